"""A hit of an answer as the card that people read: six rows, known facts only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask_babel import gettext

from directory.listings.channels import Channel
from directory.listings.details import ListingDetails
from directory.search_port import WORLDWIDE, Hit, is_country
from directory.site.door_words import door_warnings, giving, needs_first
from directory.site.hours_words import open_now_words
from directory.site.place_words import served_words
from directory.site.reach import Reach, reach_of
from directory.site.room_words import room_words
from directory.wording.condition_words import warnings_of
from directory.wording.labels import (
    country_label,
    distance_label,
    flag_label,
    language_label,
    need_label,
    remote_label,
)
from directory.wording.listing_words import area_words, last_checked, list_label
from directory.wording.one_line import Line, fitted
from directory.wording.vetted_words import vetted_words

SHOWN_COUNTRIES = 3  # that a mission abroad serves; all stand on its page


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, row by row, ready to read; ``language`` is that of the name.

    ``number`` is the one on the map. Of a listing whose facts cannot be read now,
    only what the index knows is told.
    """

    id: str
    number: int
    name: str
    language: str
    gives: Line
    where: tuple[str, ...]
    open_now: tuple[str, ...]
    reach: tuple[Reach, ...]
    turns_away: Line
    room: str
    checked: str
    to_be_confirmed: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """Of whom an answer is: her language and country, her needs, and the instant."""

    reader: str
    country: str | None
    needs: tuple[str, ...]
    at: datetime


def cards_of(
    hits: Iterable[Hit],
    details: Mapping[UUID, ListingDetails] | None,
    wish: Wish,
    first: int = 1,
) -> Iterator[Card]:
    """Yield the cards of hits with what is known of each now, numbered from ``first``.

    One that was hidden a moment ago is left out, and its number with it; without
    ``details`` the answer is told as the index knows it.
    """
    for number, hit in enumerate(hits, first):
        known = details.get(UUID(hit.id)) if details is not None else None
        if details is None or known:
            yield card_of(hit, known, wish, number)


def card_of(hit: Hit, known: ListingDetails | None, wish: Wish, number: int) -> Card:
    """Return the card of a hit, with what is ``known`` of it from the database."""
    needs = map(need_label, needs_first(hit.codes, (*hit.match.concepts, *wish.needs)))
    return Card(
        id=hit.id,
        number=number,
        name=hit.name,
        language=hit.text_language,
        gives=fitted((*needs, *also_given(hit, known, wish))),
        where=where(hit, known, wish.country),
        open_now=opening(hit, known, wish),
        reach=reach_of(channels_seen(known, wish)),
        turns_away=fitted(
            (*warnings_of(hit), *(door_warnings(known, wish.reader) if known else ()))
        ),
        room=room_words(known) if known else "",
        checked=checked(hit, wish),
        to_be_confirmed=hit.vetted_by_count == 0,
    )


def channels_seen(known: ListingDetails | None, wish: Wish) -> Iterator[Channel]:
    """Yield its channels as they work from where she is."""
    for channel in known.channels if known else ():
        yield channel.seen_from(wish.country)


def also_given(hit: Hit, known: ListingDetails | None, wish: Wish) -> Iterator[str]:
    """Yield what it gives besides needs; first that her language is spoken."""
    if wish.reader in hit.spoken_languages:
        language = language_label(wish.reader)
        # NOTE: on a card; %(language)s is the language of the reader.
        yield gettext("Speaks %(language)s", language=language)
    if known:
        yield from giving(known)
    else:
        yield from (flag_label(flag) for flag, so in hit.flags.items() if so)


def opening(hit: Hit, known: ListingDetails | None, wish: Wish) -> tuple[str, ...]:
    """Return whether it is open now, as far as that is known."""
    return open_now_words(
        closed_for_now=hit.temporarily_closed,
        always=bool(known and known.always_open),
        open_now=known.open_now if known else None,
        opens=known.opens_next if known else None,
        at=wish.at,
        zoned=hit.country != wish.country,
    )


def checked(hit: Hit, wish: Wish) -> str:
    """Return how it was vetted; of one that nobody vetted, when it was looked at."""
    if hit.vetted_by_count == 0:
        return last_checked(hit.assured_date, 0)
    return vetted_words(hit.assured_date, hit.vetted_by_count, wish.at.date())


def where(
    hit: Hit, known: ListingDetails | None, country: str | None
) -> tuple[str, ...]:
    """Return where it is or whom it serves, how far, and whether it helps from afar."""
    distance = distance_label(hit.distance_band_km) if hit.distance_band_km else ""
    remote = remote_label("true") if hit.remote else ""
    parts = (*place_words(hit, known, country), distance, remote)
    return tuple(filter(None, parts))


def place_words(
    hit: Hit, known: ListingDetails | None, country: str | None
) -> tuple[str, ...]:
    """Return where it is; of a secret place, and of one abroad, whom it serves."""
    own = country_label(hit.country) if hit.country else ""
    area = area_words(hit.area, own)
    if known and known.confidential:
        # NOTE: a mark on the card of a shelter: nobody is told where it is.
        return served_words(hit.area, own), gettext("Secret place"), own if area else ""
    abroad = served_abroad(hit, known, country)
    if abroad and (area or own):
        # NOTE: on the card of an embassy; %(countries)s is whom it serves, %(place)s
        # the town where it is, in another country.
        serves = gettext(
            "Serves %(countries)s from %(place)s",
            countries=list_label(abroad),
            place=area or own,
        )
        return (serves,)
    return area, across_border(own) if hit.across_border else own


def across_border(country: str) -> str:
    """Return that one would have to leave her country."""
    # NOTE: on the card of a listing; %(country)s is the country that it lies in.
    return gettext("across a border, in %(country)s", country=country)


def served_abroad(
    hit: Hit, known: ListingDetails | None, country: str | None
) -> list[str]:
    """Return the countries other than its own that a listing serves, hers alone first.

    Where hers is the one that it is in, what it does elsewhere is nothing to her.
    """
    covers = known.covers if known else ()
    others = [code for code in covers if is_country(code) and code != hit.country]
    if WORLDWIDE in covers or hit.country in (None, country) or hit.remote:
        return []
    shown = [country] if country in others else others[:SHOWN_COUNTRIES]
    return [country_label(code) for code in shown if code]
