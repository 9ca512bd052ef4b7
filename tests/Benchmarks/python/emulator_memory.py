"""Sends the emulator many requests of every kind and prints its memory as it goes. Linux only.

python3 tests/Benchmarks/python/emulator_memory.py [--requests 500000] [--emulator PATH-OF-EmrSessionCredentials.Emulator.dll]
"""

import argparse
import pathlib
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
DLL = "src/EmrSessionCredentials.Emulator/bin/Release/net10.0/EmrSessionCredentials.Emulator.dll"
BATCH = 50
PAGES = 10


def request(method, path, body="", **headers):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def form(number):
    return (
        "Action=AssumeRole&Version=2011-06-15&RoleSessionName=memory"
        f"&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2FRole{number}"
    )


def requests(number):
    """One of each kind, about things that were not there before."""
    return [
        request(
            "POST",
            "/",
            f'{{"ClusterId":"j-{number}"}}',
            **{"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "ElasticMapReduce.GetClusterSessionCredentials"},
        ),
        request(
            "POST",
            f"/virtualclusters/vc{number}/endpoints/ep{number}/credentials",
            '{"executionRoleArn":"arn:aws:iam::123456789012:role/r","credentialType":"TOKEN",'
            f'"clientToken":"token-{number}"}}',
            **{"Content-Type": "application/json"},
        ),
        request("GET", f"/applications/app{number}/sessions/session{number}/endpoint"),
        request("POST", "/", form(number), **{"Content-Type": "application/x-www-form-urlencoded"}),
        request(
            "GET",
            f"/federation/credentials?role_name=Role{number}&account_id=123456789012",
            **{"x-amz-sso_bearer_token": "emulated-access-token"},
        ),
        request("PUT", "/latest/api/token", **{"X-aws-ec2-metadata-token-ttl-seconds": 60}),
        request("GET", f"/v2/credentials/{number}"),
        request("GET", f"/gateway/ep{number}/api", Authorization="token wrong"),
    ]


def read_answers(reader, count):
    """Reads so many answers; returns how many had a status other than the expected ones."""
    odd = 0
    for _ in range(count):
        status = int(reader.readline().split()[1])
        odd += status not in (200, 401)
        length = 0
        while (line := reader.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        reader.read(length)
    return odd


def megabytes(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--requests", type=int, default=500_000)
    options.add_argument("--emulator", default=ROOT / DLL)
    given = options.parse_args()

    started = time.monotonic()
    emulator = subprocess.Popen(
        ["dotnet", given.emulator, "--no-signature-check"], stdout=subprocess.PIPE, text=True
    )
    try:
        port = int(emulator.stdout.readline().strip().rsplit(":", 1)[1])
        print(f"start-up {time.monotonic() - started:.2f} s")
        connection = socket.create_connection(("127.0.0.1", port))
        reader = connection.makefile("rb")
        print(f"{'requests':>10} {'RSS, MB':>8} {'a second':>9}")
        sent = number = odd = 0
        for page in range(1, PAGES + 1):
            began, before = time.monotonic(), sent
            while sent < given.requests * page / PAGES:
                batch = []
                while len(batch) < BATCH:
                    number += 1
                    batch += requests(number)
                connection.sendall(b"".join(batch))
                odd += read_answers(reader, len(batch))
                sent += len(batch)
            rate = (sent - before) / (time.monotonic() - began)
            print(f"{sent:>10,} {megabytes(emulator.pid):>8.0f} {rate:>9,.0f}", flush=True)
        assert odd == 0, f"{odd} answers had another status"
    finally:
        emulator.terminate()
        emulator.wait()


if __name__ == "__main__":
    main()
