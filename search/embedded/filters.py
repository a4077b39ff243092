"""Filters: which rows may be in the answer at all, before any ranking."""

from datetime import datetime

import numpy as np

from search.clock import utc_minute
from search.document import WORLDWIDE, Fact, Flag
from search.embedded.arrays import Bools
from search.embedded.columns import FLAGS
from search.embedded.row_subset import Facts
from search.geometry import degrees
from search.query import Box, ListingQuery


def allowed(columns: Facts, query: ListingQuery) -> Bools:
    """Return the live rows that no filter of the query excludes."""
    size = columns.size
    keep = columns.alive[:size] & coded(columns, query)
    if query.spoken_languages:
        keep &= columns.languages.having_any(query.spoken_languages, size)
    for flag, wanted in query.flags:
        keep &= ~known(columns, flag, yes=not wanted)
    for facts in query.fact_groups:
        keep &= stated(columns, facts, query.now)
    if query.box is not None:
        keep &= inside(columns, query.box)
    if query.remote is not None:
        keep &= columns.remote[:size] == query.remote
    if query.open_at is not None:
        keep &= columns.open_at(query.open_at) & ~columns.closed[:size]
    return keep


def coded(columns: Facts, query: ListingQuery) -> Bools:
    """Return the rows that have every need that must be met, and no excluded one."""
    found = ~columns.codes.having_any(query.without, columns.size)
    for code in query.needs:
        found &= columns.codes.having(code, columns.size)
    return found


def stated(columns: Facts, facts: tuple[Fact, ...], now: datetime) -> Bools:
    """Return the rows that state any of the facts, as of an instant."""
    found = columns.facts.having_any(facts, columns.size)
    return found | always_open(columns, now) if Fact.HOURS_ALWAYS in facts else found


def always_open(columns: Facts, now: datetime) -> Bools:
    """Return the rows that have begun to be open day and night."""
    found: Bools = columns.always_from[: columns.size] <= utc_minute(now)
    return found


def known(columns: Facts, flag: Flag, *, yes: bool) -> Bools:
    """Return the rows where a flag is known to be yes, or known to be no."""
    bits = columns.yes if yes else columns.no
    found: Bools = (bits[: columns.size] & (1 << FLAGS.index(flag))) != 0
    return found


def inside(columns: Facts, box: Box) -> Bools:
    """Return the rows whose coarse point is in a part of the map."""
    latitude, longitude = degrees(columns.vectors[:, : columns.size])
    found: Bools = (box.south <= latitude) & (latitude < box.north)
    return found & (box.west <= longitude) & (longitude < box.east)


def all_wishes_known(columns: Facts, query: ListingQuery) -> Bools:
    """Return the rows that are known to meet every wish; the others did not say."""
    met = np.ones(columns.size, np.bool_)
    for flag, wanted in query.flags:
        met &= known(columns, flag, yes=wanted)
    return met


def in_or_covering(columns: Facts, country: str) -> Bools:
    """Return the rows that are in a country, or reach people there."""
    size = columns.size
    inside = columns.countries.having(country, size)
    return inside | columns.covers.having_any((country, WORLDWIDE), size)
