"""A look at the generation in use from outside: what it holds, how far it has come."""

from collections.abc import Iterator
from pathlib import Path

from search.embedded.generations import current_generation
from search.embedded.store import Store
from search.port import Audience, Cursor


class EmbeddedReader:
    """Reads the store while another process may write it."""

    audience = Audience.PUBLIC

    def __init__(self, folder: Path) -> None:
        """Open the store of a generation."""
        self.store = Store(folder, read_only=True)

    @classmethod
    def open(cls, root: Path) -> "EmbeddedReader | None":
        """Open the generation in use; None where nothing was ever built."""
        folder = current_generation(root)
        return cls(folder) if folder else None

    @property
    def refused(self) -> dict[str, str]:
        """Return nothing: a batch is held as a whole."""
        return {}

    def cursor(self) -> Cursor:
        """Return how far the log has been applied."""
        return self.store.cursor()

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield every id with the version that is held, ordered by id."""
        return self.store.versions()

    def close(self) -> None:
        """Close the store."""
        self.store.close()
