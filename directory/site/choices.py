"""What the search form offers to choose from, with counts where an answer has them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext

from directory.search_port import DEFAULT_RADIUS_KM, Fact, Flag, Results, Sort
from directory.site.choice import Choice, Group
from directory.site.forms import MAP, Fields, first
from directory.wording.labels import (
    country_label,
    fact_label,
    flag_label,
    language_label,
    need_label,
    number_label,
    reader_language,
    remote_label,
)
from i18n import LANGUAGES
from i18n.language_names import OWN_NAMES
from i18n.order import in_order

RADII_KM = (10, 25, 50, 100, 150, 300, 500, 1000)
WHOLE_KM = re.compile(r"[0-9]{1,4}")  # int() fails for "²" and for 5,000 digits
SHOWN_NEEDS = 12  # all others are one press away
FACT_HEADINGS = {
    "children": lazy_gettext("How many children"),
    "genders": lazy_gettext("Who is accepted"),
    # NOTE: a heading above boxes to tick, such as: Open day and night.
    "hours": lazy_gettext("When"),
    "response": lazy_gettext("How soon they answer"),
    # NOTE: a heading above boxes to tick, such as: A stay of months.
    "term": lazy_gettext("For how long"),
    "help": lazy_gettext("Where the help is given"),
    # NOTE: a heading above boxes to tick, such as: For girls under 18.
    "ages": lazy_gettext("Ages"),
    # NOTE: a heading above boxes to tick, such as: Apply from outside your country.
    "apply": lazy_gettext("Applying"),
    # NOTE: a heading above boxes to tick, such as: Only through a professional.
    "referral": lazy_gettext("How to come"),
    # NOTE: a heading above boxes to tick: what a woman is asked at the door of a
    # shelter, or turned away for, such as: No police report is asked for.
    "door": lazy_gettext("At the door"),
    # NOTE: a heading above boxes to tick: whom an organization belongs to.
    "affiliation": lazy_gettext("Who is behind it"),
}
# What most women ask of any help: one touch away, the rest is folded.
QUICK = (
    ("flag", Flag.ACCEPTS_CHILDREN),
    ("flag", Flag.COST_FREE),
    ("remote", "1"),
    ("fact", Fact.GENDERS_WOMEN),
)
# Each must hold by itself, so that each is a group of its own; one heading serves all.
DOOR_GROUPS = frozenset(
    {"boys", "guardian", "id", "phone", "police", "pregnant", "steps"}
)
SORT_LABELS = {
    Sort.BEST: lazy_gettext("best answer first"),
    Sort.DISTANCE: lazy_gettext("nearest first"),
    Sort.FRESH: lazy_gettext("last checked first"),
}

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices of one form."""

    radii: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    views: tuple[Choice, ...]
    spoken: tuple[Choice, ...]
    flags: tuple[Choice, ...]
    facts: tuple[Group, ...]
    needs: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    remote: Choice
    open_now: Choice

    @property
    def quick(self) -> tuple[Choice, ...]:
        """The four that stand open above all others."""
        every = [*self.flags, self.remote]
        every += [choice for group in self.facts for choice in group.choices]
        known = {(choice.name, choice.value): choice for choice in every}
        return tuple(known[pair] for pair in QUICK if pair in known)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All others under their headings, without what is quick."""
        headed = (
            Group(gettext("What matters to you"), (*self.flags, self.open_now)),
            *self.facts,
            Group(gettext("Languages spoken there"), self.spoken),
            Group(gettext("Kinds of help"), self.needs),
            # NOTE: a heading above boxes to tick: in which country the help is.
            Group(gettext("Country"), self.countries),
        )
        left = (Group(group.label, without_quick(group.choices)) for group in headed)
        return tuple(group for group in left if group.choices)

    @property
    def chosen(self) -> int:
        """How many are chosen among all that is folded."""
        return sum(group.chosen for group in self.groups)


def without_quick(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choices that do not stand open already."""
    return tuple(one for one in choices if (one.name, one.value) not in QUICK)


def choices_of(fields: Fields, results: Results | None = None) -> Choices:
    """Return the choices as she has made them."""
    counts = counts_of(results)
    return Choices(
        radii=radii(fields),
        sorts=sorts(fields),
        views=views(fields),
        spoken=boxes(
            fields, "spoken", spoken_options(), counts.get("spoken_languages")
        ),
        flags=boxes(fields, "flag", flag_options(), counts.get("flags")),
        facts=facts(fields, counts.get("facts")),
        needs=needs(fields, counts.get("needs", {})),
        countries=countries(fields, counts.get("country", {})),
        remote=one_box(
            fields,
            "remote",
            remote_label("true"),
            counts.get("remote"),
        ),
        open_now=one_box(fields, "open_now", gettext("Open now"), None),
    )


