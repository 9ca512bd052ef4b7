// What the clients must see. Each case is a row of its own in the .NET test run.
import assert from "node:assert/strict";
import * as EMR from "@aws-sdk/client-emr";
import * as Containers from "@aws-sdk/client-emr-containers";
import { containers, emr, emulator, keys, role, sessionToken } from "./clients.js";

const arn = "arn:aws:emr-containers:us-east-1:123456789012:/virtualclusters/abc123";

const endpoint = async (endpointIdentifier, { config, ...input } = {}) =>
  (await containers(config)).send(
    new Containers.GetManagedEndpointSessionCredentialsCommand({
      endpointIdentifier,
      virtualClusterIdentifier: "abc123",
      executionRoleArn: role,
      credentialType: "TOKEN",
      ...input,
    }),
  );

const cluster = async (ClusterId, { config, ...input } = {}) =>
  (await emr(config)).send(
    new EMR.GetClusterSessionCredentialsCommand({ ClusterId, ExecutionRoleArn: role, ...input }),
  );

const get = (path, authorization) => fetch(emulator + path, { headers: { authorization } });

const basic = ({ Username, Password }) => "Basic " + Buffer.from(`${Username}:${Password}`).toString("base64");

const observed = async () => (await fetch(`${emulator}/_emulator/requests`)).json();

export const fails = async (call, type, expected) => {
  const error = await call.then(
    () => assert.fail("no error"),
    (caught) => caught,
  );
  if (type) assert.ok(error instanceof type, `${error.name} is no ${type.name}`);
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(error[name], value, name);
  return error;
};

