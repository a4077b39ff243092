"""A look at the generation in use from outside: what it holds, how far it has come."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from search.embedded.damage import telling_damage
from search.embedded.generations import found_generation
from search.embedded.store import Store
from search.port import Audience, Cursor


class EmbeddedReader:
    """Reads the store while another process may write it."""

    def __init__(self, folder: Path, audience: Audience) -> None:
        """Open the store of a generation."""
        self.store = Store(folder, read_only=True)
        self.audience = audience

    @classmethod
    def open(
        cls, root: Path, audience: Audience = Audience.PUBLIC
    ) -> "EmbeddedReader | None":
        """Open the generation in use; None where none was built for this audience.

        Raises DamagedError where its files are not as they were written.
        """
        with telling_damage():
            folder = found_generation(root)
            if folder is None:
                return None
            with ExitStack() as closing:
                reader = cls(folder, audience)
                closing.callback(reader.close)
                if not reader.store.is_current(audience):
                    return None
                closing.pop_all()
            return reader

    @property
    def refused(self) -> dict[str, str]:
        """Return nothing: a batch is held as a whole."""
        return {}

    def cursor(self) -> Cursor:
        """Return how far the log has been applied."""
        with telling_damage():
            return self.store.cursor()

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield every id with the version that is held, ordered by id."""
        with telling_damage():
            yield from self.store.versions()

    def close(self) -> None:
        """Close the store."""
        self.store.close()
