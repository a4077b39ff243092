"""The words and names of live listings, from the store of one generation."""

import threading
from collections.abc import Iterable, Sequence
from typing import Any

from search.embedded.columns import Columns
from search.embedded.damage import telling_damage
from search.embedded.store import Store
from search.text.analysis import fold

# Of a shorter word, one letter less is another word; a longer one would have as many
# keys as letters.
MIN_CORRECTED_LETTERS = 4
MAX_CORRECTED_LETTERS = 24  # bounds the table of neighbours


class StoredVocabulary:
    """Reads the vocabulary; what is deleted leaves it in the same transaction."""

    def __init__(self, store: Store, columns: Columns) -> None:
        """Read from this store; the columns count what is live."""
        self.store = store
        self.columns = columns
        self.lock = threading.Lock()

    def ask(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; one thread at a time uses the connection."""
        with self.lock, telling_damage():
            return self.store.connection.execute(query, values).fetchall()

    def live_listings(self) -> int:
        """Return how many listings are live."""
        return self.columns.live

    def document_frequencies(self, tokens: Sequence[str]) -> list[int]:
        """Return in how many live listings each token occurs."""
        marks = ",".join("?" * len(tokens))
        found = dict(
            self.ask(
                f"SELECT token, listings FROM token WHERE token IN ({marks})",  # noqa: S608 - marks
                list(tokens),
            )
        )
        return [found.get(token, 0) for token in tokens]

    def complete_names(self, prefix: str, limit: int) -> list[str]:
        """Return names of listings with a word that begins with ``prefix``."""
        key = fold(prefix)
        if not key:
            return []
        found = self.ask(
            "SELECT name, MIN(key) AS first FROM name WHERE key >= ? AND key < ?"
            " GROUP BY name ORDER BY first, name LIMIT ?",
            (key, key + "\U0010ffff", limit),
        )
        return [name for name, _key in found]

    def neighbours(self, token: str, limit: int) -> list[str]:
        """Return live tokens within one edit of ``token``, most frequent first."""
        keys = sorted(edit_keys(token))
        marks = ",".join("?" * len(keys))
        found = self.ask(
            f"SELECT DISTINCT token FROM neighbour WHERE key IN ({marks})",  # noqa: S608 - marks
            keys,
        )
        near = [other for (other,) in found if one_edit(token, other)]
        frequency = dict(zip(near, self.document_frequencies(near), strict=True))
        return sorted(near, key=lambda other: (-frequency[other], other))[:limit]


def edit_keys(token: str) -> set[str]:
    """Return a token and all ways to leave out one letter: neighbours share one."""
    if not MIN_CORRECTED_LETTERS <= len(token) <= MAX_CORRECTED_LETTERS:
        return {token}
    return {token} | {token[:n] + token[n + 1 :] for n in range(len(token))}


def one_edit(left: str, right: str) -> bool:
    """Whether one letter added, left out, changed or swapped makes the other."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = common_start(left, right)
    a, b = left[start:], right[start:]
    swapped = a[:2] == b[1::-1] and len(a) > 1 and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped


def common_start(left: str, right: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = zip(left, right, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right))
    )


def name_keys(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return (key, name) for each place in a name where a word begins."""
    keys = {}
    for name in names:
        words = fold(name).split()
        for start in range(len(words)):
            keys[" ".join(words[start:])] = name
    return sorted(keys.items())
