"""The hosts that are ours: no other name, nor its scheme, ever reaches the app."""

import ipaddress
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, request
from flask_babel import gettext

from directory.config import Config
from directory.errors import InvalidInputError

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)
ONION = ".onion"
FOREIGN = "panah.foreign_host"
AS_TYPED = "panah.host"
# Probes come by the address of a machine, and are told nothing that a name changes.
FOR_EVERY_HOST = frozenset({"health.healthz", "health.readyz"})

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Origin:
    """What comes before the path of an address of ours."""

    scheme: str
    host: str

    @property
    def name(self) -> str:
        """Return the host without its port."""
        return name_of(self.host)


class OwnHosts:
    """Put the name and the scheme of the settings in place of what was sent.

    A proxy that sends another Host, or none of the headers that tell of https, then
    changes nothing: neither the cookie, nor an address that a page shows.
    """

    def __init__(self, app: Wsgi, config: Config) -> None:
        """Guard a WSGI application."""
        self.app = app
        self.public = origin_of(config.public_url)
        self.onion = origin_of(config.onion)

    def __call__(
        self, environ: Environ, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Settle whom the request is for, then hand it on."""
        sent = str(environ.get("HTTP_HOST", ""))
        origin = self.meant(sent, str(environ["wsgi.url_scheme"]))
        environ[FOREIGN] = origin is None
        environ[AS_TYPED] = sent if origin else ""
        settled = origin or self.public or self.onion or Origin("http", "localhost")
        environ["HTTP_HOST"] = settled.host
        environ["wsgi.url_scheme"] = settled.scheme
        return self.app(environ, start_response)

    def meant(self, sent: str, scheme: str) -> Origin | None:
        """Return the origin of ours that a Host names; None if it is not ours."""
        name = name_of(sent)
        if self.onion and name == self.onion.name:
            return self.onion
        if self.public and name == self.public.name:
            return self.public
        if is_loopback(name):
            return self.public or Origin(scheme, sent)
        return None


def init_app(app: Flask, config: Config) -> None:
    """Refuse requests for names that are not ours, before anything else looks."""
    app.wsgi_app = OwnHosts(app.wsgi_app, config)  # type: ignore[method-assign]
    app.before_request(refuse_foreign)


def refuse_foreign() -> None:
    """Raise InvalidInputError for a request that names a host of somebody else."""
    if request.environ.get(FOREIGN) and request.endpoint not in FOR_EVERY_HOST:
        raise InvalidInputError(
            gettext("This site has another address. Please check what you typed.")
        )


def is_own_origin(origin: str) -> bool:
    """Whether the header Origin names the host that this request was sent to."""
    hosts = (request.host, request.environ.get(AS_TYPED))
    return any(
        host and origin in (f"https://{host}", f"http://{host}") for host in hosts
    )


def is_onion() -> bool:
    """Whether the request came through Tor, which encrypts by itself."""
    return name_of(request.host).endswith(ONION)


def origin_of(url: str) -> Origin | None:
    """Return the origin of a setting, None where it is not set."""
    parts = urlsplit(url)
    return Origin(parts.scheme, parts.netloc.lower()) if url else None


def name_of(host: str) -> str:
    """Return a host without its port, in lower case; empty if it is no host."""
    found = HOST.fullmatch(host)
    return found[1].lower().strip("[]") if found else ""


def is_loopback(name: str) -> bool:
    """Whether a name means the machine itself."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
