"""A hit of an answer as the card that people read."""

import re
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext, ngettext

from directory.search_port import WORLDWIDE, Flag, Hit
from directory.wording.labels import (
    country_label,
    date_label,
    distance_label,
    flag_label,
    language_label,
    need_label,
    number_label,
    remote_label,
)

COUNTRY_LETTERS = 2
COMMA = re.compile(r"[,،]\s*")
# What a card says when it is so; the page of the listing says the rest.
TOLD = (Flag.COST_FREE, Flag.WHEELCHAIR, Flag.LGBTIQ_WELCOME, Flag.YOUTH_WELCOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, ready to read; ``language`` is that of name and summary."""

    id: str
    name: str
    language: str
    organization: str
    organization_language: str
    summary: str
    needs: tuple[str, ...]
    where: tuple[str, ...]
    spoken: tuple[str, ...]
    also: tuple[str, ...]
    children: str
    checked: str
    to_be_confirmed: bool
    temporarily_closed: bool
    foreign: str


def card_of(hit: Hit, reader: str) -> Card:
    """Return the card of a hit for a reader of one language."""
    return Card(
        id=hit.id,
        name=hit.name,
        language=hit.text_language,
        organization=hit.organization,
        organization_language=hit.organization_language or hit.text_language,
        summary=hit.summary,
        needs=tuple(map(need_label, hit.codes)),
        where=where(hit),
        spoken=tuple(map(language_label, hit.spoken_languages)),
        also=tuple(flag_label(flag) for flag in TOLD if hit.flags.get(flag)),
        children=children(hit.flags),
        checked=last_checked(hit.assured_date, hit.vetted_by_count),
        to_be_confirmed=hit.vetted_by_count == 0,
        temporarily_closed=hit.temporarily_closed,
        foreign=foreign_text(hit.text_language, hit.spoken_languages, reader),
    )


def area_words(area: str, country: str) -> str:
    """Return an area in words: codes by name, and the country left out."""
    names = {WORLDWIDE: gettext("worldwide")}
    parts = [names.get(part) or named(part) for part in COMMA.split(area) if part]
    return gettext(", ").join(part for part in parts if part != country)


def named(part: str) -> str:
    """Return a country by name where a code stands for it."""
    is_code = len(part) == COUNTRY_LETTERS and part.isascii() and part.isupper()
    return country_label(part) if is_code else part


def where(hit: Hit) -> tuple[str, ...]:
    """Return area, country, distance, and whether it also helps from afar."""
    country = country_label(hit.country) if hit.country else ""
    distance = distance_label(hit.distance_band_km) if hit.distance_band_km else ""
    remote = remote_label("true") if hit.remote else ""
    parts = (area_words(hit.area, country), country, distance, remote)
    return tuple(filter(None, parts))


def children(flags: dict[str, bool]) -> str:
    """Return whether children may come along; silence is not a no."""
    known = flags.get(Flag.ACCEPTS_CHILDREN)
    if known is None:
        return gettext("Children: not stated")
    return gettext("Children: yes") if known else gettext("Children: no")


def last_checked(day: date | None, vetters: int) -> str:
    """Return when a listing was last checked, and by how many; empty if never."""
    if day is None:
        return ""
    shown = date_label(day)
    if vetters == 0:
        return gettext("Last checked on %(date)s", date=shown)
    return ngettext(
        "Last checked on %(date)s by %(count)s person",
        "Last checked on %(date)s by %(count)s people",
        vetters,
        count=number_label(vetters),
        date=shown,
    )


def foreign_text(language: str, spoken: tuple[str, ...], reader: str) -> str:
    """Return a sentence about a text in another language than the reader's."""
    if language == reader:
        return ""
    name = language_label(language)
    if reader in spoken:
        return gettext(
            "This text is in %(language)s; they speak %(reader)s.",
            language=name,
            reader=language_label(reader),
        )
    return gettext("This text is in %(language)s.", language=name)
