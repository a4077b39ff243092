"""Codes of needs form a tree: a dot leads from a parent to its child."""

from collections.abc import Iterable


def parent_of(code: str) -> str | None:
    """Return the code above, or None for a code at the top."""
    parent, dot, _own = code.rpartition(".")
    return parent if dot else None


def with_parents(codes: Iterable[str]) -> list[str]:
    """Return the codes and every code above them, sorted, each once."""
    found = set()
    for code in codes:
        step: str | None = code
        while step is not None:
            found.add(step)
            step = parent_of(step)
    return sorted(found)
