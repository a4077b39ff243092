import socket
from ipaddress import ip_network

import pytest
from gunicorn.config import Config as GunicornConfig

from directory.config import Config
from directory.server.admission import MOST_OF_ONE, Admission
from directory.server.connection import Connection, Phase
from directory.server.reading import RequestReader

HERS = "203.0.113.7"
CIRCUIT = "fc00:dead:beef:4dad::1"
NO_SOCKET = socket.socket()
NO_SOCKET.close()


@pytest.fixture
def admission(tmp_path):
    config = Config(
        data_dir=tmp_path,
        database_url="",
        secret_file=tmp_path,
        trusted_proxies=(ip_network("10.0.0.0/8"),),
    )
    return Admission(config, 3)


def connected(peer: str) -> Connection:
    """Return a connection of somebody."""
    reader = RequestReader(GunicornConfig(), peer, proxied=False)
    return Connection(NO_SOCKET, reader, 0.0)


def test_who_has_waited_longest_without_a_request_gives_way_first(admission):
    first, second, third = (connected("127.0.0.1") for _number in range(3))
    for connection in (first, second, third):
        admission.enter(connection)

    admission.works(first)
    admission.waits(second)  # it was answered, and waits from now on

    assert admission.is_full
    assert admission.longest_waiting() is third
    admission.leave(third)
    assert not admission.is_full
    assert admission.longest_waiting() is second
    admission.works(second)
    assert admission.longest_waiting() is None


@pytest.mark.parametrize(
    ("peer", "caller"),
    [
        (HERS, HERS),
        ("2001:db8::1:2:3:4", "2001:db8::/64"),
        (CIRCUIT, CIRCUIT),
        ("::ffff:203.0.113.7", HERS),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("10.1.2.3", ""),
        ("", ""),
    ],
)
def test_an_address_that_many_share_is_nobodys(admission, peer, caller):
    assert admission.caller(peer) == caller


def test_the_caller_with_too_many_gives_way_to_her_own_newest(admission):
    others = connected("198.51.100.1")
    admission.enter(others)
    hers = [connected(HERS) for _number in range(MOST_OF_ONE + 1)]
    for connection in hers[:-1]:
        admission.enter(connection)
    hers[0].phase = Phase.WORKING
    admission.works(hers[0])
    none_yet = admission.one_too_many(hers[-2])

    admission.enter(hers[-1])

    assert none_yet is None
    assert admission.one_too_many(hers[-1]) is hers[1]


def test_where_all_of_hers_are_answered_the_newest_gives_way(admission):
    hers = [connected(HERS) for _number in range(MOST_OF_ONE + 1)]
    for connection in hers:
        admission.enter(connection)
        connection.phase = Phase.WORKING

    assert admission.one_too_many(hers[-1]) is hers[-1]


def test_a_shared_address_has_as_many_as_there_are(admission):
    many = [connected("127.0.0.1") for _number in range(MOST_OF_ONE * 2)]
    for connection in many:
        admission.enter(connection)

    assert admission.one_too_many(many[-1]) is None


def test_one_that_tells_its_circuit_later_is_counted_there(admission):
    connection = connected("127.0.0.1")
    admission.enter(connection)
    connection.reader.peer = CIRCUIT
    admission.belongs(connection)
    connection.reader.peer = "127.0.0.1"

    counted = {caller: list(own) for caller, own in admission.of.items()}
    admission.leave(connection)

    assert counted == {CIRCUIT: [connection]}
    assert (dict(admission.of), admission.open, admission.waiting) == ({}, set(), {})
