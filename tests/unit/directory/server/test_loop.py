import socket
import threading
from types import SimpleNamespace

import pytest
from flask import Flask, Response, request
from werkzeug.routing import BaseConverter

from directory.access import Counts, public
from directory.config import Config
from directory.server import loop as loop_module
from directory.server.admission import MOST_OF_ONE
from directory.server.connection import Phase
from tests.support.instance import wait_until
from tests.support.looping import looping, read_all

GET = b"GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"
CLOSING = b"GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
LARGE = 40_000_000


@pytest.fixture
def gate():
    """Return what keeps the view ``held`` from answering, and tells that it began."""
    return SimpleNamespace(open=threading.Event(), begun=threading.Semaphore(0))


class OddConverter(BaseConverter):
    """A part of an address that nobody can read."""

    def to_python(self, value: str) -> object:
        return int(value) / 0


@pytest.fixture
def app(gate):
    app = Flask("tests", static_folder=None)
    app.url_map.converters["odd"] = OddConverter
    app.add_url_rule("/odd/<odd:number>", "odd", lambda number: number)

    @app.route("/x", methods=["GET", "POST"])
    @public(counts=Counts.SEARCH)
    def x():
        return f"{request.method} {len(request.get_data())}"

    @app.route("/held", methods=["GET", "POST"])
    @public()
    def held():
        gate.begun.release()
        assert gate.open.wait(30)
        return "held"

    @app.route("/leave")
    @public(counts=Counts.NOTHING)
    def leave():
        return "left"

    @app.route("/large")
    @public()
    def large():
        return b"x" * LARGE

    @app.route("/broken")
    @public()
    def broken():
        return Response(iter([b"a", 1 / 1, None]))

    return app


@pytest.fixture
def config(tmp_path):
    return Config(
        data_dir=tmp_path, database_url="", secret_file=tmp_path, onion="http://a.onion"
    )


@pytest.fixture
def serving(app, config, monkeypatch):
    for phase, wait_s in ((Phase.READING, 0.4), (Phase.SENDING, 0.4)):
        monkeypatch.setitem(loop_module.WAIT_S, phase, wait_s)
    monkeypatch.setitem(loop_module.WAIT_S, Phase.LEAVING, 0.2)
    monkeypatch.setattr(loop_module, "TICK_S", 0.02)
    with looping(app, config, most=8) as serving:
        yield serving


@pytest.fixture
def patient(app, config):
    """Return a loop that waits as long as a real one, for many."""
    with looping(app, config, most=500) as serving:
        yield serving


def bodies(answers: bytes) -> list[bytes]:
    """Return the bodies of answers whose lengths are told."""
    found = []
    while answers:
        head, _end, answers = answers.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        found.append(answers[:length])
        answers = answers[length:]
    return found


def test_requests_sent_at_once_are_answered_in_their_order(serving):
    post = GET.replace(b"GET", b"POST").replace(b"\r\n\r\n", b"\r\nContent-Length: 3")

    answers = serving.say(GET + post + b"\r\n\r\nabc" + GET + CLOSING + GET)

    assert bodies(answers) == [b"GET 0", b"POST 3", b"GET 0", b"GET 0"]
    assert b"Server:" not in answers


def test_an_answer_comes_to_who_has_ended_their_side(serving):
    assert bodies(serving.say(GET)) == [b"GET 0"]


def test_old_http_is_answered_and_closed(serving):
    with serving.connect() as connection:
        connection.sendall(b"GET /x HTTP/1.0\r\nHost: localhost\r\n\r\n")

        assert read_all(connection).startswith(b"HTTP/1.0 200 OK\r\n")


def test_a_head_alone_is_answered_without_a_body_and_the_line_goes_on(serving):
    answers = serving.say(GET.replace(b"GET", b"HEAD"), CLOSING)

    assert answers.count(b"HTTP/1.1 200 OK") == 2
    assert answers.count(b"HEAD 0") == 0


def test_a_body_that_waits_is_asked_for(serving):
    head = CLOSING.replace(b"GET", b"POST")[:-2]
    with serving.connect() as connection:
        connection.sendall(head + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        asked = connection.recv(100)
        connection.sendall(b"ok")

        assert asked == b"HTTP/1.1 100 Continue\r\n\r\n"
        assert bodies(read_all(connection)) == [b"POST 2"]


def test_what_follows_a_request_that_two_may_read_differently_is_not_read(serving):
    head = GET.replace(b"GET", b"POST")[:-2]
    both = b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"

    answers = serving.say(head + both + GET)

    assert answers.startswith(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n")
    assert answers.count(b"HTTP/") == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", b""),
        (b"GET /x HTTP/1.1\r\nHost: ", b"HTTP/1.1 408 Request Timeout\r\n"),
        (GET.replace(b"\r\n\r\n", b"\r\nContent-Length: 9\r\n\r\nab"), b"HTTP/1.1 408"),
        (b"PROXY TCP6 ", b"HTTP/1.1 408"),
        (GET, b"HTTP/1.1 200 OK"),
        (GET + b"GE", b"GET 0HTTP/1.1 408 "),
    ],
)
def test_whoever_does_not_finish_in_time_is_closed(serving, sent, said):
    with serving.connect() as connection:
        connection.sendall(sent)
        answer = read_all(connection)

    assert said in answer
    assert bool(said) is bool(answer)


