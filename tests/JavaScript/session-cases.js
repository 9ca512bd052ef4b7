// Sessions, and looking around in the account. Each case is a row of its own in the .NET test run.
import assert from "node:assert/strict";
import * as EMR from "@aws-sdk/client-emr";
import * as Containers from "@aws-sdk/client-emr-containers";
import * as Serverless from "@aws-sdk/client-emr-serverless";
import { fails } from "./cases.js";
import { containers, emr, role, serverless } from "./clients.js";
import { callStatus } from "./grpc.js";
import { sparkConnect } from "./spark-connect.js";

const clusterSession = async (SessionId, config) =>
  (await emr(config)).send(new EMR.GetSessionEndpointCommand({ ClusterId: "j-JS", SessionId }));

const serverlessSession = async (sessionId, config) =>
  (await serverless(config)).send(new Serverless.GetSessionEndpointCommand({ applicationId: "00js", sessionId }));

const all = async (pages, items) => {
  const found = [];
  let count = 0;
  for await (const page of pages) {
    found.push(...page[items]);
    count++;
  }
  assert.ok(count > 1, `${items}: ${count} page`);
  return found;
};

const accepted = { status: 200, grpc: "0" };
const refused = { status: 200, grpc: "16" };
const virtualClusterId = "vcemulated000000000000001";

