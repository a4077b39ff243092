import json
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.support.elastic.files import VERSION
from tests.support.elastic.fixtures import need_server

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

STARTED_ELSEWHERE = """
import time
from tests.support.elastic.running import running_nodes
with running_nodes() as [node]:
    print(node.process.pid, node.pid(), flush=True)
    time.sleep(600)
"""


def get(url, context=None, headers=None):
    request = urllib.request.Request(url, headers=headers or {})
    with urllib.request.urlopen(request, timeout=30, context=context) as answer:
        return json.load(answer)


def test_the_node_is_the_genuine_server(elasticsearch_url):
    answer = get(elasticsearch_url)

    assert answer["tagline"] == "You Know, for Search"
    assert answer["version"]["number"].split(".")[0] == VERSION.split(".")[0]


def test_the_secure_node_answers_to_its_user_under_its_own_authority(
    secure_elasticsearch,
):
    server = secure_elasticsearch
    trusting = ssl.create_default_context(cafile=server.ca)

    who = get(f"{server.url}/_security/_authenticate", trusting, server.basic)

    assert (who["username"], who["roles"]) == (server.user, ["superuser"])
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(server.url, trusting)
    refused.value.close()
    assert refused.value.code == 401
    with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
        get(server.url, ssl.create_default_context(), server.basic)


def test_a_node_dies_with_a_run_that_is_killed():
    need_server()
    run = subprocess.Popen(
        [sys.executable, "-c", STARTED_ELSEWHERE], stdout=subprocess.PIPE, text=True
    )
    processes = [int(pid) for pid in run.stdout.readline().split()]

    run.kill()
    run.communicate()

    deadline = time.monotonic() + 20
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(processes) == 2
    assert [pid for pid in processes if alive(pid)] == []


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except FileNotFoundError:
        return False
    return state[0] != "Z"