def test_dripping_wins_no_time(serving):
    connection = serving.connect()

    def drip() -> None:
        for byte in b"GET /x HTTP/1.1\r\nX: " + b"a" * 200:
            connection.sendall(bytes([byte]))
            threading.Event().wait(0.02)

    with pytest.raises(ConnectionError):
        drip()


def test_an_answer_that_nobody_picks_up_is_dropped_and_keeps_nobody_waiting(serving):
    with serving.connect() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        wait_until(lambda: phases(serving) == [Phase.SENDING], 10)

        assert bodies(serving.say(GET)) == [b"GET 0"]
        wait_until(lambda: not serving.loop.admission.open, 10)


def phases(serving) -> list[Phase]:
    """Return what all connections are at."""
    return [connection.phase for connection in list(serving.loop.admission.open)]


def test_a_large_answer_comes_whole(serving):
    answer = serving.say(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")

    assert len(bodies(answer)[0]) == LARGE


def test_where_all_are_taken_who_waited_longest_makes_room(patient):
    patient.loop.admission.most = 8
    silent = [patient.connect() for _number in range(8)]
    wait_until(lambda: len(patient.loop.admission.open) == 8, 10)

    answers = patient.say(GET)
    silent[1].sendall(CLOSING)

    assert bodies(answers) == [b"GET 0"]
    assert read_all(silent[0]) == b""
    assert bodies(read_all(silent[1])) == [b"GET 0"]


def test_one_circuit_displaces_itself_alone(patient):
    def circuit(number: int) -> socket.socket:
        line = f"PROXY TCP6 fc00:dead:beef:4dad::{number} ::1 65535 80\r\n"
        connection = patient.connect()
        connection.sendall(line.encode())
        return connection

    theirs = circuit(1)
    many = [circuit(2) for _number in range(MOST_OF_ONE + 1)]
    wait_until(lambda: len(patient.loop.admission.open) == MOST_OF_ONE + 1, 10)

    assert read_all(many[0]) == b""
    for connection in (theirs, many[-1]):
        connection.sendall(CLOSING)
        assert bodies(read_all(connection)) == [b"GET 0"]


def test_the_way_out_opens_while_all_threads_wait(patient, gate):
    held = [patient.connect() for _number in range(6)]
    for connection in held:
        connection.sendall(CLOSING.replace(b"/x", b"/held"))
    for _thread in range(4):
        gate.begun.acquire()

    answer = patient.say(GET.replace(b"/x", b"/leave"))
    gate.open.set()

    assert bodies(answer) == [b"left"]
    assert [bodies(read_all(connection)) for connection in held] == [[b"held"]] * 6


def test_writes_leave_threads_for_searches(patient, gate):
    held = [patient.connect() for _number in range(4)]
    for connection in held:
        connection.sendall(
            CLOSING.replace(b"/x", b"/held").replace(b"GET", b"POST")[:-2]
            + b"Content-Length: 1\r\n\r\na"
        )
    for _thread in range(2):
        gate.begun.acquire()

    answer = patient.say(GET)
    gate.open.set()

    assert bodies(answer) == [b"GET 0"]
    assert [bodies(read_all(connection)) for connection in held] == [[b"held"]] * 4


def test_what_is_under_way_is_answered_before_it_ends(patient, gate):
    silent, held = patient.connect(), patient.connect()
    held.sendall(GET.replace(b"/x", b"/held"))
    gate.begun.acquire()

    patient.ending.set()
    wait_until(lambda: patient.loop.is_ending, 10)
    gate.open.set()
    answer = read_all(held)
    held.close()
    patient.thread.join(10)

    assert bodies(answer) == [b"held"]
    assert b"\r\nConnection: close\r\n" in answer
    assert (read_all(silent), patient.thread.is_alive()) == (b"", False)
    late = patient.connect()
    late.settimeout(0.5)
    late.sendall(GET)
    with pytest.raises(TimeoutError):
        late.recv(1)


def test_an_app_that_breaks_answers_500_and_the_loop_goes_on(serving, caplog):
    answer = serving.say(GET.replace(b"/x", b"/broken"))

    assert answer.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert "TypeError" in caplog.text
    assert bodies(serving.say(GET)) == [b"GET 0"]


def test_a_parser_that_breaks_closes_one_line_and_no_other(serving, caplog):
    broken = serving.say(GET.replace(b"/x", b"/odd/1"))

    assert (broken, bodies(serving.say(GET))) == (b"", [b"GET 0"])
    assert "ZeroDivisionError" in caplog.text


def test_an_upload_that_is_broken_off_is_forgotten(serving):
    with serving.connect() as connection:
        connection.sendall(GET[:-2] + b"Content-Length: 99\r\n\r\nabc")

    wait_until(lambda: not serving.loop.admission.open, 10)
    assert bodies(serving.say(GET)) == [b"GET 0"]
