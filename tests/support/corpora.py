"""Made-up listings that differ in everything that a search can ask for."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from bench.corpus import made_up
from search.clock import utc_minute
from search.conditions import (
    UNCONDITIONAL,
    Calling,
    Conditions,
    Feared,
    Identity,
)
from search.day_keys import DayKeys
from search.document import WORLDWIDE, Fact, Flag, ListingDocument, OpenRange
from search.query import Box, ConceptWish, Level, ListingQuery, Near, Sort, Word
from tests.support.documents import HERAT

ZONES = (
    "Asia/Kabul",
    "Africa/Kampala",
    "UTC",
    "UTC+04:30",
    "UTC-03:15",
    "Nowhere/City",
)
WORDS = ("women", "legal", "house", "word7", "word77")
NEEDS = ("legal.aid", "shelter", "shelter.family", "mhpss", "mission")
OWN_CODES = (
    "mission.embassy",
    "shelter",
    "legal",
    "legal.asylum",
    "organisation.lbtiq",
)
SHARES = {
    "shelter": (("shelter.family", 1.0), ("shelter.short_term", 0.55)),
    "legal.aid": (("legal.aid", 1.0), ("legal.criminal_defence", 0.3)),
    "mhpss": (("mhpss.individual", 0.4), ("mhpss.remote", 1.0)),
}
COUNTRIES = ("AF", "UG", "KE")
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
MINUTE = utc_minute(NOW)
# Of the first Monday of June: those that it has, and those that it has not.
DAYS: tuple[DayKeys, ...] = (
    (),
    (),
    (("o1",),),
    (("o-1", "o1"), ("m6",)),
    (("o2",),),
    (("d1", "d15"),),
    (("d-1",),),
    (("m6", "m7"), ("W2:0",)),
    (("W2:1",),),
    (("y152",),),
    (("w23/0", "w-1/6"),),
    (("O22",), ("Y2:0",)),
)
Kind = TypeVar("Kind")


def varied(count: int, chance: random.Random) -> list[ListingDocument]:
    """Return made-up listings of every kind."""
    found = made_up(count, seed=chance.randrange(10**9))
    return [vary(document, chance) for document in found]


def vary(document: ListingDocument, chance: random.Random) -> ListingDocument:
    """Return a listing with flags, facts, hours, and reach of its own."""
    stated = chance.sample(tuple(Flag), 3)
    home = chance.random() < 0.5
    values: dict[str, Any] = {
        "flags": tuple((flag, chance.random() < 0.7) for flag in sorted(stated)),
        "facts": tuple(chance.sample(tuple(Fact), 3)),
        "hours": tuple(open_range(chance) for _ in range(chance.randrange(3))),
        "always_from": chance.choice((None, None, MINUTE - 1, MINUTE, MINUTE + 1)),
        "timezone": chance.choice(ZONES),
        "covers": chance.choice(
            ((), ("AF",), ("AF.11",), ("UG", "KE"), (WORLDWIDE,), ("AF.11", "AF.24"))
        ),
        "remote": chance.random() < 0.2,
        "vetted_by_count": chance.choice((0, 2)),
        "temporarily_closed": chance.random() < 0.1,
        "reference_only": chance.random() < 0.05,
        "sent_by": chance.choice((None, None, *COUNTRIES)),
    }
    if home:
        values |= {
            "country": chance.choice(COUNTRIES),
            "latitude": round(HERAT[0] + chance.randrange(-20, 20) / 10, 2),
            "longitude": round(HERAT[1] + chance.randrange(-20, 20) / 10, 2),
        }
    if chance.random() < 0.2:
        values |= {"latitude": None, "longitude": None, "assured_date": None}
    if chance.random() < 0.1:
        values |= {"country": None, "admin1": None, "assured_date": date(2026, 3, 1)}
    if chance.random() < 0.2:
        values["codes"] = (chance.choice(OWN_CODES),)
    return replace(document, **values)


def open_range(chance: random.Random) -> OpenRange:
    """Return hours with bounds, days and a zone of their own, or without."""
    start = chance.randrange(10_000)
    return OpenRange(
        start,
        min(start + 5_000, 10_080),
        chance.choice(("", "", *ZONES)),
        chance.choice((None, None, MINUTE, MINUTE + 270, MINUTE + 1_000)),
        chance.choice((None, None, MINUTE, MINUTE + 271, MINUTE + 1_000)),
        chance.choice(DAYS),
        chance.random() < 0.3,
    )


def question(chance: random.Random) -> ListingQuery:
    """Return a search that asks for some of everything."""
    whole = chance.random() < 0.2
    near = Near(
        *HERAT,
        radius_km=chance.choice((10, 50, 300, 1000)),
        country=chance.choice(("AF", "AF", None)),
        admin1=chance.choice(("AF.11", None)),
        whole_region=whole,
    )
    words = chance.sample(WORDS, chance.randrange(4))
    needs = (*NEEDS, "medical.gbv", "mhpss.remote")
    page, per_page = chance.choice(((1, 20), (2, 5), (3, 10)))
    return ListingQuery(
        words=tuple(
            Word(word, (word, f"en~{word}"), hint=chance.random() < 0.3)
            for word in words
        ),
        concepts=tuple(
            ConceptWish(
                code,
                chance.choice((1.0, 0.4)),
                shares=chance.choice(((), SHARES.get(code, ()))),
                perhaps=chance.random() < 0.3,
            )
            for code in chance.sample(needs, chance.choice((0, 1, 1, 2, 3)))
        ),
        needs=some(chance, ("shelter", "legal.aid"), 0.1),
        spoken_languages=some(chance, ("fa-AF", "lg"), 0.2),
        flags=tuple((f, chance.random() < 0.7) for f in some(chance, Flag, 0.1)),
        facts=some(chance, Fact, 0.05),
        remote=chance.choice((None, None, None, True, False)),
        open_at=chance.choice((None, None, None, NOW)),
        near=chance.choice((near, near, None)),
        away_from=chance.choice((None, None, replace(near, latitude=33.4))),
        box=chance.choice((None, None, None, Box(33.0, 60.0, 35.0, 63.0))),
        country=chance.choice((None, "AF", "UG")),
        level=chance.choice(tuple(Level)),
        sort=chance.choice((Sort.BEST, Sort.BEST, *Sort)),
        page=page,
        per_page=per_page,
        cells=chance.random() < 0.3,
        conditions=condition(chance),
        now=NOW,
    )


def condition(chance: random.Random) -> Conditions:
    """Return what somebody may say of herself; half of them say nothing."""
    if chance.random() < 0.5:
        return UNCONDITIONAL
    return Conditions(
        callings=some(chance, Calling, 0.2),
        identities=some(chance, Identity, 0.3),
        feared=some(chance, Feared, 0.3),
        origin=chance.choice((None, *COUNTRIES)),
    )


def some(chance: random.Random, of: Iterable[Kind], share: float) -> tuple[Kind, ...]:
    """Return about so large a share of what there is, in order."""
    return tuple(each for each in of if chance.random() < share)
