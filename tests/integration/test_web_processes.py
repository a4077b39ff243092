"""Several web processes on one port: they share, are replaced, and end in order."""

import os
import resource
import signal
import socket
import sqlite3
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.support.instance import START_S, Instance, wait_until
from tests.support.looping import read_all
from tests.support.pages import token_in
from tests.support.processes import connections

pytestmark = pytest.mark.timeout(600)

SEARCH = "/api/v1/search", {"q": "shelter"}
PAGE = b"GET /en/correction HTTP/1.1\r\nHost: localhost\r\n\r\n"
DESCRIPTORS = 80
COMMANDS = {"web": "serve", "index": "worker"}


@pytest.fixture
def served(tmp_path):
    """Serve with two web processes; yield the instance and the process that leads."""
    instance = Instance(tmp_path / "instance", {"PANAH_WORKERS": "2"})
    instance.panah("init")
    process = instance.start(
        "serve", start_new_session=True, preexec_fn=with_few_descriptors
    )
    try:
        wait_until(lambda: instance.status("/readyz") == 200, START_S)
        wait_until(lambda: len(running(process.pid, "web")) == 2, START_S)
        yield instance, process
    finally:
        process.terminate()
        process.communicate(timeout=60)


def with_few_descriptors() -> None:
    """Let the server open as few files as a careless system does, and fewer."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))


def running(leader: int, kind: str) -> list[int]:
    """Return the children of one kind; a web process once it lets people in."""
    found = []
    lists = Path(f"/proc/{leader}/task").glob("*/children")
    for pid in [int(word) for one in lists for word in one.read_text().split()]:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except FileNotFoundError:
            continue
        if COMMANDS[kind].encode() in command:
            found.append(pid)
    return found


def split_of(instance, processes: list[int], count: int) -> list[int]:
    """Return how many of so many kept connections each process takes."""
    with ExitStack() as stack:
        for _number in range(count):
            line = stack.enter_context(
                socket.create_connection(("127.0.0.1", instance.port), timeout=60)
            )
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            line.recv(1000)
        return [connections(pid) for pid in processes]


def test_they_share_connections_are_replaced_and_end_in_order(served):
    instance, leader = served
    first, second = running(leader.pid, "web")
    # Until both have begun, and neither waits for a processor.
    wait_until(lambda: split_of(instance, [first, second], 8) == [4, 4], START_S)

    with ExitStack() as stack:
        for _number in range(3 * DESCRIPTORS):
            line = socket.create_connection(("127.0.0.1", instance.port), timeout=60)
            stack.enter_context(line).sendall(b"GET ")
        crowded = [instance.status("/healthz"), instance.post(*SEARCH)[0]]

    os.kill(first, signal.SIGKILL)
    wait_until(lambda: first not in running(leader.pid, "web"), 30)
    one_left = instance.status("/healthz")
    wait_until(lambda: len(running(leader.pid, "web")) == 2, 60)

    [index] = running(leader.pid, "index")
    answer, ended = ended_while_writing(instance, leader)
    said = leader.stderr.read()

    assert crowded == [200, 200]
    assert one_left == 200
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert b"\r\nConnection: close\r\n" in answer
    assert (ended, Path(f"/proc/{index}").exists()) == (0, False)
    assert said == f"Panah serves on {instance.url}/\n" + said.partition("\n")[2]
    assert "Traceback" not in said


def ended_while_writing(instance, leader) -> tuple[bytes, int]:
    """End the server while a form waits for the database; return both answers."""
    page = read_page(instance)
    cookie = page.partition("Set-Cookie: ")[2].partition(";")[0]
    fields = f"csrf_token={token_in(page)}&wrong=Lawer"
    head = (
        f"POST /en/correction HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
        f"Content-Length: {len(fields)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    with (
        closing(sqlite3.connect(instance.folder / "panah.sqlite")) as other,
        socket.create_connection(("127.0.0.1", instance.port), timeout=60) as line,
    ):
        other.execute("BEGIN IMMEDIATE")
        line.sendall(head.encode() + fields.encode())
        time.sleep(0.5)  # it waits for three seconds
        leader.terminate()
        answer = read_all(line)
        other.rollback()
    return answer, leader.wait(60)


def read_page(instance) -> str:
    """Return the page with the form, and its head."""
    with socket.create_connection(("127.0.0.1", instance.port), timeout=60) as line:
        line.sendall(PAGE.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        return read_all(line).decode()
