"""What a listing gives a woman, and what may turn her away or harm her, as marks.

Card and page say the same, from the public view; what is not known is not said.
"""

from collections.abc import Iterable, Iterator

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from directory.listings.public_view import ListingView
from directory.listings.vocabulary import Affiliation
from directory.search_port import Fact, Flag
from directory.site.fact_words import (
    affiliation_label,
    condition_words,
    most_children,
    turns_away,
)
from directory.wording.labels import (
    FACT_WORDS,
    flag_label,
    language_label,
)
from directory.wording.listing_words import joined
from seed_data.attribute_values import AT_THE_DOOR

CAUTION = "caution"
# In this order: what may harm her, what she cannot mend, what costs her a way.
NOT_SO: dict[Flag, LazyString] = {
    Flag.SELF_REFERRAL: FACT_WORDS[Fact.REFERRAL_ONLY],
    Flag.ACCEPTS_CHILDREN: lazy_gettext("Children cannot come"),
    Flag.ACCEPTS_FAMILY: lazy_gettext("Other family cannot come"),
    # NOTE: on a listing that does not say that it welcomes LGBTIQ+ people.
    Flag.LGBTIQ_WELCOME: lazy_gettext("Not known as safe for LGBTIQ+ people"),
    Flag.WHEELCHAIR: lazy_gettext("No wheelchair access"),
    Flag.COST_FREE: lazy_gettext("Not free of charge"),
}
# What is said of a listing where it is so, the most asked for first.
SO = (
    Flag.ACCEPTS_CHILDREN,
    Flag.COST_FREE,
    Flag.ACCEPTS_FAMILY,
    Flag.LGBTIQ_WELCOME,
    Flag.WHEELCHAIR,
    Flag.YOUTH_WELCOME,
    Flag.SELF_REFERRAL,
    Flag.INDIGENOUS_LED,
    Flag.CROSS_POLITICAL,
)


def door_warnings(view: ListingView, reader: str) -> Iterator[str]:
    """Yield what a card warns of; that its page has a warning of its own comes first.

    Languages come last: they stand there only where hers is not among them.
    """
    if CAUTION in dict(view.facts):
        # NOTE: on the card of a listing: its page has a warning of its own.
        yield gettext("Read the warning first")
    yield from turning_away(view)
    spoken = view.spoken_languages
    if spoken and reader not in spoken:
        told = joined(map(language_label, spoken))
        # NOTE: on a listing: what the staff speak; %(languages)s is a list.
        yield gettext("Speaks: %(languages)s", languages=told)


def turning_away(view: ListingView) -> Iterator[str]:
    """Yield what may turn a woman away from a listing, or harm her there."""
    facts = dict(view.facts)
    if view.affiliation and view.affiliation is not Affiliation.INDEPENDENT:
        yield affiliation_label(view.affiliation)
    for code in AT_THE_DOOR:
        if code in facts and turns_away(code, facts[code]):
            yield condition_words(code, facts[code])
    for flag, words in NOT_SO.items():
        if view.flags.get(flag) is False:
            yield str(words)


def giving(view: ListingView) -> Iterator[str]:
    """Yield what a listing gives besides the needs that it meets."""
    facts = dict(view.facts)
    number = facts.get("greatest_number_of_children")
    for flag in SO:
        if not view.flags.get(flag):
            continue
        if flag is Flag.ACCEPTS_CHILDREN and number:
            yield most_children(number)
        else:
            yield flag_label(flag)
    for code in AT_THE_DOOR:
        if code in facts and not turns_away(code, facts[code]):
            yield condition_words(code, facts[code])
    if view.affiliation is Affiliation.INDEPENDENT:
        yield affiliation_label(view.affiliation)


def needs_first(codes: Iterable[str], asked: Iterable[str]) -> list[str]:
    """Return the needs that a listing meets, those first that she asked for."""
    wished = tuple(asked)

    def rank(code: str) -> int:
        if code in wished:
            return 0
        return 1 if any(code.startswith(f"{one}.") for one in wished) else 2

    return sorted(codes, key=rank)