export const cases = {
  "an endpoint's token, by ids": async () => {
    const answer = await endpoint("js1");
    assert.match(answer.id, /^[0-9a-z]+$/);
    assert.match(answer.credentials.token, /^\S{64}$/);
    const minutes = (answer.expiresAt - Date.now()) / 60000;
    assert.ok(minutes > 14 && minutes <= 15, `expires in ${minutes} minutes`);
    assert.match(answer.$metadata.requestId, /^[0-9a-f-]{36}$/);
  },
  "an endpoint's token, by ARNs": async () => {
    const answer = await endpoint(`${arn}/endpoints/js2`, { virtualClusterIdentifier: arn });
    assert.equal((await get("/gateway/js2/api", `token ${answer.credentials.token}`)).status, 200);
  },
  "an endpoint's token, by an id of reserved characters": async () => {
    const answer = await endpoint("é%2F:/@=,&$?#[] b+c~d!e'f(g)h*i");
    assert.ok(answer.credentials.token);
  },
  "every member of the request": async () => {
    const answer = await endpoint("js3", { durationInSeconds: 43200, logContext: "my-log.ctx-1", clientToken: "js" });
    assert.ok((answer.expiresAt - Date.now()) / 3600000 > 11.9);
  },
  "the token on the gateway": async () => {
    const { credentials } = await endpoint("js4");
    const specs = await get("/gateway/js4/api/kernelspecs", `token ${credentials.token}`);
    assert.equal((await specs.json()).default, "python3");
    assert.equal((await get("/gateway/js4/api", `Bearer ${credentials.token}`)).status, 200);
    assert.equal((await get("/gateway/other/api", `token ${credentials.token}`)).status, 401);
  },
  "a cluster's login": async () => {
    const answer = await cluster("j-JS1");
    assert.equal(Object.keys(answer.Credentials).join(), "UsernamePassword");
    assert.ok(answer.ExpiresAt instanceof Date && answer.ExpiresAt > new Date());
  },
  "a cluster's login without a role": async () => {
    const answer = await cluster("j-JS2", { ExecutionRoleArn: undefined });
    assert.ok(answer.Credentials.UsernamePassword.Password);
  },
  "the login on Livy": async () => {
    const login = basic((await cluster("j-JS3")).Credentials.UsernamePassword);
    const list = await get("/livy/j-JS3/sessions", login);
    assert.deepEqual(await list.json(), { from: 0, total: 0, sessions: [] });
    assert.equal((await get("/livy/j-OTHER/sessions", login)).status, 401);
  },
  "a session token, any region": async () => {
    const config = { region: "eu-south-2", credentials: { ...keys, sessionToken } };
    assert.ok((await endpoint("js5", { config })).credentials.token);
    assert.ok((await cluster("j-JS5", { config })).Credentials);
  },
  "throttled twice, then answered, with one client token": async () => {
    const answer = await endpoint("fault-throttle-2-js");
    assert.equal(answer.$metadata.attempts, 3);
    const { requests } = await observed();
    const seen = requests.filter((request) => request.identifiers.includes("fault-throttle-2-js"));
    assert.deepEqual(seen.map((request) => request.attempt), [1, 2, 3]);
    assert.deepEqual(seen.map((request) => request.status), [400, 400, 200]);
    assert.equal(new Set(seen.map((request) => request.clientToken)).size, 1);
    assert.equal(new Set(seen.map((request) => request.invocationId)).size, 1);
    assert.ok(seen[0].clientToken && seen[0].invocationId);
  },
  "an EMR call that fails twice, then is answered": async () => {
    assert.equal((await cluster("j-fault-internal-2-js")).$metadata.attempts, 3);
  },
  "ValidationException": async () => {
    const error = await fails(endpoint("js6", { durationInSeconds: 0 }), Containers.ValidationException, {
      name: "ValidationException",
      $fault: "client",
    });
    assert.match(error.message, /'durationInSeconds'/);
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.equal(error.$metadata.attempts, 1);
  },
  "RequestThrottledException": async () => {
    const error = await fails(endpoint("fault-throttle-js"), Containers.RequestThrottledException, {
      message: "Rate exceeded",
    });
    assert.equal(error.$metadata.httpStatusCode, 400);
    assert.equal(error.$metadata.attempts, 3);
  },
  "ResourceNotFoundException": () =>
    fails(endpoint("fault-notfound-js"), Containers.ResourceNotFoundException, {
      message: "Managed endpoint fault-notfound-js doesn't exist.",
    }),
  "InternalServerException": async () => {
    const error = await fails(endpoint("fault-internal-js"), Containers.InternalServerException, { $fault: "server" });
    assert.equal(error.$metadata.httpStatusCode, 500);
  },
  "InvalidRequestException": async () => {
    const call = cluster("j-JS6", { ExecutionRoleArn: "arn:aws:iam::1:user/U" });
    const error = await fails(call, EMR.InvalidRequestException, { ErrorCode: "ValidationError" });
    assert.match(error.message, /is not a valid IAM role ARN/);
  },
  "InternalServerError": () => fails(cluster("j-fault-internal-js"), EMR.InternalServerError, { $fault: "server" }),
  "EMR's ValidationException": () => fails(cluster("j".repeat(257)), undefined, { name: "ValidationException" }),
  "ThrottlingException": () =>
    fails(cluster("j-fault-throttle-js", { config: { maxAttempts: 1 } }), undefined, { name: "ThrottlingException" }),
  "a wrong secret": async () => {
    const config = { credentials: { ...keys, secretAccessKey: "wrong" } };
    await fails(endpoint("js7", { config }), undefined, { name: "InvalidSignatureException" });
    await fails(cluster("j-JS7", { config }), undefined, { name: "InvalidSignatureException" });
  },
  "an unknown key": async () => {
    const config = { credentials: { ...keys, accessKeyId: "AKIDNOBODY" } };
    await fails(endpoint("js8", { config }), undefined, { name: "UnrecognizedClientException" });
    await fails(cluster("j-JS8", { config }), undefined, { name: "UnrecognizedClientException" });
  },
  "403s of each kind": async () => {
    for (const kind of ["AccessDenied", "ExpiredToken", "UnrecognizedClient", "InvalidSignature"]) {
      const fault = `fault-${kind.toLowerCase()}`;
      const error = await fails(endpoint(fault), undefined, { name: `${kind}Exception` });
      assert.equal(error.$metadata.httpStatusCode, 403);
      await fails(cluster(`j-${fault}`), undefined, { name: `${kind}Exception` });
    }
  },
  "a union member that nobody knows": async () => {
    const { Credentials } = await cluster("j-fault-unknownmember");
    assert.deepEqual(Object.keys(Credentials), ["$unknown"]);
    assert.equal(Credentials.$unknown[0], "Certificate");
  },
  "a body that is cut off": () => fails(cluster("j-fault-truncated"), undefined, { name: "SyntaxError" }),
};
