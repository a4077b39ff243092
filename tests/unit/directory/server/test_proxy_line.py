import pytest

from directory.server.proxy_line import may_begin_here, take_proxy_line
from directory.server.refusal import RefusedError

CIRCUIT = "fc00:dead:beef:4dad::1:2"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"PROXY TCP6 {CIRCUIT} ::1 65535 80", CIRCUIT),
        ("PROXY TCP4 203.0.113.7 127.0.0.1 4000 80", "203.0.113.7"),
        ("PROXY UNKNOWN", ""),
        ("PROXY UNKNOWN ffff:: ffff:: 65535 65535", ""),
    ],
)
def test_the_line_tells_an_address_and_is_taken_off(line, told):
    buffer = bytearray(f"{line}\r\nGET /".encode())

    assert take_proxy_line(buffer) == told
    assert buffer == b"GET /"


@pytest.mark.parametrize(
    "line",
    [
        "PROXY TCP6 127.0.0.1 127.0.0.1 1 2",
        "PROXY TCP4 127.0.0.1 ::1 1 2",
        "PROXY TCP4 localhost 127.0.0.1 1 2",
        "PROXY TCP4 127.0.0.1 127.0.0.1 1",
        "PROXY TCP4 127.0.0.1 127.0.0.1 1 2 3",
        "PROXY TCP4 127.0.0.1 127.0.0.1 -1 2",
        "PROXY TCP4 127.0.0.1 127.0.0.1 1 65536",
        "PROXY TCP4  127.0.0.1 127.0.0.1 1 2",
        "PROXY UDP4 127.0.0.1 127.0.0.1 1 2",
        "PROXY TCP4",
        "PROXY ",
    ],
)
def test_a_line_that_is_none_is_refused(line):
    with pytest.raises(RefusedError):
        take_proxy_line(bytearray(f"{line}\r\n".encode()))


@pytest.mark.parametrize("sent", [b"PROXY " + b"x" * 120, b"PROXY TCP4\n"])
def test_a_line_that_never_ends_is_refused(sent):
    with pytest.raises(RefusedError):
        take_proxy_line(bytearray(sent))


def test_until_it_is_whole_it_tells_nothing():
    buffer = bytearray(b"PROXY TCP4 203.0.113.7")

    assert take_proxy_line(buffer) is None
    assert buffer == b"PROXY TCP4 203.0.113.7"


@pytest.mark.parametrize(
    ("sent", "may"), [(b"", True), (b"P", True), (b"PROXY T", True), (b"POST", False)]
)
def test_a_beginning_is_known(sent, may):
    assert may_begin_here(bytearray(sent)) is may
