"""One credential through botocore, as a program of one's own would get it; prints the token."""

import botocore.session

client = botocore.session.get_session().create_client("emr-containers")
answer = client.get_managed_endpoint_session_credentials(
    virtualClusterIdentifier="vc0benchmark",
    endpointIdentifier="endpoint1",
    executionRoleArn="arn:aws:iam::123456789012:role/EMRExecutionRole",
    credentialType="TOKEN",
)
print(answer["credentials"]["token"])
