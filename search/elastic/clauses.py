"""The small clauses that a request body is made of."""

from collections.abc import Iterable, Sequence
from typing import Any

Clause = dict[str, Any]
EVERYTHING: Clause = {"match_all": {}}
NOTHING: Clause = {"match_none": {}}


def term(field: str, value: str | int | bool) -> Clause:
    """Match documents with this value."""
    return {"term": {field: value}}


def terms(field: str, values: Iterable[str]) -> Clause:
    """Match documents with any of the values."""
    return {"terms": {field: list(values)}}


def exists(field: str) -> Clause:
    """Match documents that state something in a field."""
    return {"exists": {"field": field}}


def all_of(*clauses: Clause) -> Clause:
    """Match what every clause matches; none at all match everything."""
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"filter": list(clauses)}} if clauses else EVERYTHING


def any_of(*clauses: Clause) -> Clause:
    """Match what one of the clauses matches; none at all match nothing."""
    if len(clauses) == 1:
        return clauses[0]
    if not clauses:
        return NOTHING
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def at_least(count: int, clauses: Sequence[Clause]) -> Clause:
    """Match what so many of the clauses match; of fewer, nothing."""
    if count > len(clauses):
        return NOTHING
    return {"bool": {"should": list(clauses), "minimum_should_match": count}}


def none_of(*clauses: Clause) -> Clause:
    """Match what none of the clauses matches."""
    return {"bool": {"must_not": list(clauses)}}


def sum_of(clauses: Iterable[Clause], name: str | None = None) -> Clause:
    """Score by the sum of those that match; a hit carries the name when one does."""
    named = {"_name": name} if name else {}
    return {"bool": {"should": list(clauses), "minimum_should_match": 1, **named}}


def best_of(clauses: Iterable[Clause]) -> Clause:
    """Score by the best of those that match."""
    return {"dis_max": {"queries": list(clauses)}}


def constant(weight: float, clause: Clause) -> Clause:
    """Score what a clause matches by a weight of ours."""
    return {"constant_score": {"filter": clause, "boost": weight}}
