"""The word index of one generation: which rows hold a word, by tantivy.

It answers with rows and no scores: its own weights would remember deleted listings,
so a word counts by its rarity in the vocabulary of live ones. Its files hold no word,
for they keep those of deleted rows until they merge: each stands there as a number,
made under a key of the generation.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
from tantivy import (
    Document,
    Index,
    IndexWriter,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
)

from search.embedded.arrays import Rows
from search.embedded.damage import telling_damage

WORDS = "words"
NAME, TEXT, ROW, KEY = "name", "text", "row", "key"
MAX_KEPT = 4_000_000  # row numbers, 32 MB
NUMBER_BYTES = 8  # two of a million words are one with a chance of one to 37 million


def build_schema() -> Schema:
    """Declare the fields; tokens arrive analysed and are split at spaces only."""
    builder = SchemaBuilder()
    builder.add_text_field(NAME, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(ROW, fast=True)
    return builder.build()


SCHEMA = build_schema()


def make_words(folder: Path) -> Index:
    """Make the word index of a new generation."""
    path = folder / WORDS
    path.mkdir()
    return Index(SCHEMA, path=str(path), reuse=False)


def open_words(folder: Path) -> Index:
    """Open the word index of a generation."""
    return Index.open(str(folder / WORDS))


def number_of(token: str, key: bytes) -> str:
    """Return what stands for a word: whoever has not guessed it does not read it."""
    return blake2b(token.encode(), key=key, digest_size=NUMBER_BYTES).hexdigest()


def numbers_of(tokens: Sequence[str], key: bytes) -> str:
    """Return what stands for a text."""
    return " ".join(number_of(token, key) for token in tokens)


def word_document(
    row: int, name: Sequence[str], text: Sequence[str], key: bytes
) -> Document:
    """Write one row the way the word index wants it."""
    words = {NAME: numbers_of(name, key), TEXT: numbers_of(text, key)}
    return Document.from_dict({**words, KEY: str(row), ROW: row}, SCHEMA)


class WordRows:
    """The rows that hold each word; those of recent searches are kept at hand."""

    def __init__(self, index: Index, key: bytes) -> None:
        """Read this word index, whose words stand under a key."""
        self.index, self.key = index, key
        self.kept: OrderedDict[tuple[str, tuple[str, ...]], Rows] = OrderedDict()
        self.size = 0

    def reload(self) -> None:
        """Take over what was written; what was kept is not true any more."""
        self.index.reload()
        self.kept.clear()
        self.size = 0

    def rows(self, field: str, tokens: tuple[str, ...]) -> Rows:
        """Return the rows whose field holds any of the tokens, each once."""
        key = (field, tokens)
        if key not in self.kept:
            with telling_damage():
                self.keep(key, find_rows(self.index, self.key, field, tokens))
        self.kept.move_to_end(key)
        return self.kept[key]

    def keep(self, key: tuple[str, tuple[str, ...]], rows: Rows) -> None:
        """Keep rows, letting go of what was not asked for the longest."""
        self.kept[key] = rows
        self.size += len(rows)
        while self.size > MAX_KEPT and len(self.kept) > 1:
            _key, oldest = self.kept.popitem(last=False)
            self.size -= len(oldest)


def find_rows(index: Index, key: bytes, field: str, tokens: Sequence[str]) -> Rows:
    """Ask the engine for every row that holds one of the tokens."""
    searcher = index.searcher()
    numbers = [number_of(token, key) for token in tokens]
    count = sum(searcher.doc_freq(field, number) for number in numbers)
    if count == 0:
        return np.empty(0, np.int64)
    terms = [
        (Occur.Should, Query.term_query(SCHEMA, field, number, index_option="basic"))
        for number in numbers
    ]
    query = Query.const_score_query(Query.boolean_query(terms), 1.0)
    hits = searcher.search(query, limit=count, count=False).hits
    rows = searcher.fast_field_values(ROW, [address for _score, address in hits])
    return np.array(rows, np.int64)


def delete_rows(writer: IndexWriter, rows: Iterable[int]) -> None:
    """Drop rows; only a raw string key deletes, a number would do nothing silently."""
    for row in rows:
        writer.delete_documents_by_term(KEY, str(row))
