"""Ids as addresses and forms hold them."""

from uuid import UUID


def read_id(text: str) -> UUID | None:
    """Return the id that a text is; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
