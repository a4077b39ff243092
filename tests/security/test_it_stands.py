"""Whatever others hold, send or leave lying: the way out opens, a search is answered.

This is about being answered at all, not about speed.
"""

import json
import os
import resource
import socket
import sqlite3
import threading
import time
from contextlib import ExitStack, closing

import pytest

from directory.server.admission import MOST_CONNECTIONS, MOST_OF_ONE
from tests.support.attackers import attacked
from tests.support.instance import Instance
from tests.support.looping import read_all
from tests.support.pages import token_in
from tests.support.records import service
from tests.support.trials import SHARE, record, trials

pytestmark = pytest.mark.timeout(600)

SECONDS = max(15, trials(60))  # long enough for each deadline to pass once
SEARCHES = 15  # a minute, for one circuit
PROBES = {
    "leave": (1.0, "POST", "/leave", None, 303),
    "healthz": (1.0, "GET", "/healthz", None, 200),
    "search": (2.0, "POST", "/api/v1/search", {"q": "shelter"}, 200),
}
CLOSING = b"Host: localhost\r\nConnection: close\r\n\r\n"
HEALTHZ = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    """Serve with one process, as it comes, and with an onion; no proxy before it."""
    settings = {
        "PANAH_ONION": "http://refuge.onion",
        "PANAH_SEARCHES_PER_MINUTE": str(SEARCHES),
    }
    instance = Instance(tmp_path_factory.mktemp("stands") / "instance", settings)
    instance.panah("init")
    instance.load(service("a", "shelter"))
    with instance.serving():
        yield instance


