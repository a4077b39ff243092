"""Needs whose help must come within hours: what can be reached in time goes first."""

from enum import StrEnum

from search.query import ListingQuery


class Urgency(StrEnum):
    """Why hours count."""

    RAPE = "rape"  # care prevents infection and pregnancy within 72 hours
    ARREST = "arrest"  # most is done to people, and for them, in the first 48 hours


URGENT_NEEDS = {
    "medical.gbv": Urgency.RAPE,
    "legal.criminal_defence": Urgency.ARREST,
    "legal.detention_visit": Urgency.ARREST,
}


def urgencies(query: ListingQuery) -> tuple[Urgency, ...]:
    """Return why hours count for what she said, each once."""
    found = (URGENT_NEEDS.get(wish.code) for wish in query.stated)
    return tuple(dict.fromkeys(filter(None, found)))


def is_urgent(query: ListingQuery) -> bool:
    """Whether hours count."""
    return bool(urgencies(query))
