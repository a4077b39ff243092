"""Where an index lives: how any worker opens it, looks at it, and begins it anew."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from search.embedded import EmbeddedReader, EmbeddedWriter
from search.embedded.damage import set_aside
from search.embedded.inspection import damage_of
from search.port import Audience, Reader, Writer


class IndexTarget(Protocol):
    """A place for one index, which may be empty yet."""

    @property
    def audience(self) -> Audience:
        """Return for whom it is."""
        ...

    @property
    def name(self) -> str:
        """Return what an operator calls it."""
        ...

    def look(self) -> Reader | None:
        """Return what it holds, also while another process writes; None if nothing."""
        ...

    def open(self) -> Writer | None:
        """Open the index in use; None where none of this format was built."""
        ...

    def begin(self) -> Writer:
        """Begin a new, empty index beside the one in use."""
        ...

    def damage(self) -> str:
        """Return what is damaged of the index in use; nothing where it is sound."""
        ...

    def set_aside(self) -> Path | None:
        """Take what is damaged out of use; return where it is kept, if it is."""
        ...


@dataclass(frozen=True, slots=True)
class EmbeddedTarget:
    """A folder of this host, which holds the index of one audience."""

    root: Path
    audience: Audience = Audience.PUBLIC

    @property
    def name(self) -> str:
        """Return what an operator calls it."""
        return f"this host, {self.audience}"

    def look(self) -> EmbeddedReader | None:
        """Return what it holds, also while another process writes; None if nothing."""
        return EmbeddedReader.open(self.root, self.audience)

    def open(self) -> EmbeddedWriter | None:
        """Open the index in use, or raise BusyError; None where there is none."""
        return EmbeddedWriter.open(self.root, self.audience)

    def begin(self) -> EmbeddedWriter:
        """Begin a new, empty index beside the one in use."""
        return EmbeddedWriter.begin(self.root, self.audience)

    def damage(self) -> str:
        """Return what is damaged of the index in use; nothing where it is sound."""
        return damage_of(self.root)

    def set_aside(self) -> Path | None:
        """Take what is damaged out of use; return where it is kept, if it is."""
        return set_aside(self.root)