export const sessionCases = {
  "a cluster session's endpoint, token and login": async () => {
    const answer = await clusterSession("is-1");
    assert.match(answer.Endpoint, /^https:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(Object.keys(answer.Credentials).join(), "UsernamePassword");
    assert.ok(answer.AuthTokenExpirationTime instanceof Date && answer.AuthTokenExpirationTime > new Date());
    const token = { "x-aws-proxy-auth": answer.AuthToken };
    assert.deepEqual(await sparkConnect({ ...token, authorization: "is-1" }, answer.Endpoint), accepted);
    assert.deepEqual(await sparkConnect(token, answer.Endpoint), refused);
  },
  "a serverless session's endpoint and token": async () => {
    const answer = await serverlessSession("00s1");
    assert.deepEqual([answer.applicationId, answer.sessionId], ["00js", "00s1"]);
    assert.ok(answer.authTokenExpiresAt instanceof Date && answer.authTokenExpiresAt > new Date());
    const call = (token) => sparkConnect({ "x-aws-proxy-auth": token }, answer.endpoint);
    assert.deepEqual(await call(answer.authToken), accepted);
    assert.deepEqual(await call("wrong"), refused);
  },
  "a managed endpoint's token on Spark Connect": async () => {
    const id = "epemulated000000010000002";
    const client = await containers();
    const { endpoint } = await client.send(new Containers.DescribeManagedEndpointCommand({ id, virtualClusterId }));
    const { credentials } = await client.send(
      new Containers.GetManagedEndpointSessionCredentialsCommand({
        endpointIdentifier: id,
        virtualClusterIdentifier: virtualClusterId,
        executionRoleArn: endpoint.executionRoleArn,
        credentialType: "TOKEN",
      }),
    );
    // This client is too old to know authProxyUrl, so the address is the one that the emulator tells.
    assert.deepEqual(await sparkConnect({ "x-aws-proxy-auth": credentials.token }), accepted);
  },
  "gRPC's statuses in gRPC's own client": async () => {
    const { authToken } = await serverlessSession("00s1");
    assert.equal(await callStatus("spark.connect.SparkConnectService", authToken), "OK");
    assert.equal(await callStatus("spark.connect.SparkConnectService", "wrong"), "UNAUTHENTICATED");
    assert.equal(await callStatus("other.Service", authToken), "UNIMPLEMENTED");
  },
  "a session that fails twice, then is answered": async () => {
    assert.equal((await clusterSession("is-fault-internal-2")).$metadata.attempts, 3);
  },
  "a session's errors": async () => {
    await fails(clusterSession("is-fault-internal"), EMR.InternalServerException, { $fault: "server" });
    await fails(clusterSession("is-fault-invalid"), EMR.InvalidRequestException, { ErrorCode: "ValidationError" });
    await fails(serverlessSession("NO"), Serverless.ValidationException, { name: "ValidationException" });
  },
  "a session signed with a wrong secret": async () => {
    const config = { credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wrong" } };
    await fails(clusterSession("is-2", config), undefined, { name: "InvalidSignatureException" });
    await fails(serverlessSession("00s2", config), undefined, { name: "InvalidSignatureException" });
  },
  "all clusters, page by page": async () => {
    const client = await emr();
    const clusters = await all(EMR.paginateListClusters({ client }, {}), "Clusters");
    assert.deepEqual(clusters.map((c) => c.Status.State), ["WAITING", "RUNNING", "TERMINATED", "WAITING", "RUNNING"]);
    assert.ok(clusters[0].Status.Timeline.CreationDateTime > clusters[1].Status.Timeline.CreationDateTime);
    const running = await client.send(
      new EMR.ListClustersCommand({ ClusterStates: ["RUNNING"], CreatedAfter: new Date("2026-01-01T09:00:00Z") }),
    );
    assert.deepEqual(running.Clusters.map((c) => c.Id), ["j-EMULATED00002"]);
  },
  "a cluster and its sessions": async () => {
    const client = await emr();
    const { Cluster } = await client.send(new EMR.DescribeClusterCommand({ ClusterId: "j-EMULATED00002" }));
    assert.equal(Cluster.MasterPublicDnsName, "j-emulated00002.localhost");
    const sessions = await all(EMR.paginateListSessions({ client }, { ClusterId: Cluster.Id }), "Sessions");
    assert.deepEqual(sessions.map((s) => s.State), ["IDLE", "STARTED", "TERMINATED"]);
    const { Session } = await client.send(
      new EMR.GetSessionCommand({ ClusterId: Cluster.Id, SessionId: sessions[0].Id }),
    );
    assert.deepEqual(Session, sessions[0]);
    const unknown = client.send(new EMR.DescribeClusterCommand({ ClusterId: "j-NO" }));
    await fails(unknown, EMR.InvalidRequestException, { ErrorCode: "NoSuchCluster" });
  },
  "a cluster session from start to end": async () => {
    const client = await emr();
    const ClusterId = "j-EMULATED00005";
    const started = await client.send(
      new EMR.StartSessionCommand({
        ClusterId,
        Name: "daily",
        ExecutionRoleArn: role,
        EngineConfigurations: [{ Classification: "spark-defaults", Properties: { "spark.executor.memory": "4g" } }],
        MonitoringConfiguration: { S3LoggingConfiguration: { Enabled: true, LogUri: "s3://logs/" } },
        SessionIdleTimeoutInMinutes: 30,
        Tags: [{ Key: "team", Value: "etl" }],
      }),
    );
    assert.deepEqual([started.ClusterId, started.State], [ClusterId, "SUBMITTED"]);
    const session = { ClusterId, SessionId: started.Id };
    const { Session } = await client.send(new EMR.GetSessionCommand(session));
    assert.deepEqual(
      [Session.State, Session.Name, Session.ExecutionRoleArn, Session.SessionIdleTimeoutInMinutes, Session.Arn],
      ["IDLE", "daily", role, 30, started.Arn],
    );
    const answer = await client.send(new EMR.GetSessionEndpointCommand(session));
    const headers = { "x-aws-proxy-auth": answer.AuthToken, authorization: started.Id };
    assert.deepEqual(await sparkConnect(headers, answer.Endpoint), accepted);
    const ended = await client.send(new EMR.TerminateSessionCommand(session));
    assert.deepEqual([ended.SessionId, ended.State], [started.Id, "TERMINATING"]);
    await fails(client.send(new EMR.GetSessionEndpointCommand(session)), EMR.InvalidRequestException, {
      ErrorCode: "ValidationError",
    });
    await fails(client.send(new EMR.StartSessionCommand({ ClusterId: "j-EMULATED00003" })), EMR.InvalidRequestException, {
      ErrorCode: "ValidationError",
    });
  },
  "a serverless session from start to end": async () => {
    const client = await serverless();
    const applicationId = "00emulated000001";
    const started = await client.send(
      new Serverless.StartSessionCommand({
        applicationId,
        executionRoleArn: role,
        name: "daily",
        configurationOverrides: {
          runtimeConfiguration: [{ classification: "spark-defaults", properties: { "spark.executor.memory": "4g" } }],
        },
        tags: { team: "etl" },
        idleTimeoutMinutes: 30,
      }),
    );
    const named = { applicationId, sessionId: started.sessionId };
    const { session } = await client.send(new Serverless.GetSessionCommand(named));
    assert.deepEqual(
      [session.state, session.name, session.executionRoleArn, session.arn],
      ["IDLE", "daily", role, started.arn],
    );
    const answer = await client.send(new Serverless.GetSessionEndpointCommand(named));
    assert.deepEqual(await sparkConnect({ "x-aws-proxy-auth": answer.authToken }, answer.endpoint), accepted);
    const ended = await client.send(new Serverless.TerminateSessionCommand(named));
    assert.equal(ended.sessionId, started.sessionId);
    await fails(client.send(new Serverless.GetSessionEndpointCommand(named)), Serverless.ValidationException, {});
    const stopped = new Serverless.StartSessionCommand({ applicationId: "00emulated000003", executionRoleArn: role });
    await fails(client.send(stopped), Serverless.ConflictException, { message: "Application 00emulated000003 is STOPPED." });
  },
  "a URL for a user interface of a cluster": async () => {
    const client = await emr();
    const request = { ClusterId: "j-EMULATED00001", OnClusterAppUIType: "SparkHistoryServer", ExecutionRoleArn: role };
    const { PresignedURLReady, PresignedURL } = await client.send(new EMR.GetOnClusterAppUIPresignedURLCommand(request));
    assert.equal(PresignedURLReady, true);
    const page = await fetch(PresignedURL);
    assert.equal(await page.text(), "emulated: SparkHistoryServer of j-EMULATED00001");
    assert.equal((await fetch(PresignedURL.slice(0, -1))).status, 403);
  },
  "all virtual clusters and managed endpoints, page by page": async () => {
    const client = await containers();
    const clusters = await all(Containers.paginateListVirtualClusters({ client }, {}), "virtualClusters");
    assert.deepEqual(clusters.map((c) => c.state), ["RUNNING", "RUNNING", "TERMINATED"]);
    assert.ok(clusters[0].createdAt instanceof Date);
    const request = { virtualClusterId: clusters[0].id, states: ["ACTIVE", "CREATING"] };
    const endpoints = await all(Containers.paginateListManagedEndpoints({ client }, request), "endpoints");
    assert.deepEqual(
      endpoints.map((e) => e.type),
      ["JUPYTER_ENTERPRISE_GATEWAY", "SPARK_CONNECT", "JUPYTER_ENTERPRISE_GATEWAY"],
    );
    const { virtualCluster } = await client.send(new Containers.DescribeVirtualClusterCommand({ id: clusters[0].id }));
    assert.deepEqual(virtualCluster, clusters[0]);
    const unknown = new Containers.DescribeManagedEndpointCommand({ id: "no", virtualClusterId: clusters[0].id });
    await fails(client.send(unknown), Containers.ResourceNotFoundException, {
      message: "Managed endpoint no doesn't exist.",
    });
  },
  "all applications and their sessions, page by page": async () => {
    const client = await serverless();
    const applications = await all(Serverless.paginateListApplications({ client }, {}), "applications");
    assert.deepEqual(applications.map((a) => a.state), ["STARTED", "CREATED", "STOPPED"]);
    const applicationId = applications[0].id;
    const { application } = await client.send(new Serverless.GetApplicationCommand({ applicationId }));
    assert.deepEqual([application.applicationId, application.createdAt], [applicationId, applications[0].createdAt]);
    const request = { applicationId, states: ["IDLE", "STARTED", "TERMINATED"], maxResults: 1 };
    const sessions = await all(Serverless.paginateListSessions({ client }, request), "sessions");
    assert.equal(sessions.length, 3);
    assert.ok(sessions[0].createdAt instanceof Date);
    const unknown = client.send(new Serverless.ListSessionsCommand({ applicationId: "00no" }));
    const error = await fails(unknown, Serverless.ResourceNotFoundException, { name: "ResourceNotFoundException" });
    assert.equal(error.$metadata.httpStatusCode, 404);
  },
};
