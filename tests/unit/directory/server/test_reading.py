from contextlib import suppress
from http import HTTPStatus

import pytest
from gunicorn.config import Config
from hypothesis import given
from hypothesis import strategies as st

from directory.server.bodies import MOST_READ_AWAY_BYTES
from directory.server.reading import MOST_HEAD_BYTES, MOST_LINE_BYTES, RequestReader
from directory.server.refusal import RefusedError
from directory.web.requests import MAX_BODY_BYTES

HOST = b"Host: localhost\r\n"
HEAD = b"POST /x?y=z HTTP/1.1\r\n" + HOST
CIRCUIT = "fc00:dead:beef:4dad::1"


def reader(*, proxied: bool = False) -> RequestReader:
    """Return a reader of a connection from this machine."""
    cfg = Config()
    cfg.set("forwarder_headers", "")
    return RequestReader(cfg, "127.0.0.1", proxied=proxied)


def read(sent: bytes):
    """Return what a reader reads out of bytes that come at once."""
    found = reader()
    found.take(sent)
    return found.read()


def told(request) -> tuple:
    """Return what there is of a request."""
    return request.method, request.uri, request.headers, request.body.read()


@given(st.integers(1, 40))
def test_requests_behind_one_another_are_read_however_they_arrive(step):
    sent = (
        b"\r\nGET /a HTTP/1.1\r\n" + HOST + b"\r\n"
        + HEAD + b"Content-Length: 5\r\n\r\nhello"
        + HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: x\r\n\r\n"
    )  # fmt: skip
    here, found = reader(), []

    for begin in range(0, len(sent), step):
        here.take(sent[begin : begin + step])
        while (request := here.read()) is not None:
            found.append(told(request))

    host = ("HOST", "localhost")
    assert found == [
        ("GET", "/a", [host], b""),
        ("POST", "/x?y=z", [host, ("CONTENT-LENGTH", "5")], b"hello"),
        ("POST", "/x?y=z", [host, ("CONTENT-LENGTH", "3")], b"abc"),
    ]
    assert not here.has_begun


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 400),
        (HEAD + b"Content-Length: 5, 5\r\n\r\n", 400),
        (HEAD + b"Content-Length: +5\r\n\r\n", 400),
        (HEAD + b"Content-Length: 0x5\r\n\r\n", 400),
        (HEAD + b"Content-Length: -1\r\n\r\n", 400),
        (HEAD + b"Content-Length: \xb2\r\n\r\n", 400),
        (HEAD + b"Content-Length : 5\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: chunked, chunked\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: gzip\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding: xchunked\r\n\r\n", 400),
        (HEAD + b"Transfer-Encoding : chunked\r\n\r\n", 400),
        (b"POST / HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n", 400),
        (HEAD + b"X: a\r\n folded\r\n\r\n", 400),
        (HEAD + b"X: a\x00b\r\n\r\n", 400),
        (HEAD + b"X: a\rb\r\n\r\n", 400),
        (HEAD + b"\x00: a\r\n\r\n", 400),
        (HEAD + HOST + b"\r\n", 400),
        (HEAD + b"Expect: 200-ok\r\n\r\n", 417),
        (b"GET / HTTP/1.1\nHost: localhost\n\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\n\r\n\r\n", 400),
        (b"\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400),
        (b"GET /\xc3\xa9 HTTP/1.1\r\n\r\n", 400),
        (b"GET /\x00 HTTP/1.1\r\n\r\n", 400),
        (b"GET  / HTTP/1.1\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 400),
        (b"GET / HTTP/1.1 \r\n\r\n", 400),
        (b"GET / HTTP/2.0\r\n\r\n", 400),
        (b"get / HTTP/1.1\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 400),
        (b"PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\nGET / HTTP/1.1\r\n\r\n", 400),
        (b"GET /" + b"a" * MOST_LINE_BYTES + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET /" + b"a" * MOST_LINE_BYTES, 414),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nX: " + b"y" * 9000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * (MOST_HEAD_BYTES // 6 + 1), 431),
        (b"GET / HTTP/1.1\r\n" + b"X" * MOST_HEAD_BYTES + b":\r\n\r\n", 431),
    ],
)
def test_what_two_readers_may_read_differently_is_refused(sent, status):
    with pytest.raises(RefusedError) as found:
        read(sent)

    assert found.value.status is HTTPStatus(status)


PIECES = st.sampled_from(
    [b"GET ", b"POST ", b"/", b" HTTP/1.1", b" HTTP/1.0", b"\r\n", b"\n", b"\r", b":"]
    + [b"Host", b"Content-Length", b"Transfer-Encoding", b"chunked", b"Expect", b"0"]
    + [b"100-continue", b"PROXY TCP4 ", b"1.2.3.4 ", b"5", b"\xff", b"\x00", b"http://["]
    + [b"*", b"\xb2", b"9" * 5000, b"a" * 9000, b";", b'"', b"%", b"%ff", b"[::1]"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40), st.booleans())
def test_no_bytes_are_worse_than_refused(pieces, proxied):
    here = reader(proxied=proxied)
    here.take(b"".join(pieces) + b"\r\n\r\n")

    with suppress(RefusedError):
        while here.read() is not None:
            pass


def test_a_header_that_would_pass_for_one_of_the_server_is_dropped():
    request = read(HEAD + b"Script_Name: /x\r\nX_Forwarded_For: 1.1.1.1\r\n\r\n")

    assert request.headers == [("HOST", "localhost")]


def test_a_body_that_waits_is_asked_for_once():
    here = reader()
    here.take(HEAD + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")

    assert here.read() is None
    assert (here.wants_to_be_asked(), here.wants_to_be_asked()) == (True, False)
    here.take(b"ok")
    assert told(here.read())[2:] == (
        [("HOST", "localhost"), ("CONTENT-LENGTH", "2")],
        b"ok",
    )


@pytest.mark.parametrize(
    ("length", "expects"),
    [
        (MOST_READ_AWAY_BYTES + 1, b""),
        (MAX_BODY_BYTES + 1, b"Expect: 100-continue\r\n"),
    ],
)
def test_what_is_much_too_long_is_handed_on_unread_and_ends_the_line(length, expects):
    request = read(HEAD + expects + b"Content-Length: %d\r\n\r\nabc" % length)

    assert request.headers == [("HOST", "localhost"), ("CONTENT-LENGTH", str(length))]
    assert (request.body.read(), request.should_close()) == (b"", True)


def test_tor_tells_the_circuit_of_all_requests_of_a_connection():
    here = reader(proxied=True)
    line = f"PROXY TCP6 {CIRCUIT} ::1 65535 80\r\n".encode()

    for byte in line[:-1]:
        here.take(bytes([byte]))
        assert here.read() is None
    here.take(line[-1:] + b"GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n")

    assert [here.read().uri, here.read().uri] == ["/a", "/b"]
    assert here.peer == CIRCUIT


def test_a_connection_that_tells_no_circuit_is_read_all_the_same():
    here = reader(proxied=True)
    here.take(b"GET /a HTTP/1.1\r\n\r\n")

    assert (here.read().uri, here.peer) == ("/a", "127.0.0.1")


def test_nobody_tells_a_second_circuit_later():
    here = reader(proxied=True)
    line = f"PROXY TCP6 {CIRCUIT} ::1 65535 80\r\n".encode()
    here.take(b"GET /a HTTP/1.1\r\n\r\n" + line + b"GET /b HTTP/1.1\r\n\r\n")

    here.read()

    with pytest.raises(RefusedError):
        here.read()
