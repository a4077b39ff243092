"""One act on the store: rows that die, rows that are born, and their words counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from search.card import dump_card, load_card
from search.document import ListingDocument
from search.embedded.store import Store, checksum_of
from search.embedded.vocabulary import edit_keys, name_keys
from search.port import Cursor
from search.text.listing_text import distinct_tokens, listing_names, listing_tokens

MAX_MARKS = 1_000  # question marks in one statement; SQLite allows 32,766


@dataclass(frozen=True, slots=True)
class Row:
    """A new row: its number, the document, and its words, analysed once."""

    number: int
    document: ListingDocument
    name: Sequence[str]
    text: Sequence[str]


def rows_of(documents: Iterable[ListingDocument], first: int) -> list[Row]:
    """Return documents as rows, numbered from ``first``."""
    return [
        Row(number, document, *listing_tokens(document))
        for number, document in enumerate(documents, first)
    ]


def row_of(number: int, card: str) -> Row:
    """Return a row of the store, with its words analysed once more."""
    document = load_card(card)
    return Row(number, document, *listing_tokens(document))


class Batch:
    """Works inside a transaction that its maker has begun."""

    def __init__(self, store: Store) -> None:
        """Count from nothing."""
        self.store = store
        self.change = store.meta("change")
        self.counts: Counter[str] = Counter()

    def bury(self, live: dict[str, tuple[int, int, str]]) -> None:
        """Erase rows; their words, names and cards go in the same transaction."""
        dead, names = [], []
        for row, _version, card in live.values():
            document = load_card(card)
            self.counts.subtract(distinct_tokens(document))
            self.change += 1
            dead.append((self.change, row))
            names += [(key, row) for key, _name in name_keys(listing_names(document))]
        execute = self.store.connection.executemany
        execute(
            "UPDATE listing SET card = NULL, id = '', change = ? WHERE row = ?", dead
        )
        execute("DELETE FROM name WHERE key = ? AND row = ?", names)

    def add(self, rows: Iterable[Row]) -> None:
        """Write new rows."""
        born, names = [], []
        for row in rows:
            document, number = row.document, row.number
            self.counts.update(set(row.text))
            self.change += 1
            card = dump_card(document)
            checksum = checksum_of(number, document.id, document.version, card)
            born.append(
                (number, document.id, document.version, self.change, card, checksum)
            )
            keys = name_keys(listing_names(document))
            names += [(key, number, name) for key, name in keys]
        execute = self.store.connection.executemany
        execute(
            "INSERT INTO listing (row, id, version, change, card, checksum)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            born,
        )
        execute("INSERT OR REPLACE INTO name VALUES (?, ?, ?)", sorted(names))

    def finish(self, cursor: Cursor, next_row: int) -> None:
        """Write the counts, the cursor and the next free row."""
        changed = {token: step for token, step in self.counts.items() if step}
        before = self.counted(changed)
        after = {token: before.get(token, 0) + changed[token] for token in changed}
        alive = [(token, count) for token, count in after.items() if count > 0]
        gone = [token for token, count in after.items() if count <= 0]
        execute = self.store.connection.executemany
        execute("INSERT OR REPLACE INTO token VALUES (?, ?)", sorted(alive))
        execute("DELETE FROM token WHERE token = ?", [(token,) for token in gone])
        born = (token for token, _count in alive if token not in before)
        execute("INSERT OR IGNORE INTO neighbour VALUES (?, ?)", neighbour_keys(born))
        execute(
            "DELETE FROM neighbour WHERE key = ? AND token = ?", neighbour_keys(gone)
        )
        self.store.set_meta("change", self.change)
        self.store.set_meta("next_row", next_row)
        self.store.set_cursor(cursor)

    def counted(self, tokens: Iterable[str]) -> dict[str, int]:
        """Return how many listings have each token, for tokens that any has."""
        found: dict[str, int] = {}
        left = iter(tokens)
        while some := list(islice(left, MAX_MARKS)):
            marks = ",".join("?" * len(some))
            query = f"SELECT token, listings FROM token WHERE token IN ({marks})"  # noqa: S608 - marks
            found.update(self.store.connection.execute(query, some))
        return found


def neighbour_keys(tokens: Iterable[str]) -> list[tuple[str, str]]:
    """Return the keys by which words are found again with a letter wrong."""
    typed = (token for token in tokens if "~" not in token)
    # In the order of their table: a third of the time of a random one.
    return sorted((key, token) for token in typed for key in edit_keys(token))
