"""The results page: an answer ready to read, with every button on it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from flask_babel import gettext, ngettext

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
    spelling_suggestion,
    wider,
)
from directory.site.cards import Card, card_of
from directory.site.choices import Choices, choices_of
from directory.site.form_change import Change
from directory.site.forms import Fields
from directory.site.results_map import Map, map_of
from directory.wording.labels import need_label, number_label
from directory.wording.notices import level_sentence, notice_sentence, section_heading
from directory.wording.places_told import away_sentence

COMMON_NEEDS = ("shelter", "medical", "mhpss", "legal", "relocation", "fund")


@dataclass(frozen=True, slots=True)
class CardSection:
    """Listings that are true in one way, under a heading; they come with addresses."""

    heading: str
    cards: tuple[tuple[Card, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """One page of an answer; ``needs`` are offered where none was understood."""

    total: str
    map: Map | None
    is_map: bool
    chips: tuple[Button, ...]
    denied: tuple[str, ...]
    perhaps: tuple[Button, ...]
    notices: tuple[str, ...]
    asks_place: str
    others: tuple[Button, ...]
    suggestion: Button | None
    wider: tuple[Button, ...]
    sections: tuple[CardSection, ...]
    needs: tuple[Button, ...]
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
) -> AnswerPage:
    """Return the page for an answer; ``address_of`` a listing id is what opens it."""
    results = found.results
    before, after = neighbours(asked, results.listed)
    return AnswerPage(
        total=total_of(results),
        map=map_of(asked, found, gazetteer) if asked.cells else None,
        is_map=asked.cells,
        chips=chips_of(fields, found),
        denied=denied_of(found),
        perhaps=perhaps_of(found),
        notices=notices_of(found),
        asks_place=place_question(found),
        others=other_places(found),
        suggestion=spelling_suggestion(found),
        wider=wider(fields, found, asked.radius_km),
        sections=tuple(sections_of(found, asked.language, address_of)),
        needs=needs_to_choose() if has_no_need(found) else (),
        choices=choices_of(fields, results),
        before=before,
        after=after,
        is_empty=results.listed == 0,
    )


def total_of(results: Results) -> str:
    """Return how many listings are what was asked for, as the heading of a page."""
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
    found: SearchResponse, reader: str, address_of: Callable[[str], str]
) -> Iterator[CardSection]:
    """Yield the listings of a page under their headings; exact ones alone have none."""
    hits = found.results.hits
    mixed = any(hit.section is not Section.EXACT for hit in hits)
    for section, group in groupby(hits, key=attrgetter("section")):
        yield CardSection(
            section_heading(section) if mixed else "",
            tuple((card_of(hit, reader), address_of(hit.id)) for hit in group),
        )


def has_no_need(found: SearchResponse) -> bool:
    """Whether she may say what she needs once more, by pressing it."""
    return not {Notice.NOTHING_UNDERSTOOD, Notice.UNSURE}.isdisjoint(found.notices)


def needs_to_choose() -> tuple[Button, ...]:
    """Return the needs that are asked for most, as buttons."""
    return tuple(
        Button(need_label(code), Change.add("need", code)) for code in COMMON_NEEDS
    )


def notices_of(found: SearchResponse) -> tuple[str, ...]:
    """Return what she should know.

    The mended query stands as a button of its own, the question for her place beside
    its box.
    """
    widened = (level_sentence(found.widened),) if found.widened else ()
    told = tuple(
        notice_sentence(notice, found)
        for notice in found.notices
        if notice not in (Notice.DID_YOU_MEAN, Notice.WHERE_ARE_YOU)
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
