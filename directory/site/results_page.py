"""The results page: an answer ready to read, with every button on it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext, ngettext

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
    spelling_suggestion,
    wider,
)
from directory.site.cards import Card, card_of
from directory.site.choices import Choices, choices_of
from directory.site.form_change import Change
from directory.site.forms import Fields
from directory.site.results_map import Map, map_of
from directory.site.unchecked_help import UncheckedHelp
from directory.wording.labels import level_sentence, notice_sentence, number_label


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """One page of an answer; ``cards`` and ``unchecked`` come with their addresses."""

    total: str
    map: Map | None
    is_map: bool
    chips: tuple[Button, ...]
    notices: tuple[str, ...]
    others: tuple[Button, ...]
    suggestion: Button | None
    wider: tuple[Button, ...]
    cards: tuple[tuple[Card, str], ...]
    unchecked: tuple[tuple[UncheckedHelp, str], ...] = ()
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
    unchecked: tuple[UncheckedHelp, ...] = (),
) -> AnswerPage:
    """Return the page for an answer; ``address_of`` a listing id is what opens it."""
    results, apart = found.results, {one.id for one in unchecked}
    before, after = neighbours(asked, results.total)
    return AnswerPage(
        total=ngettext(
            "%(count)s listing",
            "%(count)s listings",
            results.total,
            count=number_label(results.total),
        ),
        map=map_of(asked, found, gazetteer) if asked.cells else None,
        is_map=asked.cells,
        chips=chips_of(fields, found),
        notices=notices_of(found),
        others=other_places(found),
        suggestion=spelling_suggestion(found),
        wider=wider(fields, found, asked.radius_km),
        cards=tuple(
            (card_of(hit, asked.language), address_of(hit.id))
            for hit in results.hits
            if hit.id not in apart
        ),
        unchecked=tuple((one, address_of(one.id)) for one in unchecked),
        choices=choices_of(fields, results),
        before=before,
        after=after,
        is_empty=results.total == 0,
    )


def notices_of(found: SearchResponse) -> tuple[str, ...]:
    """Return what she should know; the mended query stands as a button of its own."""
    widened = (level_sentence(found.widened),) if found.widened else ()
    told = tuple(
        notice_sentence(notice)
        for notice in found.notices
        if notice is not Notice.DID_YOU_MEAN
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
