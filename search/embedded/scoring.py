"""Evidence: which listings may meet a query, and how well each one does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.embedded.arrays import Bytes, Floats, Rows
from search.embedded.columns import Columns
from search.embedded.row_subset import RowSubset
from search.query import ConceptWish, ListingQuery
from search.ranking import constants as ranking
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
    listing meets best.
    """

    words: Floats | None
    total: Floats | None
    needs: Bytes | None = None


def candidates(
    columns: Columns, query: ListingQuery, words: Sequence[MatchedWord]
) -> Rows | None:
    """Return the rows that may be hits, or None for all of them.

    With a need: the listings of its family, and those that have every word that made
    no need. Without one: listings that have any of the words.
    """
    if not query.concepts and not query.words:
        return None
    found = np.zeros(columns.size, np.bool_)
    for wish in query.concepts:
        family = parent_of(wish.code) or wish.code
        found |= columns.codes.having(family, columns.size)
    if not query.concepts:
        for word in words:
            found[known_rows(columns, word.in_text)] = True
    elif own := [word.in_text for word in words if not word.hint]:
        held = np.zeros(columns.size, np.uint8)
        for rows in own:
            held[known_rows(columns, rows)] += 1
        found |= held == len(own)
    return np.flatnonzero(found & columns.alive[: columns.size])


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
    total: Floats | None = None
    needs: Bytes | None = None
    shares: Floats | None = None
    if query.concepts:
        concepts, needs = concept_scores(facts, query.concepts)
        total = concepts * np.float32(ranking.CONCEPT_WEIGHT)
    if words:
        shares, names = word_shares(columns, facts, words)
        text = shares * np.float32(ranking.WORD_WEIGHT)
        # A name counts by the square of how much of it was typed.
        text += names * names * np.float32(ranking.NAME_WEIGHT)
        total = text if total is None else total + text
    return Relevance(shares, total, needs)


def concept_scores(
    facts: RowSubset, wishes: Sequence[ConceptWish]
) -> tuple[Floats, Bytes]:
    """Add up the wishes that each listing meets; tell which one it meets best."""
    total = np.zeros(facts.size, np.float32)
    best, needs = total.copy(), np.zeros(facts.size, np.uint8)
    for number, wish in enumerate(wishes):
        score = one_concept(facts, wish.code)
        score *= np.float32(ranking.concept_weight(wish.confidence))
        total += score
        needs[score > best] = number
        np.maximum(best, score, out=best)
    return total, needs


def one_concept(facts: RowSubset, code: str) -> Floats:
    """Score one code: itself and its children, its parent alone, its siblings."""
    size = facts.size
    score = np.zeros(size, np.float32)
    parent = parent_of(code)
    if parent is not None:
        score[facts.codes.having(parent, size)] = ranking.SIBLING_MATCH
        score[facts.own_codes.having(parent, size)] = ranking.PARENT_MATCH
    score[facts.codes.having(code, size)] = ranking.EXACT_MATCH
    return score


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
