// The official clients, set up for the emulator.
import { EMRClient } from "@aws-sdk/client-emr";
import { EMRContainersClient } from "@aws-sdk/client-emr-containers";
import { EMRServerlessClient } from "@aws-sdk/client-emr-serverless";

export const emulator = process.env.EMULATOR_URL;
export const role = "arn:aws:iam::123456789012:role/EMR_Exec";
export const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
export const sessionToken = "IQoJb3JpZ2luX2VjEXAMPLE//////////token+x==";

export const containers = (config = {}) => withoutWaiting(new EMRContainersClient(settings(config)));
export const emr = (config = {}) => withoutWaiting(new EMRClient(settings(config)));
export const serverless = (config = {}) => withoutWaiting(new EMRServerlessClient(settings(config)));

function settings(config) {
  return { endpoint: emulator, region: "us-east-1", credentials: keys, ...config };
}

// What is retried, and how often, stays the client's decision; only the pause before it is taken away.
async function withoutWaiting(client) {
  const strategy = await client.config.retryStrategy();
  const refresh = strategy.refreshRetryTokenForRetry.bind(strategy);
  strategy.refreshRetryTokenForRetry = async (...args) => {
    const token = await refresh(...args);
    token.getRetryDelay = () => 0;
    return token;
  };
  client.config.retryStrategy = async () => strategy; // older clients make a new one for each call
  return client;
}
