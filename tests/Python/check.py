"""Runs every case against the emulator with botocore and prints one line of JSON for each."""

import json
import os
import traceback
import urllib.error
import urllib.request
from base64 import b64encode

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

EMULATOR = os.environ["EMULATOR_URL"]
ROLE = "arn:aws:iam::123456789012:role/EMR_Exec"
KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE//////////token+x=="
ARN = "arn:aws:emr-containers:us-east-1:123456789012:/virtualclusters/abc123"

SESSION = botocore.session.Session()


def client(service, secret=SECRET, token=None, region="us-east-1"):
    return SESSION.create_client(
        service,
        region_name=region,
        endpoint_url=EMULATOR,
        aws_access_key_id=KEY,
        aws_secret_access_key=secret,
        aws_session_token=token,
        # One attempt: botocore's pauses between attempts are real ones.
        config=Config(retries={"mode": "standard", "total_max_attempts": 1}),
    )


def endpoint(identifier, virtual_cluster="abc123", how=None, **more):
    return client("emr-containers", **(how or {})).get_managed_endpoint_session_credentials(
        endpointIdentifier=identifier,
        virtualClusterIdentifier=virtual_cluster,
        executionRoleArn=ROLE,
        credentialType="TOKEN",
        **more,
    )


def cluster(identifier, how=None, **more):
    return client("emr", **(how or {})).get_cluster_session_credentials(ClusterId=identifier, **more)


def status(path, authorization):
    request = urllib.request.Request(EMULATOR + path, headers={"Authorization": authorization})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def basic(login):
    return "Basic " + b64encode(f"{login['Username']}:{login['Password']}".encode()).decode()


def fails(code, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response
    raise AssertionError(f"no {code}")


def an_endpoints_token_opens_the_gateway():
    answer = endpoint("py1", durationInSeconds=60, logContext="log-1", clientToken="py")
    token = answer["credentials"]["token"]
    assert status("/gateway/py1/api", f"token {token}") == 200
    assert status("/gateway/py2/api", f"token {token}") == 401
    assert endpoint("py1", durationInSeconds=60, logContext="log-1", clientToken="py")["credentials"]["token"] == token


def an_endpoint_by_arns_and_session_token():
    answer = endpoint(f"{ARN}/endpoints/py2", ARN, how={"token": TOKEN, "region": "cn-north-1"})
    assert status("/gateway/py2/api", f"Bearer {answer['credentials']['token']}") == 200


def an_endpoint_of_reserved_characters():
    assert endpoint("é%2F:/@=,&$?#[]", "a b+c~d!e'f(g)h*i")["id"]


def a_clusters_login_opens_livy():
    login = cluster("j-PY1", ExecutionRoleArn=ROLE)["Credentials"]["UsernamePassword"]
    assert status("/livy/j-PY1/sessions", basic(login)) == 200
    assert status("/livy/j-PY2/sessions", basic(login)) == 401


def modelled_errors_are_typed():
    exceptions = client("emr-containers").exceptions
    for fault, name in [
        ("invalid", "ValidationException"),
        ("throttle", "RequestThrottledException"),
        ("notfound", "ResourceNotFoundException"),
        ("internal", "InternalServerException"),
    ]:
        try:
            endpoint(f"fault-{fault}")
        except ClientError as error:
            # Each client makes classes of its own, so it is the name that is compared.
            assert type(error).__name__ == getattr(exceptions, name).__name__, error
            assert error.response["Error"]["Message"]
        else:
            raise AssertionError(f"no {name}")


def emrs_errors_have_their_members():
    response = fails("InvalidRequestException", cluster, "j-fault-notfound")
    assert response["ErrorCode"] == "NoSuchCluster", response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400
    response = fails("InternalServerError", cluster, "j-fault-internal")
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 500


def common_errors_lose_their_namespace():
    fails("InvalidSignatureException", cluster, "j-1", how={"secret": "wrong"})
    fails("InvalidSignatureException", endpoint, "e", how={"secret": "wrong"})
    fails("AccessDeniedException", cluster, "j-fault-accessdenied")
    fails("ExpiredTokenException", endpoint, "fault-expiredtoken")
    fails("UnrecognizedClientException", cluster, "j-1", how={"token": "unknown"})


def lists_come_in_pages():
    clusters = pages("emr", "list_clusters", "Clusters")
    assert [c["Id"][-1] for c in clusters] == list("12345"), clusters
    virtual = pages("emr-containers", "list_virtual_clusters", "virtualClusters")[0]["id"]
    endpoints = pages("emr-containers", "list_managed_endpoints", "endpoints", virtualClusterId=virtual)
    assert [e["state"] for e in endpoints] == ["ACTIVE", "ACTIVE", "CREATING", "TERMINATED"], endpoints
    applications = pages("emr-serverless", "list_applications", "applications", states=["STARTED", "CREATED", "STOPPED"])
    assert len(applications) == 3, applications


def pages(service, operation, items, **parameters):
    found = list(client(service).get_paginator(operation).paginate(**parameters))
    assert len(found) > 1, found
    return [item for page in found for item in page[items]]


def descriptions_are_typed():
    cluster = client("emr").describe_cluster(ClusterId="j-EMULATED00002")["Cluster"]
    assert cluster["Status"]["Timeline"]["CreationDateTime"].year == 2026, cluster
    fails("InvalidRequestException", client("emr").describe_cluster, ClusterId="j-no")
    fails("ResourceNotFoundException", client("emr-containers").describe_virtual_cluster, id="no")
    serverless = client("emr-serverless")
    application = serverless.get_application(applicationId="00emulated000001")["application"]
    assert application["createdAt"].year == 2026 and application["state"] == "STARTED", application
    fails("ResourceNotFoundException", serverless.get_application, applicationId="00no")


CASES = [
    lists_come_in_pages,
    descriptions_are_typed,
    an_endpoints_token_opens_the_gateway,
    an_endpoint_by_arns_and_session_token,
    an_endpoint_of_reserved_characters,
    a_clusters_login_opens_livy,
    modelled_errors_are_typed,
    emrs_errors_have_their_members,
    common_errors_lose_their_namespace,
]

for case in CASES:
    problem = None
    try:
        case()
    except Exception:  # whatever went wrong belongs to this case's row
        problem = traceback.format_exc()
    print(json.dumps({"name": case.__name__.replace("_", " "), "error": problem}), flush=True)
