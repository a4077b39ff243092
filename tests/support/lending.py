"""Databases lent to one test after another: what was compiled for one serves all."""

from pathlib import Path
from tempfile import TemporaryDirectory

from directory.crypto.keyring import KEYRING
from directory.database import CLOCK, Database
from tests.support.clocks import going


class LentDatabase(Database):
    """A database in a folder of its own; whoever disposes of it gives it back."""

    def __init__(self) -> None:
        """Make the folder; it goes with the process."""
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name, "panah.sqlite")
        self.is_free = True
        super().__init__(f"sqlite:///{self.path}", clock=going())

    def dispose(self) -> None:
        """Close every connection, and let the next test have it."""
        super().dispose()
        self.info.pop(KEYRING, None)
        self.info[CLOCK] = going()
        self.is_free = True


LENT: list[LentDatabase] = []


def lend(content: bytes) -> LentDatabase:
    """Return a database whose file holds just these bytes.

    Compiling the statements of an import takes five times as long as running them.
    """
    found = next((one for one in LENT if one.is_free), None)
    if found is None:
        found = LentDatabase()
        LENT.append(found)
    for path in found.path.parent.iterdir():
        path.unlink()
    found.path.write_bytes(content)
    found.is_free = False
    return found
