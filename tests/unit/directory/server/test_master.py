import pytest

from directory.config import Config
from directory.errors import ConfigurationError
from directory.server.master import Server
from directory.server.worker import WebWorker
from tests.support.ports import free_port


@pytest.fixture
def config(tmp_path):
    return Config.from_environ(
        {
            "PANAH_DATA_DIR": str(tmp_path),
            "PANAH_PORT": str(free_port()),
            "PANAH_WORKERS": "3",
            "PANAH_ONION": "http://refuge.onion",
        }
    )


def test_the_server_has_our_settings_and_writes_no_address_down(config):
    server = Server(config, ["worker"])

    made = server.cfg
    listens_at = server.listener.getsockname()
    server.listener.close()

    assert listens_at == ("127.0.0.1", config.port)
    assert made.address == [server_number(made)]
    assert (made.workers, made.worker_class, made.timeout) == (3, WebWorker, 180)
    assert (made.accesslog, made.errorlog, made.loglevel) == (None, "-", "critical")
    assert (made.proxy_protocol, made.forwarder_headers) == ("off", [])
    assert made.control_socket_disable


def server_number(made) -> int:
    """Return the number of the socket that is handed on."""
    return int(made.bind[0].removeprefix("fd://"))


def test_a_port_that_is_taken_is_told_before_anything_starts(config):
    first = Server(config)

    with pytest.raises(ConfigurationError) as told:
        Server(config)

    first.listener.close()
    assert str(told.value) == (
        f"Panah cannot listen on 127.0.0.1 port {config.port}: another program listens"
        " there already; end it, or set PANAH_PORT to a free port."
    )


def test_each_process_has_a_place_until_it_ends(config):
    server = Server(config)
    server.listener.close()
    first, second, third = (a_process() for _number in range(3))

    server.give_place(None, first)
    server.give_place(None, second)
    server.take_place_back(None, first)
    server.give_place(None, third)

    assert (second.place, third.place) == (1, 0)


def a_process() -> WebWorker:
    """Return a process that was not started."""
    return WebWorker.__new__(WebWorker)


def test_a_server_without_a_command_keeps_no_index(config):
    server = Server(config)

    server.keep_index(None)
    server.leave_index(None)
    server.listener.close()

    assert server.index_worker is None
