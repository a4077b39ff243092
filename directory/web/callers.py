"""Who asks: a pseudonym that counts requests for a day, never an address."""

import ipaddress
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from flask import Flask, request

from directory.config import Config
from directory.environment import Network
from directory.web.hosts import Environ, Wsgi

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

CALLER: Final = "panah.caller"
DAY_S: Final = 86_400.0
KEY_BYTES: Final = 32
PSEUDONYM_BYTES: Final = 12  # two callers of a day meet once in 2^48
NEIGHBOURS_V6: Final = 64  # one household gets a whole /64
# Tor writes the number of a circuit as an address of this network.
CIRCUITS: Final = ipaddress.ip_network("fc00:dead:beef:4dad::/64")
# Whatever tells who or what asks ends here; no code behind this can store it.
TELLING = (
    "REMOTE_ADDR",
    "REMOTE_PORT",
    "REMOTE_HOST",
    "PROXY_ADDR",
    "PROXY_PORT",
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_REAL_IP",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_FROM",
)
PROXIED = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks, by a ``pseudonym`` of today; ``local`` is the operator.

    An address that is ``shared`` has many people behind it.
    """

    pseudonym: str
    shared: bool
    local: bool


class Pseudonyms:
    """Makes pseudonyms of addresses, with a key that lives a day and only in memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with a key of its own."""
        self.clock = clock
        self.lock = threading.Lock()
        self.key = secrets.token_bytes(KEY_BYTES)
        self.until = clock() + DAY_S

    def of(self, text: str) -> str:
        """Return the pseudonym of a text for today."""
        with self.lock:
            if self.clock() >= self.until:
                self.key = secrets.token_bytes(KEY_BYTES)
                self.until = self.clock() + DAY_S
            key = self.key
        return blake2b(text.encode(), key=key, digest_size=PSEUDONYM_BYTES).hexdigest()


class Callers:
    """Put a pseudonym in place of everything that tells who asks."""

    def __init__(self, app: Wsgi, config: Config, pseudonyms: Pseudonyms) -> None:
        """Guard a WSGI application."""
        self.app = app
        self.proxies = config.trusted_proxies
        self.is_reachable = bool(config.public_url or config.onion)
        self.pseudonyms = pseudonyms

    def __call__(
        self, environ: Environ, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Take the address out, then hand the request on."""
        environ[CALLER] = self.caller(environ)
        for name in TELLING:
            environ.pop(name, None)
        return self.app(environ, start_response)

    def caller(self, environ: Environ) -> Caller:
        """Return who asks, as far as a proxy that we trust tells it."""
        peer = read_address(str(environ.get("REMOTE_ADDR", "")))
        address = self.told(peer, str(environ.get("HTTP_X_FORWARDED_FOR", "")))
        is_here = peer is not None and peer.is_loopback
        is_proxied = any(name in environ for name in PROXIED)
        return Caller(
            pseudonym=self.pseudonyms.of(neighbourhood(address)),
            shared=is_shared(address, self.proxies),
            local=is_here and not is_proxied and not self.is_reachable,
        )

    def told(self, peer: Address | None, forwarded: str) -> Address | None:
        """Return the last address that no proxy of ours has written for another."""
        address = peer
        for text in reversed(forwarded.split(",")):
            written = read_address(text.strip())
            if address is None or written is None:
                break
            if not is_one_of(self.proxies, address):
                break
            address = written
        return address


def init_app(app: Flask, config: Config) -> None:
    """Guard the app."""
    guarded = Callers(app.wsgi_app, config, Pseudonyms())
    app.wsgi_app = guarded  # type: ignore[method-assign]


def caller() -> Caller:
    """Return who sent the present request."""
    found: Caller = request.environ[CALLER]
    return found


def is_one_of(proxies: Iterable[Network], address: Address) -> bool:
    """Whether an address is a proxy that we trust."""
    return any(address in network for network in proxies)


def is_shared(address: Address | None, proxies: Iterable[Network]) -> bool:
    """Whether many people may stand behind an address, or nobody knows who."""
    return address is None or address.is_loopback or is_one_of(proxies, address)


def read_address(text: str) -> Address | None:
    """Return an address, None for anything else."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def neighbourhood(address: Address | None) -> str:
    """Return what one household shares: an address of version 4, a /64 of version 6."""
    if address is None:
        return ""
    if address.version == 4 or address in CIRCUITS:
        return str(address)
    return str(ipaddress.ip_network((address, NEIGHBOURS_V6), strict=False))
