"""The word index of one generation: which rows hold a word, by tantivy.

The engine's own weights would remember deleted listings, so every word scores by a
constant that comes from the vocabulary of live ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tantivy import (
    Document,
    Index,
    IndexWriter,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
)

NAME, TEXT, ROW, KEY = "name", "text", "row", "key"
# Everyday words hit most of a large directory; more hits than this only cost time.
MAX_HITS = 200_000


@dataclass(frozen=True, slots=True)
class WeighedWord:
    """A query word: any of ``tokens`` counts, and counts ``weight``."""

    tokens: tuple[str, ...]
    weight: float
    hint: bool = False


@dataclass(frozen=True, slots=True)
class WordHits:
    """Rows and the sum of the weights of the words that each of them holds."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]


def build_schema() -> Schema:
    """Declare the fields; tokens arrive analysed and are split at spaces only."""
    builder = SchemaBuilder()
    builder.add_text_field(NAME, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(ROW, fast=True)
    return builder.build()


SCHEMA = build_schema()


def open_words(folder: Path) -> Index:
    """Open the word index of a generation, made when missing."""
    path = folder / "words"
    path.mkdir(exist_ok=True)
    return Index(SCHEMA, path=str(path), reuse=True)


def word_document(row: int, name: Sequence[str], text: Sequence[str]) -> Document:
    """Write one row the way the word index wants it."""
    fields = {NAME: " ".join(name), TEXT: " ".join(text), KEY: str(row), ROW: row}
    return Document.from_dict(fields, SCHEMA)


def find_words(index: Index, words: Sequence[WeighedWord], field: str) -> WordHits:
    """Return every row that holds one of the words, with the sum of their weights."""
    if not words:
        return WordHits(np.empty(0, np.int64), np.empty(0, np.float32))
    query = Query.boolean_query([(Occur.Should, one_word(field, w)) for w in words])
    searcher = index.searcher()
    hits = searcher.search(query, limit=MAX_HITS, count=False).hits
    rows = searcher.fast_field_values(ROW, [address for _score, address in hits])
    scores = np.fromiter((score for score, _address in hits), np.float32, len(hits))
    return WordHits(np.array(rows, np.int64), scores)


def one_word(field: str, word: WeighedWord) -> Query:
    """Match any token of a word; a listing with two of them gains nothing by it."""
    tokens = [
        (Occur.Should, Query.term_query(SCHEMA, field, token, index_option="basic"))
        for token in word.tokens
    ]
    return Query.const_score_query(Query.boolean_query(tokens), word.weight)


def delete_rows(writer: IndexWriter, rows: Iterable[int]) -> None:
    """Drop rows; only a raw string key deletes, a number would do nothing silently."""
    for row in rows:
        writer.delete_documents_by_term(KEY, str(row))
