"""A hit of an answer as the card that people read."""

from dataclasses import dataclass

from flask_babel import gettext

from directory.search_port import Flag, Hit
from directory.wording.condition_words import warnings_of
from directory.wording.labels import (
    country_label,
    distance_label,
    flag_label,
    language_label,
    need_label,
    remote_label,
)
from directory.wording.listing_words import area_words, foreign_text, last_checked

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
    warnings: tuple[str, ...]
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
        warnings=warnings_of(hit),
        children=children(hit.flags),
        checked=last_checked(hit.assured_date, hit.vetted_by_count),
        to_be_confirmed=hit.vetted_by_count == 0,
        temporarily_closed=hit.temporarily_closed,
        foreign=foreign_text(hit.text_language, hit.spoken_languages, reader),
    )


def where(hit: Hit) -> tuple[str, ...]:
    """Return area, country, distance, and whether it also helps from afar.

    That one would have to cross a border is said before how far it is.
    """
    country = country_label(hit.country) if hit.country else ""
    distance = distance_label(hit.distance_band_km) if hit.distance_band_km else ""
    remote = remote_label("true") if hit.remote else ""
    place = area_words(hit.area, country)
    parts = [place, country, distance, remote]
    if hit.serves and not hit.remote:
        city = hit.area[0] if hit.area else ""
        parts = [serves_from(hit.serves, city, country), distance]
    elif hit.across_border:
        parts = [place, across_border(country), distance]
    return tuple(filter(None, parts))


def serves_from(served: str, city: str, country: str) -> str:
    """Return that a listing abroad, as a rule a mission, covers her country."""
    place = country
    if city and city != country:
        # NOTE: a town and the country that it lies in.
        place = gettext("%(place)s (%(country)s)", place=city, country=country)
    # NOTE: on the card of an embassy: it covers a country from another one;
    # %(served)s is that country, %(place)s a town with its country.
    return gettext(
        "serves %(served)s from %(place)s", served=country_label(served), place=place
    )


def across_border(country: str) -> str:
    """Return that one would have to leave her country."""
    # NOTE: on the card of a listing; %(country)s is the country that it lies in.
    return gettext("across a border, in %(country)s", country=country)


def children(flags: dict[str, bool]) -> str:
    """Return whether children may come along; silence is not a no."""
    known = flags.get(Flag.ACCEPTS_CHILDREN)
    if known is None:
        return gettext("Children: not stated")
    # NOTE: on the card of a listing: children may come along, or may not.
    return gettext("Children: yes") if known else gettext("Children: no")
