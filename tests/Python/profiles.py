"""Calls STS and EMR with boto3 as each profile of the emulator, and prints one line of JSON for each."""

import json
import os
import traceback

# botocore finds the folder of the logins when it is imported.
os.environ["HOME"] = os.environ["USERPROFILE"] = os.environ["PROFILE_HOME"]

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402

ONCE = Config(retries={"mode": "standard", "total_max_attempts": 1})
ACCOUNT = "123456789012"


def signs(profile, who, account=ACCOUNT, **environment):
    os.environ.update(environment)
    try:
        session = boto3.Session(profile_name=profile)
        caller = session.client("sts", config=ONCE).get_caller_identity()
        assert who in caller["Arn"], caller
        assert caller["Account"] == account, caller
        assert session.client("emr", config=ONCE).get_cluster_session_credentials(ClusterId="j-1")["Credentials"]
    finally:
        for name in environment:
            del os.environ[name]


def refuses(profile, code):
    try:
        signs(profile, "")
    except Exception as error:
        assert code in str(error), error
    else:
        raise AssertionError(f"{profile} was accepted")


URL = os.environ["AWS_ENDPOINT_URL"]
TOKEN = os.environ["PROFILE_TOKEN"]

CASES = {
    "keys": lambda: signs("base", ":user/emulator"),
    "role": lambda: signs("role", ":assumed-role/Data/"),
    "role of a role": lambda: signs("chain", ":assumed-role/Chained/"),
    "role with an external id": lambda: signs("partner", ":assumed-role/Partner/"),
    "role without its external id": lambda: refuses("stranger", "AccessDenied"),
    "role that needs MFA": lambda: refuses("audit", "AccessDenied"),
    "web identity": lambda: signs("web", ":assumed-role/Web/"),
    "login": lambda: signs("login", ":assumed-role/AWSReservedSSO_Admin_", "111122223333"),
    "login that is renewed": lambda: signs("expired", ":assumed-role/AWSReservedSSO_Admin_", "111122223333"),
    "process": lambda: signs("process", ":user/emulator"),
    "container": lambda: signs(
        None, ":assumed-role/EMR_TaskRole/", AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{URL}/v2/credentials/task"
    ),
    "pod": lambda: signs(
        None,
        ":assumed-role/EMR_PodRole/",
        AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{URL}/v1/credentials",
        AWS_CONTAINER_AUTHORIZATION_TOKEN=TOKEN,
    ),
    "instance": lambda: signs(None, ":assumed-role/EMR_InstanceRole/", AWS_EC2_METADATA_SERVICE_ENDPOINT=URL),
}

for name, case in CASES.items():
    problem = None
    try:
        case()
    except Exception:  # whatever went wrong belongs to this case's row
        problem = traceback.format_exc()
    print(json.dumps({"name": name, "error": problem}), flush=True)
