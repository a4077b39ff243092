"""What other processes of this machine hold."""

import os
from contextlib import suppress
from pathlib import Path


def connections(pid: int) -> int:
    """Return how many connections of this machine's a process holds open."""
    held = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            kind, _colon, number = os.readlink(entry).partition(":")
            if kind == "socket":
                held.add(number.strip("[]"))
    table = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    established = {line.split()[9] for line in table if line.split()[3] == "01"}
    return len(held & established)
