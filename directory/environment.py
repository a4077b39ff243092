"""How one setting is read from the environment, or refused by its name."""

import ipaddress
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from directory.errors import ConfigurationError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
DATABASE = re.compile(
    r"sqlite:///(?!:memory:)\S.*|postgres(ql)?(\+psycopg)?://([^\s/]*@)?[^\s/@]*/\S+",
)
SMTP = re.compile(r"smtps?://([^\s/@]+@)?[^\s/@:]+(:[0-9]{1,5})?/?")
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def read_secret(environ: Mapping[str, str], name: str) -> str:
    """Read a secret from the environment, or from the file that NAME_FILE names."""
    path = environ.get(f"{name}_FILE", "")
    if environ.get(name) or not path:
        return environ.get(name, "")
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise ConfigurationError(
            f"{name}_FILE is {path!r}: no such file can be read."
        ) from None


def read_database(environ: Mapping[str, str], name: str) -> str:
    """Read the address of a database; a wrong one is not quoted: passphrases."""
    url = read_secret(environ, name)
    if url and not (DATABASE.fullmatch(url) and has_port(url)):
        raise ConfigurationError(
            f"{name} names no database that can be opened: an address "
            "like postgresql://panah:passphrase@host/panah or sqlite:////srv/panah/"
            "panah.sqlite is meant."
        )
    return url


def has_port(url: str) -> bool:
    """Whether an address names no port, or one that there is."""
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def read_path(environ: Mapping[str, str], name: str) -> Path | None:
    """Read where a file lies; None where nothing is said."""
    return Path(environ[name]).absolute() if environ.get(name) else None


def read_address(
    environ: Mapping[str, str], name: str, form: re.Pattern[str], example: str
) -> str:
    """Read an address of the web, or raise ConfigurationError."""
    text = environ.get(name, "").strip()
    if text and not form.fullmatch(text):
        raise ConfigurationError(
            f"{name} is {text!r}: an address like {example} is meant."
        )
    return text


def read_networks(environ: Mapping[str, str], name: str) -> tuple[Network, ...]:
    """Read addresses or networks between commas, or raise ConfigurationError."""
    words = (word.strip() for word in environ.get(name, "").split(","))
    try:
        return tuple(ipaddress.ip_network(word) for word in words if word)
    except ValueError as error:
        raise ConfigurationError(
            f"{name}: {error}; addresses like 10.0.0.7 or 10.0.0.0/8 are meant, "
            "several with a comma between."
        ) from None


def read_switch(environ: Mapping[str, str], name: str) -> bool:
    """Read a setting that is on (1) or off (0, unset), or raise ConfigurationError."""
    text = environ.get(name) or "0"
    if text in ("0", "1"):
        return text == "1"
    raise ConfigurationError(f"{name} is {text!r}: it is either 1 or 0.")


def read_number(
    environ: Mapping[str, str], name: str, default: int, allowed: range
) -> int:
    """Read a whole number, or raise ConfigurationError that names it."""
    text = environ.get(name) or str(default)
    if WHOLE_NUMBER.fullmatch(text) and int(text) in allowed:
        return int(text)
    bounds = f"from {allowed[0]} to {allowed[-1]}"
    raise ConfigurationError(f"{name} is {text!r}: a whole number {bounds} is meant.")


def read_hosts(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Read addresses between commas, or raise ConfigurationError that names them.

    Keys and listings for members are not for all: plain HTTP stays on the machine.
    """
    urls = tuple(url.strip() for url in environ.get(name, "").split(","))
    for url in filter(None, urls):
        if not is_safe_host(url):
            raise ConfigurationError(
                f"{name} holds {url!r}: https://host:port is meant, several with a "
                "comma between; http only for this machine."
            )
    return tuple(filter(None, urls))


def is_safe_host(url: str) -> bool:
    """Whether an address has a host and a port, and is encrypted beyond loopback."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    local = parts.scheme == "http" and parts.hostname in LOOPBACK
    plain = not (parts.username or parts.query or parts.fragment)
    return bool(parts.hostname and port and plain) and (
        local or parts.scheme == "https"
    )


def read_smtp(environ: Mapping[str, str], name: str) -> str:
    """Read the server for mail; a wrong one is not quoted: passphrases."""
    url = read_secret(environ, name)
    if url and not (SMTP.fullmatch(url) and has_port(url)):
        raise ConfigurationError(
            f"{name} names no server for mail: an address like "
            "smtp://name:passphrase@mail.example:587 or smtps://… is meant."
        )
    return url


def read_list(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Read values between commas."""
    values = (value.strip() for value in environ.get(name, "").split(","))
    return tuple(filter(None, values))
