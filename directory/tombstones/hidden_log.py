"""The log of what was hidden, by ids alone: it lies outside every backup."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from directory.database import now


class Kind(StrEnum):
    """What an id is of."""

    SERVICE = "service"
    USER = "user"
    MEMBERSHIP = "membership"
    ROLE = "role"


class Act(StrEnum):
    """What happened to it; the last word counts."""

    HIDE = "hide"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class HiddenLog:
    """One line an entry, only ever appended to, each on disk before it is believed.

    Entries are written whole, also by several processes at once. A line that a
    crash cut short names nothing, and what follows it is read all the same.
    """

    path: Path

    def hide(self, kind: Kind, ids: Iterable[UUID]) -> None:
        """Remember that these are hidden; raises OSError where it cannot."""
        self.append(kind, Act.HIDE, ids)

    def show(self, kind: Kind, ids: Iterable[UUID]) -> None:
        """Remember that these may be shown again; raises OSError where it cannot."""
        self.append(kind, Act.SHOW, ids)

    def hidden(self, kind: Kind) -> set[UUID]:
        """Return what is hidden, as the last entry of each says.

        Raises OSError where the log is there and cannot be read.
        """
        last = {key: act for of, act, key in self.entries() if of == kind}
        return {key for key, act in last.items() if act == Act.HIDE}

    def entries(self) -> Iterator[tuple[str, str, UUID]]:
        """Yield kind, act and id of each entry, in order."""
        try:
            text = self.path.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return
        for line in text.splitlines():
            try:
                entry = json.loads(line)
                yield entry["kind"], entry["act"], UUID(entry["id"])
            except (ValueError, TypeError, KeyError, AttributeError):
                continue

    def append(self, kind: Kind, act: Act, ids: Iterable[UUID]) -> None:
        """Write entries at the end and wait until the disk has them."""
        at = now().isoformat(timespec="seconds")
        lines = [
            json.dumps({"at": at, "act": act, "kind": kind, "id": str(key)})
            for key in sorted(ids)
        ]
        if not lines:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_new = not self.path.exists()
        file = os.open(self.path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            # It begins with a line end: the entry before may have been cut short.
            write_all(file, "".join(f"\n{line}" for line in lines) + "\n")
            os.fsync(file)
        finally:
            os.close(file)
        if is_new:
            sync_folder(self.path.parent)


def write_all(file: int, text: str) -> None:
    """Write a text as one piece, as far as the system allows."""
    left = text.encode()
    while left:
        left = left[os.write(file, left) :]


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the name of a new file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
