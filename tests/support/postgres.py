"""A real PostgreSQL of our own for one run of the tests, on a socket in a folder."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port

ADMIN = "panah"


def find_binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def running_postgres(folder: Path, more: Sequence[str] = ()) -> Iterator[str]:
    """Yield the address of a server in ``folder``; it stops at the end.

    ``more`` are further options of the server.
    """
    binaries = find_binaries()
    assert binaries is not None
    data, port = folder / "data", free_port()
    as_user = unprivileged(folder)
    run = [*as_user, str(binaries / "initdb"), "-D", str(data), "-U", ADMIN]
    subprocess.run([*run, "-A", "trust", "-E", "UTF8"], check=True, capture_output=True)
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=on"
    options = " ".join([options, *more])
    control = [*as_user, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    log = str(folder / "log")
    subprocess.run(
        [*control, "-l", log, "-o", options, "start"], check=True, capture_output=True
    )
    try:
        yield f"postgresql://{ADMIN}@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [*control, "-m", "fast", "stop"], check=True, capture_output=True
        )


def unprivileged(folder: Path) -> list[str]:
    """Return how to run a program as somebody whom PostgreSQL accepts."""
    if os.geteuid() != 0:
        return []
    subprocess.run(["chown", "postgres:", str(folder)], check=True)
    return ["runuser", "-u", "postgres", "--"]
