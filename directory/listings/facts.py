"""What the attributes of a service say: the needs it meets, its flags, its facts."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from directory.listings.confidentiality import CONFIDENTIAL, says_confidential
from directory.listings.models import Attribute, CostOption, Service
from directory.listings.provenance import (
    PAGE_DATE,
    PUBLISHED_BY,
    READ_ON,
    SOURCE,
    Provenance,
    provenance_of,
)
from directory.listings.vocabulary import Affiliation
from directory.search_port import Flag
from seed_data.attribute_values import AT_THE_DOOR
from seed_data.attributes import FACTS_TAXONOMY, is_no, is_yes
from seed_data.taxonomy import NEEDS_TAXONOMY

AFFILIATION = "affiliation"
ANSWERED_BY = "answered_by"
CHANNEL = "channel"
COVERS: Final = ("accredited_country", "covers_country")
HOLD = "hold"
ONLY_INSIDE = "only_inside"
OPEN_ALWAYS = "open_24_7"
SOURCE_YEAR = "source_year"
UNCONFIRMED = "unconfirmed"
YEAR = re.compile(r"[0-9]{4}")
# What ListingDetails tells in a field of its own; the rest are its ``facts``.
TOLD_ELSEWHERE = frozenset(
    {
        *Flag,
        *COVERS,
        AFFILIATION,
        ANSWERED_BY,
        CHANNEL,
        CONFIDENTIAL,
        HOLD,
        ONLY_INSIDE,
        OPEN_ALWAYS,
        PAGE_DATE,
        PUBLISHED_BY,
        READ_ON,
        SOURCE,
        SOURCE_YEAR,
        UNCONFIRMED,
    }
)
Stated = list[tuple[str, str]]
About = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedChannel:
    """A channel that attributes name: its kind, and the number or address.

    It works ``only_inside`` a country (ISO 3166-1), where one is told.
    """

    kind: str
    address: str
    only_inside: str = ""
    answered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The attributes of one service and its organization, sorted by what they say."""

    affiliation: Affiliation | None
    always_open: bool
    channels: tuple[StatedChannel, ...]
    codes: tuple[str, ...]
    confidential: bool
    covers: tuple[str, ...]
    flags: dict[Flag, bool]
    others: tuple[tuple[str, str], ...]
    provenance: Provenance | None = None
    source_year: int | None


def read_facts(
    service: Service, attributes: Iterable[Attribute], costs: Iterable[CostOption]
) -> Facts:
    """Sort ``attributes``: the organization's first, so that the service's win."""
    attributes = sorted(attributes, key=lambda row: row.service_id is not None)
    facts = [row for row in attributes if row.taxonomy_term.taxonomy == FACTS_TAXONOMY]
    stated = [(row.taxonomy_term.code, row.value.strip()) for row in facts]
    return Facts(
        affiliation=affiliation_of(service, stated),
        always_open=is_stated(stated, OPEN_ALWAYS),
        channels=channels_among(facts),
        codes=needs_of(attributes),
        confidential=any(map(hides_place, attributes)),
        covers=tuple(sorted({*words_of(stated, *COVERS)})),
        flags=free_of_cost(costs) | stated_flags(stated) | own_flags(service),
        others=further_facts(stated),
        provenance=provenance_of(stated),
        source_year=last_year(words_of(stated, SOURCE_YEAR)),
    )


def channels_among(facts: Iterable[Attribute]) -> tuple[StatedChannel, ...]:
    """Return the channels that attributes name; what is held is none."""
    facts = list(facts)
    held, inside = about(facts, HOLD), about(facts, ONLY_INSIDE)
    answering = about(facts, ANSWERED_BY)
    return tuple(
        StatedChannel(
            kind=row.value.strip(),
            address=address,
            only_inside=next(iter(inside.get(address, ())), ""),
            answered_by=(*answering.get("", ()), *answering.get(address, ())),
        )
        for row in facts
        if row.taxonomy_term.code == CHANNEL
        for address in (row.label.strip(),)
        if address not in held
    )


def about(facts: Iterable[Attribute], code: str) -> About:
    """Return the values of a fact by the number or address that each is about."""
    found: About = defaultdict(list)
    for row in facts:
        if row.taxonomy_term.code == code:
            found[row.label.strip()].append(row.value.strip())
    return found


def hides_place(row: Attribute) -> bool:
    """Whether an attribute asks that the place be told to nobody."""
    term = row.taxonomy_term
    return says_confidential(row.value, term.code, term.name, row.label)


def needs_of(attributes: Iterable[Attribute]) -> tuple[str, ...]:
    """Return the needs that the service meets; a sister's needs are not its own."""
    codes = {
        row.taxonomy_term.code
        for row in attributes
        if row.taxonomy_term.taxonomy == NEEDS_TAXONOMY and row.service_id is not None
    }
    return tuple(sorted(codes))


def affiliation_of(service: Service, stated: Stated) -> Affiliation | None:
    """Return whom the organization belongs to, as it or its record says."""
    known = [
        Affiliation(word)
        for word in words_of(stated, AFFILIATION)
        if word in set(Affiliation)
    ]
    return service.organization.affiliation or (known[-1] if known else None)


def is_stated(stated: Stated, code: str) -> bool:
    """Whether a fact stands there, and does not say no."""
    return any(name == code and is_yes(value) for name, value in stated)


def stated_flags(stated: Stated) -> dict[Flag, bool]:
    """Return the flags among the facts whose value is a clear yes or no."""
    names = {flag.value for flag in Flag}
    return {
        Flag(code): is_yes(value)
        for code, value in stated
        if code in names and (is_yes(value) or is_no(value))
    }


def own_flags(service: Service) -> dict[Flag, bool]:
    """Return the flags that a service carries as fields of its own."""
    own = {
        Flag.ACCEPTS_CHILDREN: service.accepts_children,
        Flag.ACCEPTS_FAMILY: service.accepts_family,
    }
    return {flag: value for flag, value in own.items() if value is not None}


def is_in_force(cost: CostOption, today: date) -> bool:
    """Whether a price holds today: it has begun, and has not ended."""
    begun = cost.valid_from is None or cost.valid_from <= today
    return begun and (cost.valid_to is None or today <= cost.valid_to)


def free_of_cost(costs: Iterable[CostOption]) -> dict[Flag, bool]:
    """Return whether it is free, where every amount that is told agrees."""
    free = {cost.amount == 0 for cost in costs if cost.amount is not None}
    return {Flag.COST_FREE: free.pop()} if len(free) == 1 else {}


def further_facts(stated: Stated) -> tuple[tuple[str, str], ...]:
    """Return the facts that have no field of their own.

    Of a condition at the door, what the service says wins over its organization.
    """
    at_door = dict(fact for fact in stated if fact[0] in AT_THE_DOOR)
    apart = TOLD_ELSEWHERE | at_door.keys()
    return (*(fact for fact in stated if fact[0] not in apart), *at_door.items())


def words_of(stated: Stated, *codes: str) -> list[str]:
    """Return the values of some facts; one value may be several behind commas."""
    values = (value for name, value in stated if name in codes)
    words = (word.strip() for value in values for word in value.split(","))
    return [word for word in words if word]


def last_year(words: Iterable[str]) -> int | None:
    """Return the latest of ``words`` that is a year."""
    years = (int(word) for word in words if YEAR.fullmatch(word))
    return max(years, default=None)
