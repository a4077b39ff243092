"""Evidence: which listings may meet a query, and how well each one does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.embedded.arrays import Bools, Bytes, Floats, Rows
from search.embedded.columns import Columns
from search.embedded.row_subset import RowSubset
from search.query import ConceptWish, ListingQuery
from search.ranking import constants as ranking
from search.ranking.need_match import CodeWeight, code_weights, grade_of
from search.ranking.typed_names import least_found, least_named
from search.taxonomy import parent_of


@dataclass(frozen=True, slots=True)
class MatchedWord:
    """A query word that live listings have: its weight, and the rows that hold it."""

    weight: float
    hint: bool
    in_text: Rows
    in_name: Rows


@dataclass(frozen=True, slots=True)
class Relevance:
    """What is known of each listing; None where nothing of the kind was asked.

    ``words`` are shares of what was typed, ``needs`` the number of the wish that a
    listing meets best, ``grades`` how well it meets any.
    """

    words: Floats | None
    total: Floats | None
    needs: Bytes | None = None
    grades: Bytes | None = None


def named_rows(
    columns: Columns, query: ListingQuery, words: Sequence[MatchedWord]
) -> Bools:
    """Return the rows whose name was typed.

    Words that made a need alone are no name: "legal aid" asks for that help.
    """
    held = np.zeros(columns.size, np.uint16)
    own = np.zeros(columns.size, np.bool_)
    for word in words:
        rows = known_rows(columns, word.in_name)
        held[rows] += 1
        own[rows] |= not word.hint
    return own & (held >= least_named(query))


def candidates(
    columns: Columns,
    query: ListingQuery,
    words: Sequence[MatchedWord],
    named: Bools,
) -> Rows | None:
    """Return the rows that may be hits, or None for all of them.

    With a need: the listings of its family, those whose name was typed, and those that
    have every word that made no need. Without one: listings that have enough words.
    """
    if not query.ranked and not query.words:
        return None
    found = named.copy()
    for wish in query.ranked:
        family = parent_of(wish.code) or wish.code
        found |= columns.codes.having(family, columns.size)
    if not query.ranked:
        found |= holding(columns, words) >= least_found(query)
    elif own := [word for word in words if not word.hint]:
        found |= holding(columns, own) == len(own)
    return np.flatnonzero(found & columns.alive[: columns.size])


def holding(columns: Columns, words: Sequence[MatchedWord]) -> NDArray[np.uint16]:
    """Count how many of the words each row holds."""
    held = np.zeros(columns.size, np.uint16)
    for word in words:
        held[known_rows(columns, word.in_text)] += 1
    return held


def known_rows(columns: Columns, rows: Rows) -> Rows:
    """Leave out rows that the columns do not know yet."""
    return rows[rows < columns.size]


def relevance_of(
    columns: Columns,
    facts: RowSubset,
    query: ListingQuery,
    words: Sequence[MatchedWord],
) -> Relevance:
    """Score every listing that is shown."""
    found = Relevance(None, None)
    if query.ranked:
        found = concept_scores(facts, query.ranked)
    if not words:
        return found
    shares, names = word_shares(columns, facts, words)
    text = shares * np.float32(ranking.WORD_WEIGHT)
    if not query.ranked:
        # A name counts by the square of how much of it was typed.
        text += names * names * np.float32(ranking.NAME_WEIGHT)
    total = text if found.total is None else found.total + text
    return Relevance(shares, total, found.needs, found.grades)


def concept_scores(facts: RowSubset, wishes: Sequence[ConceptWish]) -> Relevance:
    """Score by the wish that each listing meets best."""
    total = np.zeros(facts.size, np.float32)
    needs, grades = np.zeros(facts.size, np.uint8), np.zeros(facts.size, np.uint8)
    for number, wish in enumerate(wishes):
        sure = ranking.CONCEPT_WEIGHT * ranking.concept_weight(wish.confidence)
        score = np.zeros(facts.size, np.float32)
        for met in code_weights(wish):  # the best last
            rows = having(facts, met)
            score[rows] = np.float32(sure * met.weight)
            grades[rows] = np.maximum(grades[rows], grade_of(met.weight))
        needs[score > total] = number
        np.maximum(total, score, out=total)
    return Relevance(None, total, needs, grades)


def having(facts: RowSubset, met: CodeWeight) -> Bools:
    """Return the rows that have a code, or are listed under it itself."""
    codes = facts.own_codes if met.own else facts.codes
    return codes.having(met.code, facts.size)


def word_shares(
    columns: Columns, facts: RowSubset, words: Sequence[MatchedWord]
) -> tuple[Floats, Floats]:
    """Return the share of the words' weight in the text, and of the own ones' in names.

    Words that made a need say little more than the need, in a name as in a text.
    """
    whole = sum(word.weight for word in words)
    own = sum(word.weight for word in words if not word.hint)
    text = np.zeros(columns.size, np.float32)
    name = np.zeros(columns.size, np.float32)
    for word in words:
        factor = ranking.HINT_FACTOR if word.hint else 1.0
        text[known_rows(columns, word.in_text)] += np.float32(
            factor * word.weight / whole
        )
        if not word.hint:
            name[known_rows(columns, word.in_name)] += np.float32(word.weight / own)
    return text[facts.rows], name[facts.rows]
