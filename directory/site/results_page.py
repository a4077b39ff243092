"""The results page: an answer ready to read, with every button on it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext, ngettext

from directory.listings.details import ListingDetails
from directory.search_port import (
    MAX_PAGE,
    Gazetteer,
    Notice,
    SearchRequest,
    SearchResponse,
)
from directory.site.active_filters import (
    Button,
    chips_of,
    other_places,
    quiet_namesake,
    spelling_suggestion,
    wider,
)
from directory.site.cards import Card, Wish, cards_of
from directory.site.choices import Choice, Choices, choices_of
from directory.site.form_change import Change
from directory.site.forms import MAP, Fields, first
from directory.site.kinds import urgent_needs
from directory.site.results_map import Map, map_of
from directory.wording.labels import level_sentence, notice_sentence, number_label


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """One page of an answer; ``cards`` come with their addresses."""

    title: str
    map: Map | None
    is_map: bool
    chips: tuple[Button, ...]
    notices: tuple[str, ...]
    namesake: str
    others: tuple[Button, ...]
    needs: tuple[Choice, ...]
    suggestion: Button | None
    wider: tuple[Button, ...]
    cards: tuple[tuple[Card, str], ...]
    choices: Choices
    before: Button | None
    after: Button | None
    is_empty: bool


def answer_page(
    fields: Fields,
    asked: SearchRequest,
    found: SearchResponse,
    address_of: Callable[[str], str],
    gazetteer: Gazetteer,
    known: Mapping[UUID, ListingDetails] | None,
) -> AnswerPage:
    """Return the page for an answer; ``address_of`` a listing id is what opens it.

    ``known`` is what the database knows of each hit, None where it is away.
    """
    results = found.results
    unclear = is_unclear(fields, found)
    hits = () if unclear else results.hits
    before, after = neighbours(asked, 0 if unclear else results.total)
    namesake = quiet_namesake(asked, found, gazetteer)
    return AnswerPage(
        title=title_of(results.total, unclear=unclear),
        map=None if unclear else map_of(asked, found, gazetteer, first_number(asked)),
        is_map=first(fields, "view") == MAP,
        chips=chips_of(fields, found),
        notices=notices_of(found, asks_place=not namesake),
        namesake=namesake,
        others=other_places(found),
        needs=urgent_needs() if unclear else (),
        suggestion=spelling_suggestion(found),
        wider=() if unclear else wider(fields, found, asked.radius_km),
        cards=tuple(
            (card, address_of(card.id))
            for card in cards_of(
                hits, known, wish_of(asked, found), first_number(asked)
            )
        ),
        choices=choices_of(fields, None if unclear else results),
        before=before,
        after=after,
        is_empty=results.total == 0 and not unclear,
    )


def is_unclear(fields: Fields, found: SearchResponse) -> bool:
    """Whether her words said nothing to us, and she chose no need besides.

    What is found all the same by the place alone would be strangers to her.
    """
    return Notice.NOTHING_UNDERSTOOD in found.notices and "need" not in fields


def title_of(total: int, *, unclear: bool) -> str:
    """Return the heading above an answer: how much there is, or what we ask her."""
    if unclear:
        return gettext("What do you need?")
    return ngettext(
        "%(count)s listing", "%(count)s listings", total, count=number_label(total)
    )


def wish_of(asked: SearchRequest, found: SearchResponse) -> Wish:
    """Return of whom an answer is, for its cards."""
    place = found.understood.place
    country = asked.country or (place.country if place else None)
    return Wish(asked.language, country, asked.needs, asked.now)


def first_number(asked: SearchRequest) -> int:
    """Return the number of the first listing of a page."""
    return (asked.page - 1) * asked.per_page + 1


def notices_of(found: SearchResponse, *, asks_place: bool) -> tuple[str, ...]:
    """Return what she should know; the mended query stands as a button of its own.

    Whether it is another place of that name is asked aloud only with ``asks_place``.
    """
    widened = (level_sentence(found.widened),) if found.widened else ()
    told = tuple(
        notice_sentence(notice)
        for notice in found.notices
        if notice is not Notice.DID_YOU_MEAN
        and (asks_place or notice is not Notice.PLACE_AMBIGUOUS)
    )
    older = (gettext("These answers may be a few minutes old."),)
    return (*told, *widened, *(older if found.degraded else ()))


def neighbours(asked: SearchRequest, total: int) -> tuple[Button | None, Button | None]:
    """Return the buttons to the page before and the page after."""
    last = min(math.ceil(total / asked.per_page), MAX_PAGE)
    before = Button(gettext("Previous page"), Change.set("page", str(asked.page - 1)))
    after = Button(gettext("Next page"), Change.set("page", str(asked.page + 1)))
    return (
        before if asked.page > 1 else None,
        after if asked.page < last else None,
    )
