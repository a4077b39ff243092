"""The results page: an answer ready to read, with every button on it."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask_babel import gettext, ngettext

from directory.emergency.banner import country_of
from directory.listings.details import ListingDetails
from directory.search_port import (
    MAX_PAGE,
    Gazetteer,
    Notice,
    Results,
    SearchRequest,
    SearchResponse,
    Section,
)
from directory.site.active_filters import (
    Button,
    chips_of,
    denied_of,
    other_places,
    perhaps_of,
    quiet_namesake,
    spelling_suggestion,
    wider,
)
from directory.site.cards import Card, Wish, cards_of
from directory.site.choice import Choice
from directory.site.choices import Choices, choices_of
from directory.site.form_change import Change
from directory.site.forms import MAP, Fields, first
from directory.site.kinds import urgent_needs
from directory.site.results_map import Map, map_of
from directory.site.unchecked_help import UncheckedHelp, unchecked_among
from directory.wording.labels import number_label
from directory.wording.notices import level_sentence, notice_sentence, section_heading
from directory.wording.places_told import away_sentence


@dataclass(frozen=True, slots=True)
class CardSection:
    """Listings that are true in one way, under a heading; they come with addresses."""

    heading: str
    cards: tuple[tuple[Card, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """One page of an answer; ``needs`` are offered where none was understood."""

    title: str
    map: Map | None
    is_map: bool
    chips: tuple[Button, ...]
    denied: tuple[str, ...]
    perhaps: tuple[Button, ...]
    notices: tuple[str, ...]
    asks_place: str
    namesake: str
    others: tuple[Button, ...]
    needs: tuple[Choice, ...]
    suggestion: Button | None
    wider: tuple[Button, ...]
    sections: tuple[CardSection, ...]
    unchecked: tuple[tuple[UncheckedHelp, str], ...]
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
    wish, first_card = wish_of(asked, found), first_number(asked)
    hits = () if unclear else results.hits
    unchecked = unchecked_among(hits, known, wish)
    cards = without(unchecked, cards_of(hits, known, wish, first_card))
    before, after = neighbours(asked, 0 if unclear else results.listed)
    namesake = quiet_namesake(asked, found, gazetteer)
    return AnswerPage(
        title=title_of(results, unclear=unclear),
        map=None if unclear else map_of(asked, found, gazetteer, first_card),
        is_map=first(fields, "view") == MAP,
        chips=chips_of(fields, found),
        denied=denied_of(found),
        perhaps=perhaps_of(found),
        notices=notices_of(found, asks_place=not namesake),
        asks_place=place_question(found),
        namesake=namesake,
        others=other_places(found),
        needs=urgent_needs() if has_no_need(fields, found) else (),
        suggestion=spelling_suggestion(found),
        wider=() if unclear else wider(fields, found, asked.radius_km),
        sections=tuple(sections_of(found, cards, address_of)),
        unchecked=tuple((one, address_of(one.id)) for one in unchecked),
        choices=choices_of(fields, None if unclear else results),
        before=before,
        after=after,
        is_empty=results.listed == 0 and not unclear,
    )


def without(
    unchecked: Iterable[UncheckedHelp], cards: Iterable[Card]
) -> Iterator[Card]:
    """Yield the cards but for those that have a block of their own."""
    apart = {one.id for one in unchecked}
    return (card for card in cards if card.id not in apart)


def is_unclear(fields: Fields, found: SearchResponse) -> bool:
    """Whether her words said nothing to us, and she chose no need besides.

    What is found all the same by the place alone would be strangers to her.
    """
    said_nothing = Notice.NOTHING_UNDERSTOOD in found.notices
    return said_nothing and has_no_need(fields, found)


def has_no_need(fields: Fields, found: SearchResponse) -> bool:
    """Whether she may say what she needs once more, by pressing it."""
    unsure = {Notice.NOTHING_UNDERSTOOD, Notice.UNSURE}
    return "need" not in fields and not unsure.isdisjoint(found.notices)


def title_of(results: Results, *, unclear: bool = False) -> str:
    """Return the heading of an answer: how much is exact, or what we ask her."""
    if unclear:
        return gettext("What do you need?")
    if results.total == 0 and results.hits:
        # NOTE: the heading of an answer whose listings are all something else.
        return gettext("No exact answer")
    return ngettext(
        "%(count)s listing",
        "%(count)s listings",
        results.total,
        count=number_label(results.total),
    )


def sections_of(
    found: SearchResponse, cards: Iterable[Card], address_of: Callable[[str], str]
) -> Iterator[CardSection]:
    """Yield the listings of a page under their headings; exact ones alone have none."""
    section_of = {hit.id: hit.section for hit in found.results.hits}
    mixed = any(section is not Section.EXACT for section in section_of.values())
    for section, group in groupby(cards, key=lambda card: section_of[card.id]):
        yield CardSection(
            section_heading(section) if mixed else "",
            tuple((card, address_of(card.id)) for card in group),
        )


def wish_of(asked: SearchRequest, found: SearchResponse) -> Wish:
    """Return of whom an answer is, for its cards."""
    country = country_of(asked, found)
    return Wish(asked.language, country, asked.needs, asked.now)


def first_number(asked: SearchRequest) -> int:
    """Return the number of the first listing of a page."""
    return (asked.page - 1) * asked.per_page + 1


def notices_of(found: SearchResponse, *, asks_place: bool) -> tuple[str, ...]:
    """Return what she should know.

    The mended query stands as a button of its own, the question for her place beside
    its box. Whether it is another place of that name is asked aloud only with
    ``asks_place``.
    """
    silent = {Notice.DID_YOU_MEAN, Notice.WHERE_ARE_YOU}
    silent |= set() if asks_place else {Notice.PLACE_AMBIGUOUS}
    widened = (level_sentence(found.widened),) if found.widened else ()
    told = tuple(
        notice_sentence(notice, found)
        for notice in found.notices
        if notice not in silent
    )
    away = map(away_sentence, found.understood.away)
    older = (gettext("These answers may be a few minutes old."),)
    return (*told, *away, *widened, *(older if found.degraded else ()))


def place_question(found: SearchResponse) -> str:
    """Return the question where she is, if only his place is known."""
    asked = Notice.WHERE_ARE_YOU in found.notices
    return notice_sentence(Notice.WHERE_ARE_YOU, found) if asked else ""


def neighbours(asked: SearchRequest, total: int) -> tuple[Button | None, Button | None]:
    """Return the buttons to the page before and the page after."""
    last = min(math.ceil(total / asked.per_page), MAX_PAGE)
    before = Button(gettext("Previous page"), Change.set("page", str(asked.page - 1)))
    after = Button(gettext("Next page"), Change.set("page", str(asked.page + 1)))
    return (
        before if asked.page > 1 else None,
        after if asked.page < last else None,
    )
