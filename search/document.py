"""The allow-list: everything about a listing that may enter a public index.

A field that is not here cannot become public. Coordinates are the centre of a
coarse cell, made before they come here; a confidential listing has none.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WORLDWIDE = "*"


@dataclass(frozen=True, slots=True)
class Text:
    """What a listing says of itself in one language (BCP 47 tag)."""

    language: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class OpenRange:
    """Open from ``start`` to before ``end``: local minutes since Monday 00:00."""

    start: int
    end: int


class Flag(StrEnum):
    """Facts that are yes, no or not stated; a wish for one ranks a known yes first."""

    ACCEPTS_CHILDREN = "accepts_children"
    ACCEPTS_FAMILY = "accepts_family"
    COST_FREE = "cost_free"
    INDIGENOUS_LED = "indigenous_led"
    LGBTIQ_WELCOME = "lgbtiq_welcome"
    SELF_REFERRAL = "self_referral"
    WHEELCHAIR = "wheelchair"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDocument:
    """One public listing as the index knows it.

    ``covers`` holds ISO 3166-1 codes, admin-1 codes (``AF.11``) or ``*``: where it
    serves people beyond its own point; for a mission, the accredited-to countries.
    ``texts`` begins with the original. ``version`` only ever grows.
    """

    id: str
    version: int
    external_id: str | None
    organization: str
    texts: tuple[Text, ...]
    codes: tuple[str, ...]
    spoken_languages: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None
    area: str = ""
    covers: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    remote: bool = False
    flags: tuple[tuple[Flag, bool], ...] = ()
    affiliation: str = ""
    hours: tuple[OpenRange, ...] = ()
    timezone: str = "UTC"
    assured_date: date | None = None
    vetted_by_count: int = 0
    temporarily_closed: bool = False

    @property
    def name(self) -> str:
        """The name in the language that the listing was written in."""
        return self.texts[0].name

    @property
    def text_language(self) -> str:
        """The language that the listing was written in."""
        return self.texts[0].language
