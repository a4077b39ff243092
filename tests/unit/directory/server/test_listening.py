import resource
import socket

import pytest

from directory.errors import ConfigurationError
from directory.server.listening import address_to_open, allowed_descriptors, listen
from tests.support.ports import free_port


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("192.0.2.1", 8000, "this machine has no such address; see PANAH_HOST."),
        ("no such host", 8000, "PANAH_HOST is 'no such host': no such host."),
        ("::zz", 8000, "PANAH_HOST is '::zz': no such host."),
    ],
)
def test_where_nobody_can_listen_one_sentence_says_why(host, port, said):
    with pytest.raises(ConfigurationError) as told:
        listen(host, port)

    assert str(told.value).endswith(said)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.2"])
def test_it_listens_before_it_returns(host):
    port = free_port()

    listener = listen(host, port)

    with listener, socket.create_connection(listener.getsockname()[:2]) as caller:
        assert caller.getpeername()[1] == port


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:8000/"), ("::1", "http://[::1]:8000/")],
)
def test_the_address_can_be_opened_as_it_is_printed(host, address):
    assert address_to_open(host, 8000) == address


def test_the_system_is_asked_for_more_descriptors_where_it_gives_them():
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (200, before[1]))

        allowed = allowed_descriptors()

        assert allowed == resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 200
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
