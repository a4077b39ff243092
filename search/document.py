"""The allow-list: everything about a listing that may enter a public index.

A field that is not here cannot become public. Coordinates are the centre of a
coarse cell, made before they come here; a confidential listing has none.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search.day_keys import DayKeys

WORLDWIDE = "*"
COUNTRY_LETTERS = 2  # ISO 3166-1; an admin-1 code (AF.11) is longer


def is_country(code: str) -> bool:
    """Whether an area is told by the code of a country."""
    return len(code) == COUNTRY_LETTERS and code.isascii() and code.isupper()


def country_of_area(code: str) -> str | None:
    """Return the country of an area's code: its own, or that of its province."""
    country = code.partition(".")[0]
    return country if is_country(country) else None


@dataclass(frozen=True, slots=True)
class Text:
    """What a listing says of itself in one language (BCP 47 tag)."""

    language: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class OpenRange:
    """Open from ``start`` to before ``end``: local minutes since Monday 00:00.

    That is on the clocks of ``zone``, where it is not the document's own, from the
    minute ``begins`` to before ``ends`` on the same clocks, minutes since 1970 (None is
    without end), and on days with one of each group of keys (``search.day_keys``). At
    ``night`` it belongs to the day before.
    """

    start: int
    end: int
    zone: str = ""
    begins: int | None = None
    ends: int | None = None
    days: DayKeys = ()
    night: bool = False


class Flag(StrEnum):
    """Facts that are yes, no or not stated; a wish for one ranks a known yes first."""

    ACCEPTS_CHILDREN = "accepts_children"
    ACCEPTS_FAMILY = "accepts_family"
    COST_FREE = "cost_free"
    CROSS_POLITICAL = "cross_political"
    INDIGENOUS_LED = "indigenous_led"
    LGBTIQ_WELCOME = "lgbtiq_welcome"
    SELF_REFERRAL = "self_referral"
    WHEELCHAIR = "wheelchair"
    YOUTH_WELCOME = "youth_welcome"


class Fact(StrEnum):
    """What a listing may state besides, ``group.value``; no other value is indexed.

    Of one group any may hold, of several groups each must: that is how they filter.
    """

    AFFILIATION_COMPANY = "affiliation.company"
    AFFILIATION_GOVERNMENT = "affiliation.government"
    AFFILIATION_INDEPENDENT = "affiliation.independent"
    AFFILIATION_INTERGOVERNMENTAL = "affiliation.intergovernmental"
    AFFILIATION_POLITICAL = "affiliation.political"
    AFFILIATION_RELIGIOUS = "affiliation.religious"
    AGES_OVER_60 = "ages.over_60"
    AGES_UNDER_18 = "ages.under_18"
    APPLY_INSIDE = "apply.inside"
    APPLY_OUTSIDE = "apply.outside"
    BOYS_TEN = "boys.10"
    BOYS_FOURTEEN = "boys.14"
    BOYS_SEVENTEEN = "boys.17"
    CHILDREN_TWO = "children.2"
    CHILDREN_THREE = "children.3"
    CHILDREN_FIVE = "children.5"
    GENDERS_ALL = "genders.all"
    GENDERS_WOMEN = "genders.women"
    GUARDIAN_NOT_ASKED = "guardian.not_asked"
    HELP_ABROAD = "help.abroad"
    HELP_IN_COUNTRY = "help.in_country"
    HOURS_ALWAYS = "hours.always"
    ID_NOT_ASKED = "id.not_asked"
    PHONE_STAYS = "phone.stays"
    POLICE_NOT_ASKED = "police.not_asked"
    PREGNANT_WELCOME = "pregnant.welcome"
    REFERRAL_ONLY = "referral.only"
    RESPONSE_DAY = "response.day"
    RESPONSE_WEEK = "response.week"
    STEPS_NONE = "steps.none"
    TERM_MID = "term.mid"
    TERM_SHORT = "term.short"

    @property
    def group(self) -> str:
        """What it is about."""
        return self.value.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDocument:
    """One public listing as the index knows it.

    ``area`` is told from the smaller part to the larger, a town before its province;
    ``covers`` holds ISO 3166-1 codes, admin-1 codes (``AF.11``) or ``*``: where it
    serves people beyond its own point; for a mission, the accredited-to countries.
    ``texts`` begins with the original. ``version`` only ever grows. From the minute
    ``always_from`` (UTC, since 1970) on it is open day and night, without an end.
    What is ``reference_only`` is a text to quote: nobody there helps. ``sent_by`` is
    the country whose mission it is.
    """

    id: str
    version: int
    external_id: str | None
    organization: str
    organization_language: str = ""
    other_names: tuple[str, ...] = ()
    texts: tuple[Text, ...]
    codes: tuple[str, ...]
    spoken_languages: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None
    area: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    remote: bool = False
    flags: tuple[tuple[Flag, bool], ...] = ()
    facts: tuple[Fact, ...] = ()
    hours: tuple[OpenRange, ...] = ()
    timezone: str = "UTC"
    always_from: int | None = None
    assured_date: date | None = None
    vetted_by_count: int = 0
    temporarily_closed: bool = False
    reference_only: bool = False
    sent_by: str | None = None

    @property
    def is_regional(self) -> bool:
        """Whether it names provinces that it serves, not only whole countries."""
        return any("." in code for code in self.covers)

    @property
    def reach(self) -> tuple[str, ...]:
        """What it covers, each province with the country around it.

        Who asks for a country is shown what serves a part of it; who asks near a
        place only what serves her province.
        """
        countries = map(country_of_area, self.covers)
        return tuple(sorted({*self.covers, *filter(None, countries)}))

    @property
    def name(self) -> str:
        """The name in the language that the listing was written in."""
        return self.texts[0].name

    @property
    def text_language(self) -> str:
        """The language that the listing was written in."""
        return self.texts[0].language
