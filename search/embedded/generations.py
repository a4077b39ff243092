"""Generations: each rebuild makes a new folder; ``current`` names the one in use."""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.port import DamagedError

PREFIX = "generation-"
CURRENT = "current"
LOCK = "writer.lock"
SWITCH_LOCK = "switch.lock"
COLUMNS = "columns"
DESCRIPTION = "columns.json"
NAME = re.compile(rf"{PREFIX}[0-9]{{6,}}-[0-9a-f]{{8}}")


def current_generation(root: Path) -> Path | None:
    """Return the folder in use, or None where nothing was ever built.

    Raises DamagedError where something was, and cannot be found.
    """
    try:
        name = (root / CURRENT).read_text("ascii").strip()
    except FileNotFoundError:
        return None
    except (IsADirectoryError, NotADirectoryError, UnicodeDecodeError) as error:
        if not root.exists():  # a file stands in the place of a folder above it
            return None
        raise DamagedError(f"{CURRENT} cannot be read") from error
    folder = root / name
    if not NAME.fullmatch(name) or not folder.is_dir():
        raise DamagedError(f"{CURRENT} names no generation")
    return folder


def found_generation(root: Path) -> Path | None:
    """Return the folder in use; DamagedError where one that was has lost its mark.

    A build that was killed was in use never: it is left for the next one.
    """
    folder = current_generation(root)
    if (
        folder is None
        and root.is_dir()
        and any(map(was_in_use, root.glob(f"{PREFIX}*")))
    ):
        raise DamagedError(f"{CURRENT} is missing")
    return folder


def was_in_use(folder: Path) -> bool:
    """Whether a generation was built to its end, and nobody is at it."""
    if not (folder / COLUMNS / DESCRIPTION).exists():
        return False
    with locked(folder / LOCK) as free:
        return free


def is_in_use(root: Path, folder: Path) -> bool:
    """Whether searches read a generation; none is where that cannot be told."""
    try:
        return current_generation(root) == folder
    except DamagedError:
        return False


def new_generation(root: Path) -> Path:
    """Make the next empty folder; it is not in use yet.

    No name comes twice, though a folder may be gone: a reader knows by the name alone
    that it holds the one in use.
    """
    number = max(numbers(root), default=0) + 1
    folder = root / f"{PREFIX}{number:06}-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o700)
    return folder


def generations_until(newest: Path | None) -> set[Path]:
    """Return a generation and those that were made before it."""
    if newest is None:
        return set()
    made = newest.parent.glob(f"{PREFIX}*")
    return {folder for folder in made if folder.name <= newest.name}


def numbers(root: Path) -> list[int]:
    """Return the numbers of all generations that lie in ``root``."""
    names = (path.name.removeprefix(PREFIX) for path in root.glob(f"{PREFIX}*"))
    heads = (name.partition("-")[0] for name in names)
    return [int(head) for head in heads if head.isdigit()]


def switch_to(root: Path, folder: Path) -> None:
    """Put a generation in use, at once and durably."""
    draft = root / f"{CURRENT}.{os.getpid()}"
    with draft.open("w", encoding="ascii") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(root / CURRENT)
    sync_folder(root)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold a lock that dies with the process; yields whether it was free."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Wait for a lock that dies with the process, and hold it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def remove_unused(root: Path, keep: set[Path]) -> list[Path]:
    """Remove generations that no process holds, save those to keep."""
    removed = []
    for folder in sorted(root.glob(f"{PREFIX}*")):
        if folder in keep or is_in_use(root, folder):
            continue
        with locked(folder / LOCK) as free:
            if free:
                shutil.rmtree(folder, ignore_errors=True)
                removed.append(folder)
    return removed
