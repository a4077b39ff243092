"""Read what was typed into a place box: a name, perhaps with what it lies in."""

import re
from collections.abc import Iterator

from search.places.words import BEFORE_PLACE, GENERIC_WORDS, NEVER_PLACES
from search.text.analysis import fold

_SEPARATORS = re.compile(r"[,،;؛()\[\]\n]+")
_LONGEST_INPUT = 120  # twice the longest name of the file, 57 letters
# 222 of 13,854 names of countries and divisions have more words.
_LONGEST_TAIL = 4
# The article is written or left out at will: الزاوية, زاوية; Al Marj, Marj.
_ARTICLES = ("ال", "al ", "el ", "az ", "as ")


def folded_parts(typed: str) -> tuple[str, ...]:
    """Return the folded parts between commas."""
    parts = map(fold, _SEPARATORS.split(typed[:_LONGEST_INPUT]))
    return tuple(filter(None, parts))


def heads_and_tails(parts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield readings as a name and what it lies in: Herat, Afghanistan."""
    if len(parts) > 1:
        for tail in reversed(parts[1:]):
            yield parts[0], tail
        return
    words = parts[0].split()
    for size in range(1, min(_LONGEST_TAIL, len(words) - 1) + 1):
        yield " ".join(words[:-size]), " ".join(words[-size:])


def variants(folded: str) -> list[str]:
    """Return other ways to write the name: without "near", "province", the article."""
    words = [word for word in folded.split() if word not in GENERIC_WORDS]
    while words and (words[0] in BEFORE_PLACE or words[0] in NEVER_PLACES):
        words = words[1:]
    bare = " ".join(words)
    found = [bare]
    for article in _ARTICLES:
        found.append(bare.removeprefix(article).strip())
        found.append(article + bare)
    return [name for name in dict.fromkeys(found) if len(name) > 1 and name != folded]
