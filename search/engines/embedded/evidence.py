"""Evidence: how well each row meets the needs and words of a query."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tantivy import Index

from search import ranking
from search.engines.embedded.columns import Columns
from search.engines.embedded.words import (
    NAME,
    TEXT,
    WeighedWord,
    WordHits,
    find_words,
)
from search.query import ConceptWish, ListingQuery
from search.taxonomy import parent_of

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
ALL_WORDS = 0.999  # a share that rounding may have kept from 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of each row; None stands for a query that asked for nothing.

    ``words`` are shares of what was typed, ``candidates`` the rows that may be hits.
    """

    words: Floats | None
    total: Floats | None
    candidates: Bools | None


def weigh(
    columns: Columns,
    index: Index,
    query: ListingQuery,
    words: Sequence[WeighedWord],
) -> Evidence:
    """Score every row; ``words`` are those of the query that any live listing has.

    With a concept, its listings are the candidates, and those that hold all words
    that made no concept; without one, whatever holds any word.
    """
    concepts = concept_scores(columns, query.concepts)
    word_scores, name_scores = word_scores_of(columns, index, words)
    if query.words and word_scores is None:
        word_scores = name_scores = np.zeros(columns.size, np.float32)
    total = combine(concepts, word_scores, name_scores)
    if total is None or concepts is None:
        found = None if total is None else total > 0
        return Evidence(word_scores, total, found)
    own = [word for word in words if not word.hint]
    shares, _names = word_scores_of(columns, index, own)
    candidates = concepts > 0
    if shares is not None:
        candidates |= shares >= ALL_WORDS
    return Evidence(word_scores, total, candidates)


def combine(
    concepts: Floats | None, words: Floats | None, names: Floats | None
) -> Floats | None:
    """Add the scores up; a name counts by the square of how much of it was typed."""
    total: Floats | None = None
    if concepts is not None:
        total = concepts * np.float32(ranking.CONCEPT_WEIGHT)
    if words is not None and names is not None:
        text = words * np.float32(ranking.WORD_WEIGHT)
        text += names * names * np.float32(ranking.NAME_WEIGHT)
        total = text if total is None else total + text
    return total


def concept_scores(columns: Columns, wishes: Sequence[ConceptWish]) -> Floats | None:
    """Average the wishes that each row meets, the surer ones counting more."""
    if not wishes:
        return None
    total = np.zeros(columns.size, np.float32)
    for wish in wishes:
        total += np.float32(wish.confidence) * one_concept(columns, wish.code)
    return total / np.float32(max(wish.confidence for wish in wishes))


def one_concept(columns: Columns, code: str) -> Floats:
    """Score one code: itself and its children, its parent alone, its siblings."""
    size = columns.size
    score = np.zeros(size, np.float32)
    parent = parent_of(code)
    if parent is not None:
        score[columns.codes.having(parent, size)] = ranking.SIBLING_MATCH
        score[columns.own_codes.having(parent, size)] = ranking.PARENT_MATCH
    score[columns.codes.having(code, size)] = ranking.EXACT_MATCH
    return score


def word_scores_of(
    columns: Columns, index: Index, words: Sequence[WeighedWord]
) -> tuple[Floats | None, Floats | None]:
    """Return, by row, the share of the words' weight in the text and in the name."""
    if not words:
        return None, None
    whole = sum(word.weight for word in words)
    text = spread(columns, find_words(index, words, TEXT), whole)
    name = spread(columns, find_words(index, words, NAME), whole)
    return np.maximum(text, name), name


def spread(columns: Columns, hits: WordHits, whole: float) -> Floats:
    """Lay hits out by row; a row that the columns do not know is dropped."""
    scores = np.zeros(columns.size, np.float32)
    known = hits.rows < columns.size
    scores[hits.rows[known]] = hits.scores[known] / np.float32(whole)
    return scores
