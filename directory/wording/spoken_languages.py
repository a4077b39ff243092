"""Languages that people speak: which tags stand for one another."""

from collections.abc import Iterable

# Speakers of Dari understand Iranian Persian; records name either.
PERSIAN = ("fa-AF", "fa")


def understood_speech(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the languages with those that their speakers understand as their own."""
    wished = dict.fromkeys(tags)
    if any(tag in wished for tag in PERSIAN):
        wished |= dict.fromkeys(PERSIAN)
    return tuple(wished)
