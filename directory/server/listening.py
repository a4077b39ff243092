"""Listen before anything else is started, or say in one sentence why not."""

import errno
import resource
import socket

from directory.errors import ConfigurationError

BACKLOG = 1024
WISHED_DESCRIPTORS = 4096

REASONS = {
    errno.EADDRINUSE: "another program listens there already; end it, or set"
    " PANAH_PORT to a free port",
    errno.EADDRNOTAVAIL: "this machine has no such address; see PANAH_HOST",
    errno.EACCES: "ports below 1024 are for the system; set PANAH_PORT to another",
}


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises ConfigurationError that says what to do.
    """
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError:
        raise ConfigurationError(f"PANAH_HOST is {host!r}: no such host.") from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        reason = REASONS.get(error.errno or 0, error.strerror)
        raise ConfigurationError(
            f"Panah cannot listen on {host} port {port}: {reason}."
        ) from None
    return listener


def address_to_open(host: str, port: int) -> str:
    """Return the address of the first page, as a browser takes it."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def allowed_descriptors() -> int:
    """Ask for as many open files as we may wish, and return how many we may have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    most = WISHED_DESCRIPTORS if hard == unlimited else min(hard, WISHED_DESCRIPTORS)
    if soft == unlimited or soft >= most:
        return WISHED_DESCRIPTORS if soft == unlimited else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return most