@pytest.fixture(autouse=True, scope="module")
def enough_descriptors():
    """Let this process hold more connections than the server lets in."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))


def ask(instance, method, path, body=None, line=b"", **headers) -> tuple[int, bytes]:
    """Return status and body of an answer on a connection of its own."""
    content = json.dumps(body).encode() if body else b""
    kind = {"Content-Type": "application/json"} if body else {}
    sent = {"Host": "localhost", "Connection": "close", **kind, **headers}
    sent["Content-Length"] = str(len(content))
    lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    head = f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode()
    with connect(instance) as connection:
        connection.sendall(line + head + content)
        answer = read_all(connection)
    return int(answer.split(b" ", 2)[1] or 0) if answer else 0, answer


def connect(instance) -> socket.socket:
    """Return a connection to the server."""
    return socket.create_connection(("127.0.0.1", instance.port), timeout=20)


def say(instance, sent: bytes) -> bytes:
    """Return all that comes back for some bytes."""
    with connect(instance) as connection:
        connection.sendall(sent)
        return read_all(connection)


def crowd() -> float:
    """Return how many wait for each processor: what else this machine does.

    A soak has the machine to itself, and no excuse.
    """
    if SHARE >= 1:
        return 1.0
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def probe(instance, name: str, until: float, slow: list[str]) -> None:
    """Ask the same thing until it is enough; note what was not answered in time."""
    most_s, method, path, body, status = PROBES[name]
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            found: object = ask(instance, method, path, body)[0]
        except OSError as error:
            found = error
        took_s = time.monotonic() - began
        if found != status or took_s >= most_s * crowd():
            slow.append(f"{name}: {found} after {took_s:.2f} s")
        time.sleep(0.5)


@pytest.mark.chaos
def test_all_who_hold_connections_at_once_keep_nobody_from_an_answer(instance):
    until = time.monotonic() + SECONDS
    slow: list[str] = []
    threads = [
        threading.Thread(target=probe, args=(instance, name, until, slow))
        for name in PROBES
    ]

    with attacked(instance.port) as attackers:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        closed = {name: one.closed for name, one in attackers.items()}

    record(
        "callers of seven kinds who hold connections at once: asked for the way out,"
        " health and a search",
        SECONDS,
        f"in as many seconds {len(slow)} answers late or missing",
    )
    assert slow == []
    for name in ("slow heads", "dripping bodies", "dripping chunks", "silent sockets"):
        assert closed[name] >= attackers[name].kind.count, closed


def test_where_all_connections_are_taken_a_new_one_is_read(instance):
    with ExitStack() as stack:
        for _number in range(MOST_CONNECTIONS + 100):
            connection = stack.enter_context(connect(instance))
            connection.sendall(b"GET ")
        began = time.monotonic()
        status = ask(instance, "POST", "/leave")[0]
        took_s = time.monotonic() - began

    assert (status, took_s < crowd()) == (303, True)


def circuit(number: int) -> bytes:
    """Return what Tor says of a circuit."""
    return f"PROXY TCP6 fc00:dead:beef:4dad::{number} ::1 65535 80\r\n".encode()


def test_tor_tells_circuits_apart_and_the_limits_count_each(instance):
    def search(number: int) -> int:
        body = {"q": "shelter"}
        return ask(instance, "POST", "/api/v1/search", body, circuit(number))[0]

    spent = [search(1) for _time in range(SEARCHES + 1)]

    assert spent == [200] * SEARCHES + [429]
    assert (search(2), search(1)) == (200, 429)
    assert ask(instance, "POST", "/leave", line=circuit(1))[0] == 303


def test_a_circuit_that_holds_too_many_displaces_itself_alone(instance):
    with ExitStack() as stack:
        held = [stack.enter_context(connect(instance)) for _ in range(MOST_OF_ONE + 2)]
        other, *own = held
        other.sendall(circuit(3))
        for connection in own:
            connection.sendall(circuit(4) + b"GET ")
            time.sleep(0.005)
        first = read_all(own[0])
        other.sendall(HEALTHZ)

        assert first == b""
        assert other.recv(15) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    ("sent", "statuses"),
    [
        (HEALTHZ * 2 + b"GET /healthz HTTP/1.1\r\n" + CLOSING, [200, 200, 200]),
        (b"HEAD /healthz HTTP/1.1\r\n" + CLOSING, [200]),
        (b"GET /healthz HTTP/1.0\r\n\r\n", [200]),
        (b"GET /en/ HTTP/1.0\r\n\r\n", [400]),
        (b"POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n"
         + CLOSING + b"0\r\n\r\n" + HEALTHZ, [400]),
        (b"POST / HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 0\r\n"
         + CLOSING + HEALTHZ, [400]),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + CLOSING
         + b"0;a\nb\r\n\r\n" + HEALTHZ, [400]),
        (b"GET /healthz HTTP/1.1\r\nX: a\r\n b\r\n" + CLOSING, [400]),
        (b"GET /healthz HTTP/1.1\r\nX: \x00\r\n" + CLOSING, [400]),
        (b"GET /healthz HTTP/1.1\nHost: localhost\n\n", [400]),
        (b"GET /healthz HTTP/9.9\r\n" + CLOSING, [400]),
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + CLOSING, [414]),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 300 + CLOSING, [431]),
        (b"PROXY TCP6 nonsense\r\n" + HEALTHZ, [400]),
        (b"POST /en/search HTTP/1.1\r\nContent-Length: 70000\r\n" + CLOSING
         + b"a" * 70_000, [413]),
        (b"POST /en/search HTTP/1.1\r\nContent-Length: 99999999\r\n" + CLOSING
         + b"a" * 70_000, [413]),
        (b"POST /en/search HTTP/1.1\r\nExpect: 100-continue\r\n"
         b"Content-Length: 70000\r\n" + CLOSING, [413]),
        (b"POST /api/v1/search HTTP/1.1\r\nExpect: 100-continue\r\n"
         b"Content-Type: application/json\r\nContent-Length: 2\r\n" + CLOSING + b"{}",
         [200]),
        (b"\x16\x03\x01\x02\x00\n" * 40, [400]),
    ],
)  # fmt: skip
def test_each_request_is_answered_once_and_nothing_hides_in_it(
    instance, sent, statuses
):
    answer = say(instance, sent)

    found = [int(part.split(b" ", 2)[1]) for part in answer.split(b"HTTP/1.")[1:]]
    assert found == statuses
    assert b"server:" not in answer.lower()


def test_uploads_that_are_broken_off_leave_nothing_behind(instance):
    head = b"POST /api/v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999\r\n"
    for _number in range(100):
        with connect(instance) as connection:
            connection.sendall(head + b"\r\n" + b"a" * 500)

    assert ask(instance, "GET", "/healthz")[0] == 200


def test_a_locked_database_takes_no_thread_from_searches(instance):
    page = ask(instance, "GET", "/en/correction", line=circuit(5))[1].decode()
    cookie = page.partition("Set-Cookie: ")[2].partition(";")[0]
    fields = f"csrf_token={token_in(page)}&wrong=Lawer&better=Lawyer"
    answers: list[tuple[int, float]] = []

    def correct(number: int) -> None:
        began = time.monotonic()
        status = post_form(instance, circuit(10 + number), cookie, fields)
        answers.append((status, time.monotonic() - began))

    with closing(sqlite3.connect(instance.folder / "panah.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        threads = [threading.Thread(target=correct, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.5)
        began = time.monotonic()
        found = ask(instance, "POST", "/api/v1/search", {"q": "shelter"}, circuit(6))
        home = ask(instance, "GET", "/en/", line=circuit(6))
        took_s = time.monotonic() - began
        for thread in threads:
            thread.join()
        other.rollback()

    assert (found[0], home[0], took_s < 2 * crowd()) == (200, 200, True)
    assert [status for status, _s in answers] == [503] * 4
    assert max(took_s for _status, took_s in answers) < 10 * crowd()
    assert post_form(instance, circuit(7), cookie, fields) == 303


def post_form(instance, line: bytes, cookie: str, fields: str) -> int:
    """Send a form as its own page sends it; return the status."""
    head = (
        "POST /en/correction HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        f"Cookie: {cookie}\r\nContent-Length: {len(fields)}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    )
    return int(say(instance, line + head.encode() + fields.encode()).split(b" ")[1])


def test_a_second_server_on_the_port_says_so_and_ends(instance):
    said = instance.panah("serve", expect=1)

    assert said == (
        f"panah: Panah cannot listen on 127.0.0.1 port {instance.port}: another"
        " program listens there already; end it, or set PANAH_PORT to a free port.\n"
    )