def counts_of(results: Results | None) -> dict[str, Counts]:
    """Return the facets as counts by value."""
    facets = results.facets if results else {}
    return {
        name: {found.value: found.count for found in values}
        for name, values in facets.items()
    }


def boxes(
    fields: Fields,
    name: str,
    options: Iterable[tuple[str, str]],
    counts: Counts | None,
) -> tuple[Choice, ...]:
    """Return boxes; after an answer only what has something, or is ticked."""
    ticked = fields.get(name, [])
    return tuple(
        Choice(name, value, label, value in ticked, count_of(value, counts))
        for value, label in options
        if counts is None or value in counts or value in ticked
    )


def one_box(fields: Fields, name: str, label: str, counts: Counts | None) -> Choice:
    """Return a box that stands alone."""
    return Choice(name, "1", label, bool(first(fields, name)), count_of("true", counts))


def count_of(value: str, counts: Counts | None) -> int | None:
    """Return how many answers carry a value; None before there is an answer."""
    return None if counts is None else counts.get(value, 0)


def spoken_options() -> list[tuple[str, str]]:
    """Return the languages that people may ask to be spoken to in."""
    named = [(tag, language_label(tag)) for tag in (*LANGUAGES, *OWN_NAMES)]
    return in_order(named, reader_language(), lambda option: option[1])


def flag_options() -> list[tuple[str, str]]:
    """Return the facts that can be wished for."""
    return [(flag.value, flag_label(flag)) for flag in Flag]


def facts(fields: Fields, counts: Counts | None) -> tuple[Group, ...]:
    """Return the facts that listings may state, by what they are about."""
    groups = [
        Group(
            str(heading),
            boxes(
                fields,
                "fact",
                [
                    (fact.value, fact_label(fact))
                    for fact in Fact
                    if heading_of(fact) == name
                ],
                counts,
            ),
        )
        for name, heading in FACT_HEADINGS.items()
    ]
    return tuple(group for group in groups if group.choices)


def heading_of(fact: Fact) -> str:
    """Return the key of the heading that a fact stands below."""
    return "door" if fact.group in DOOR_GROUPS else fact.group


def needs(fields: Fields, counts: Counts) -> tuple[Choice, ...]:
    """Return the needs that the answers meet, most frequent first, and the chosen."""
    chosen = fields.get("need", [])
    shown = [*chosen, *(code for code in counts if code not in chosen)]
    return tuple(
        Choice("need", code, need_label(code), code in chosen, counts.get(code, 0))
        for code in shown[: max(SHOWN_NEEDS, len(chosen))]
    )


def countries(fields: Fields, counts: Counts) -> tuple[Choice, ...]:
    """Return the countries of most answers by name, where there is more than one."""
    chosen = first(fields, "country")
    shown = list(counts) if len(counts) > 1 or chosen in counts else []
    named = (
        Choice("country", code, country_label(code), code == chosen, counts[code])
        for code in shown[:SHOWN_NEEDS]
    )
    return tuple(in_order(named, reader_language(), lambda choice: choice.label))


def radii(fields: Fields) -> tuple[Choice, ...]:
    """Return how far to look, in steps; a step of her own is among them."""
    chosen = first(fields, "radius_km") or str(DEFAULT_RADIUS_KM)
    own = {int(chosen)} if WHOLE_KM.fullmatch(chosen) else set()
    steps = sorted({*RADII_KM, *own})
    return tuple(
        Choice(
            "radius_km",
            str(step),
            # NOTE: a line in the list of how far to look; %(number)s is a distance.
            gettext("up to %(number)s km", number=number_label(step)),
            str(step) == chosen,
        )
        for step in steps
    )


def sorts(fields: Fields) -> tuple[Choice, ...]:
    """Return the orders that an answer can have."""
    chosen = first(fields, "sort") or Sort.BEST
    return tuple(
        Choice("sort", sort.value, str(label), sort.value == chosen)
        for sort, label in SORT_LABELS.items()
    )


def views(fields: Fields) -> tuple[Choice, ...]:
    """Return the two ways to see an answer."""
    is_map = first(fields, "view") == MAP
    return (
        # NOTE: a button above the answers: show them as a list.
        Choice("view", "", gettext("List"), not is_map),
        # NOTE: a button above the answers: show them on a map.
        Choice("view", MAP, gettext("Map"), is_map),
    )
