"""What a listing states besides needs and flags, as the facts that an index knows."""

import re
from collections.abc import Callable

from directory.listings.facts import Facts
from directory.listings.models import Service
from directory.search_port import Fact, Flag, is_country
from seed_data.attributes import is_no, is_yes

HOURS_OF_A_DAY = 24
HOURS_OF_A_WEEK = 7 * HOURS_OF_A_DAY
ADULT, OLD = 18, 60
REFERENCE = "reference_only"
NUMBER = re.compile(r"[0-9]{1,6}")  # int() fails for 5,000 digits
Test = Callable[[str], bool]


def stated_facts(facts: Facts, service: Service) -> tuple[Fact, ...]:
    """Return every fact of the closed list that the listing states."""
    known = {
        fact
        for code, value in facts.others
        for fact, holds in OF_CODES.get(code, {}).items()
        if holds(value.lower())
    }
    if facts.affiliation:
        known.add(Fact(f"affiliation.{facts.affiliation.value}"))
    if facts.always_open:
        known.add(Fact.HOURS_ALWAYS)
    if facts.flags.get(Flag.SELF_REFERRAL) is False:
        known.add(Fact.REFERRAL_ONLY)
    known |= ages(service.minimum_age, service.maximum_age)
    return tuple(sorted(known))


def is_reference(facts: Facts) -> bool:
    """Whether it is a text to quote, such as guidelines: nobody there helps."""
    return any(code == REFERENCE and is_yes(value) for code, value in facts.others)


def sender_of(facts: Facts) -> str | None:
    """Return the country whose mission it is, where it is told by its code."""
    told = (value for code, value in facts.others if code == "sending_country")
    return next(filter(is_country, told), None)


def ages(minimum: float | None, maximum: float | None) -> set[Fact]:
    """Return whether girls and old women are meant, where ages are stated at all."""
    if minimum is None and maximum is None:
        return set()
    young = {Fact.AGES_UNDER_18} if (minimum or 0) < ADULT else set()
    old = {Fact.AGES_OVER_60} if maximum is None or maximum >= OLD else set()
    return young | old


def one_of(*values: str) -> Test:
    """Return a test for a value among these."""
    return frozenset(values).__contains__


def within(hours: int) -> Test:
    """Return a test for a number that is not more than some hours."""
    return lambda value: bool(NUMBER.fullmatch(value)) and int(value) <= hours


def at_least(number: int) -> Test:
    """Return a test for a number that is not less than some number."""
    return lambda value: bool(NUMBER.fullmatch(value)) and int(value) >= number


OF_CODES: dict[str, dict[Fact, Test]] = {
    "abroad": {Fact.HELP_ABROAD: is_yes},
    "accepts_gender": {
        Fact.GENDERS_ALL: one_of("all"),
        Fact.GENDERS_WOMEN: one_of("women"),
    },
    "accepts_pregnant": {Fact.PREGNANT_WELCOME: is_yes},
    "apply_from": {
        Fact.APPLY_INSIDE: one_of("inside", "both"),
        Fact.APPLY_OUTSIDE: one_of("outside", "both"),
    },
    "asks_guardian": {Fact.GUARDIAN_NOT_ASKED: is_no},
    "asks_id": {Fact.ID_NOT_ASKED: is_no},
    "asks_police_report": {Fact.POLICE_NOT_ASKED: is_no},
    "boys_up_to_age": {
        Fact.BOYS_TEN: at_least(10),
        Fact.BOYS_FOURTEEN: at_least(14),
        Fact.BOYS_SEVENTEEN: at_least(17),
    },
    "greatest_number_of_children": {
        Fact.CHILDREN_TWO: at_least(2),
        Fact.CHILDREN_THREE: at_least(3),
        Fact.CHILDREN_FIVE: at_least(5),
    },
    "in_country": {Fact.HELP_IN_COUNTRY: is_yes},
    "keeps_phone": {Fact.PHONE_STAYS: is_no},
    "response_time_hours": {
        Fact.RESPONSE_DAY: within(HOURS_OF_A_DAY),
        Fact.RESPONSE_WEEK: within(HOURS_OF_A_WEEK),
    },
    "step_free": {Fact.STEPS_NONE: is_yes},
    "term": {Fact.TERM_SHORT: one_of("short"), Fact.TERM_MID: one_of("mid")},
}
