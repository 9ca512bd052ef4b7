// Gets credentials through the AWS SDK for JavaScript v3, several passes in one process, and prints what each pass took
// as JSON. With --turns, a pass is made for each line of the input, and printed.
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    operation: { type: "string", default: "endpoint" },
    items: { type: "string", default: "1000" },
    targets: { type: "string", default: "100" },
    concurrency: { type: "string", default: "1" },
    passes: { type: "string", default: "3" },
    "warm-up": { type: "string", default: "0" },
    turns: { type: "boolean", default: false },
    stream: { type: "boolean", default: false },
  },
});
const items = Number(values.items);
const targets = Number(values.targets);
const concurrency = Number(values.concurrency);
const executionRoleArn = "arn:aws:iam::123456789012:role/EMRExecutionRole";

// Only what the operation needs is loaded, as a program of one's own would do. The SDK's agent keeps connections alive
// and allows 50 of them; more are asked for where more calls run at once.
const requestHandler = { httpAgent: { keepAlive: true, maxSockets: Math.max(50, concurrency) } };
const setup = { endpoint: process.env.AWS_ENDPOINT_URL, requestHandler };
const call = values.operation === "endpoint" ? await endpointCall() : await clusterCall();

async function endpointCall() {
  const sdk = await import("@aws-sdk/client-emr-containers");
  const client = new sdk.EMRContainersClient(setup);
  return async (target) => {
    const answer = await client.send(new sdk.GetManagedEndpointSessionCredentialsCommand({
      virtualClusterIdentifier: "vc0benchmark",
      endpointIdentifier: `endpoint${target}`,
      executionRoleArn,
      credentialType: "TOKEN",
    }));
    return answer.credentials.token;
  };
}

async function clusterCall() {
  const sdk = await import("@aws-sdk/client-emr");
  const client = new sdk.EMRClient(setup);
  return async (target) => {
    const command = new sdk.GetClusterSessionCredentialsCommand(
      { ClusterId: `j-BENCHMARK${target}`, ExecutionRoleArn: executionRoleArn });
    return (await client.send(command)).Credentials.UsernamePassword.Password;
  };
}

async function pass(items) {
  let next = 0;
  let good = 0;
  const worker = async () => {
    while (next < items) {
      if (await call(1 + (next++ % targets))) good++;
    }
  };
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  if (good !== items) throw new Error(`${good} of ${items} items got a credential.`);
  return { seconds, cpuSeconds: (used.user + used.system) / 1e6 };
}

await call(1);
await pass(Number(values["warm-up"]));
const passes = [];
if (values.turns) {
  for await (const _ of createInterface({ input: process.stdin })) console.log(JSON.stringify(await pass(items)));
}
while (!values.turns && passes.length < Number(values.passes)) passes.push(await pass(items));
console.log(JSON.stringify({ passes }));
