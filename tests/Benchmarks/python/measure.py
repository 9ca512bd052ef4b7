"""Gets credentials through botocore, several passes in one process, and prints what each pass took as JSON.

With --turns, a pass is made for each line of the input, and printed.
"""

import argparse
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import botocore.session
from botocore.config import Config

ROLE = "arn:aws:iam::123456789012:role/EMRExecutionRole"


def endpoint_call(session, config):
    client = session.create_client("emr-containers", config=config)

    def call(target):
        answer = client.get_managed_endpoint_session_credentials(
            virtualClusterIdentifier="vc0benchmark",
            endpointIdentifier=f"endpoint{target}",
            executionRoleArn=ROLE,
            credentialType="TOKEN",
        )
        return answer["credentials"]["token"]

    return call


def cluster_call(session, config):
    client = session.create_client("emr", config=config)

    def call(target):
        answer = client.get_cluster_session_credentials(ClusterId=f"j-BENCHMARK{target}", ExecutionRoleArn=ROLE)
        return answer["Credentials"]["UsernamePassword"]["Password"]

    return call


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--operation", choices=["endpoint", "cluster"], default="endpoint")
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--targets", type=int, default=100)
    parser.add_argument("--concurrency", type=int, default=1)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--warm-up", type=int, default=0)
    parser.add_argument("--turns", action="store_true")
    parser.add_argument("--stream", action="store_true")
    options = parser.parse_args()

    # As many connections as threads: with the default of ten, urllib3 would throw the others away after each call.
    config = Config(max_pool_connections=max(10, options.concurrency))
    make = endpoint_call if options.operation == "endpoint" else cluster_call
    call = make(botocore.session.get_session(), config)
    targets = [1 + i % options.targets for i in range(options.items)]
    passes = []
    call(1)
    with ThreadPoolExecutor(options.concurrency) as pool:
        list(pool.map(call, (1 + i % options.targets for i in range(options.warm_up))))
        for _ in sys.stdin if options.turns else range(options.passes):
            cpu = time.process_time()
            started = time.perf_counter()
            secrets = [call(t) for t in targets] if options.concurrency == 1 else list(pool.map(call, targets))
            seconds = time.perf_counter() - started
            cpu = time.process_time() - cpu
            good = sum(1 for secret in secrets if secret)
            if good != options.items:
                raise SystemExit(f"{good} of {options.items} items got a credential.")
            passed = {"seconds": seconds, "cpuSeconds": cpu}
            if options.turns:
                print(json.dumps(passed), flush=True)
            else:
                passes.append(passed)
    print(json.dumps({"passes": passes}))


main()
