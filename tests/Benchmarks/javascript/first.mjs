// One credential through the AWS SDK for JavaScript v3, as a program of one's own would get it; prints the token.
import { EMRContainersClient, GetManagedEndpointSessionCredentialsCommand } from "@aws-sdk/client-emr-containers";

const client = new EMRContainersClient({ endpoint: process.env.AWS_ENDPOINT_URL });
const answer = await client.send(new GetManagedEndpointSessionCredentialsCommand({
  virtualClusterIdentifier: "vc0benchmark",
  endpointIdentifier: "endpoint1",
  executionRoleArn: "arn:aws:iam::123456789012:role/EMRExecutionRole",
  credentialType: "TOKEN",
}));
console.log(answer.credentials.token);
