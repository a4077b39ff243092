"""The line with which Tor tells the circuit of a connection (PROXY protocol, v1)."""

import ipaddress

from directory.server.refusal import RefusedError

PREFIX = b"PROXY "
LONGEST = 107  # bytes, its end included: the specification of the protocol
FAMILIES = {"TCP4": 4, "TCP6": 6}


def may_begin_here(buffer: bytearray) -> bool:
    """Whether what came so far is such a line, or may become one."""
    return buffer.startswith(PREFIX) or PREFIX.startswith(buffer)


def take_proxy_line(buffer: bytearray) -> str | None:
    """Take the line off the buffer, and return the address that it tells.

    None while it is not whole; empty where it says that nothing is known.
    Raises RefusedError for a line that is none.
    """
    end = buffer.find(b"\r\n", 0, LONGEST)
    if end < 0:
        if len(buffer) >= LONGEST or b"\n" in buffer:
            raise RefusedError
        return None
    words = buffer[:end].decode("latin-1").split(" ")
    del buffer[: end + 2]
    if words[1] == "UNKNOWN":
        return ""
    return address_in(words)


def address_in(words: list[str]) -> str:
    """Return the address of the sender. Raises RefusedError."""
    try:
        _proxy, family, source, target, *ports = words
        version = FAMILIES[family]
        found = ipaddress.ip_address(source)
        versions = {found.version, ipaddress.ip_address(target).version}
        numbers = [int(port) for port in ports if port.isdecimal()]
    except (ValueError, KeyError):
        raise RefusedError from None
    if versions != {version} or len(ports) != 2 or len(numbers) != 2:
        raise RefusedError
    if max(numbers) > 65_535:
        raise RefusedError
    return str(found)
