"""Codes of needs form a tree: a dot leads from a parent to its child."""

from collections.abc import Iterable
from functools import lru_cache


def parent_of(code: str) -> str | None:
    """Return the code above, or None for a code at the top."""
    parent, dot, _own = code.rpartition(".")
    return parent if dot else None


def family_of(code: str) -> str:
    """Return the code at the top that a code belongs to: itself, if it is one."""
    return code.partition(".")[0]


def with_parents(codes: Iterable[str]) -> list[str]:
    """Return the codes and every code above them, sorted, each once."""
    return sorted({step for code in codes for step in upwards(code)})


@lru_cache(maxsize=1_000)
def upwards(code: str) -> tuple[str, ...]:
    """Return a code and every code above it."""
    parent = parent_of(code)
    return (code, *upwards(parent)) if parent else (code,)
