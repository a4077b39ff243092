import ipaddress

import pytest

from directory.config import Config
from directory.web.callers import CALLER, DAY_S, TELLING, Callers, Pseudonyms

PROXY = ipaddress.ip_network("10.0.0.0/8")
HERE = ipaddress.ip_network("127.0.0.1")


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def settled(tmp_path, sent, **settings):
    """Return what the app is handed for a request with these variables."""
    config = Config(
        data_dir=tmp_path, database_url="", secret_file=tmp_path, **settings
    )
    handed = []
    pseudonyms = Pseudonyms()

    def app(environ, _start):
        handed.append(environ)
        return []

    Callers(app, config, pseudonyms)(dict(sent), None)
    return handed[0], pseudonyms


def test_nothing_that_tells_who_asks_reaches_the_app(tmp_path):
    sent = dict.fromkeys(TELLING, "canary")

    environ, _pseudonyms = settled(tmp_path, {**sent, "PATH_INFO": "/en/"})

    assert set(environ) == {"PATH_INFO", CALLER}
    assert "canary" not in str(environ)


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "address"),
    [
        ("192.0.2.7", "", (), "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", (), "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", (PROXY,), "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1", (PROXY,), "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1", (PROXY,), "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1,10.0.0.2", (PROXY,), "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, unix:", (PROXY,), "10.0.0.1"),
        ("10.0.0.1", "", (PROXY,), "10.0.0.1"),
        ("127.0.0.1", "198.51.100.1", (HERE,), "198.51.100.1"),
        ("::ffff:192.0.2.7", "", (), "192.0.2.7"),
        ("2001:db8:1:2:3::4", "", (), "2001:db8:1:2::/64"),
        ("fc00:dead:beef:4dad::1:2", "", (), "fc00:dead:beef:4dad::1:2"),
        ("", "", (), ""),
        ("nonsense", "", (), ""),
    ],
)
def test_an_address_is_believed_as_far_as_a_proxy_of_ours_tells_it(
    tmp_path, peer, forwarded, proxies, address
):
    sent = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}

    environ, pseudonyms = settled(tmp_path, sent, trusted_proxies=proxies)

    assert environ[CALLER].pseudonym == pseudonyms.of(address)


@pytest.mark.parametrize(
    ("sent", "settings", "shared", "local"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, {}, True, True),
        ({"REMOTE_ADDR": "::1"}, {}, True, True),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_VIA": "x"}, {}, True, False),
        ({"REMOTE_ADDR": "127.0.0.1"}, {"onion": "http://x.onion"}, True, False),
        (
            {"REMOTE_ADDR": "127.0.0.1"},
            {"public_url": "https://x.example"},
            True,
            False,
        ),
        ({"REMOTE_ADDR": "192.0.2.7"}, {}, False, False),
        ({"REMOTE_ADDR": ""}, {}, True, False),
        ({"REMOTE_ADDR": "10.0.0.1"}, {"trusted_proxies": (PROXY,)}, True, False),
    ],
)
def test_an_address_that_many_share_is_known_as_such(
    tmp_path, sent, settings, shared, local
):
    environ, _pseudonyms = settled(tmp_path, sent, **settings)

    assert (environ[CALLER].shared, environ[CALLER].local) == (shared, local)


def test_a_number_tells_no_address_and_lasts_a_day():
    clock = Clock()
    pseudonyms, others = Pseudonyms(clock), Pseudonyms(clock)

    today = pseudonyms.of("192.0.2.7")
    clock.now += DAY_S - 1
    tonight = pseudonyms.of("192.0.2.7")
    clock.now += 2
    tomorrow = pseudonyms.of("192.0.2.7")

    assert today == tonight
    assert len({today, tomorrow, others.of("192.0.2.7")}) == 3
    assert "192" not in today[:3]
