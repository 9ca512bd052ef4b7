"""Makes with botocore the call that each case is about: one case a line of JSON, to the servers that its environment names.
Prints "ready", and then for each case "signed" or why botocore refuses."""

import json
import os

import botocore.credentials
import botocore.httpsession
import botocore.session
import botocore.tokens
from botocore.config import Config

CALLS = {
    "emr": ("get_cluster_session_credentials", {"ClusterId": "j-1"}),
    "emr-containers": (
        "get_managed_endpoint_session_credentials",
        {
            "endpointIdentifier": "ep",
            "virtualClusterIdentifier": "vc",
            "executionRoleArn": "arn:aws:iam::123456789012:role/r",
            "credentialType": "TOKEN",
        },
    ),
    "emr-serverless": (
        "get_session_endpoint",
        {"applicationId": "00emulated000001", "sessionId": "00s0000010000001"},
    ),
}


def run(case):
    os.environ.clear()
    os.environ.update(case["env"])
    # botocore finds these two out when it is imported, and this process has one case after the other.
    cache = os.path.join(case["env"]["HOME"], ".aws", "sso", "cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = cache
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = cache
    botocore.httpsession.where = lambda: case["authority"]
    session = botocore.session.Session(profile=case["profile"])
    # One attempt: the pauses between attempts are real ones.
    attempts = Config(retries={"total_max_attempts": 1})
    client = session.create_client(case["service"], region_name=case["region"], config=attempts)
    operation, parameters = CALLS[case["service"]]
    getattr(client, operation)(**parameters)


# What a credential_process reads is not the next case.
cases = os.fdopen(os.dup(0))
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
print("ready", flush=True)
for line in cases:
    try:
        run(json.loads(line))
        print("signed", flush=True)
    except Exception as error:
        print(f"{type(error).__name__}: {error}".splitlines()[0], flush=True)
