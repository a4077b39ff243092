"""Further facts of a listing in words, in the order in which they matter to her."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from directory.listings.vocabulary import Affiliation, ReviewState
from directory.search_port import Fact
from directory.wording.bidi import said, sentence
from directory.wording.labels import (
    FACT_WORDS,
    boys_label,
    date_label,
    fact_label,
    language_label,
    number_label,
)
from directory.wording.line_words import LINE_KIND, LINE_KINDS
from seed_data.attribute_values import AGES_OF_BOYS, AT_THE_DOOR, OLDEST_BOY_YEARS
from seed_data.attributes import is_no, is_yes

ANY = "*"
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")  # int() fails for "²" and for 5,000 digits
OWN_WORDS = {
    # NOTE: on the page of a listing; %(text)s is a warning in the words of the
    # organization.
    "caution": lazy_gettext("Take care: %(text)s"),
    # NOTE: on the page of a listing; %(text)s says who may apply, in the words of the
    # organization.
    "who_may_apply": lazy_gettext("For whom: %(text)s"),
    # NOTE: on the page of a fund; %(text)s is a sum of money in the words of the
    # organization.
    "amount": lazy_gettext("Amount: %(text)s"),
    # NOTE: on the page of a listing; %(text)s is a length of time in the words of the
    # organization.
    "length": lazy_gettext("For how long: %(text)s"),
    # NOTE: on the page of a listing; %(text)s is when staff next come to a place, in
    # the words of the organization.
    "next_outreach_visit": lazy_gettext("Next visit: %(text)s"),
}
APPLY_FROM = {
    "inside": lazy_gettext("You apply from inside your country."),
    "outside": lazy_gettext("You apply from outside your country."),
    "both": lazy_gettext("You may apply from inside or outside your country."),
}
TERMS = {
    "short": lazy_gettext("A short stay: days to weeks."),
    "mid": lazy_gettext("A longer stay: months."),
}
AFFILIATIONS = {
    Affiliation.INDEPENDENT: lazy_gettext(
        "Independent of government, parties and religion"
    ),
    Affiliation.RELIGIOUS: lazy_gettext("Belongs to a religious body"),
    Affiliation.GOVERNMENT: lazy_gettext("Belongs to a government"),
    Affiliation.POLITICAL: lazy_gettext("Belongs to a political party or movement"),
    Affiliation.INTERGOVERNMENTAL: lazy_gettext("Belongs to an organization of states"),
    Affiliation.COMPANY: lazy_gettext("Belongs to a company"),
}
# What is said of a condition at the door where it is met by yes, and by no.
CONDITIONS: dict[str, tuple[LazyString, LazyString]] = {
    "asks_guardian": (
        # NOTE: at the door of a shelter: a man of her family (mahram) must come along,
        # or allow it.
        lazy_gettext("A male guardian is asked for"),
        FACT_WORDS[Fact.GUARDIAN_NOT_ASKED],
    ),
    "asks_police_report": (
        # NOTE: at the door of a shelter: she must have gone to the police before.
        lazy_gettext("A police report is asked for"),
        FACT_WORDS[Fact.POLICE_NOT_ASKED],
    ),
    "asks_id": (
        lazy_gettext("An identity paper is asked for"),
        FACT_WORDS[Fact.ID_NOT_ASKED],
    ),
    "keeps_phone": (
        # NOTE: at the door of a shelter; said to the woman who reads it.
        lazy_gettext("Your phone is taken while you stay"),
        FACT_WORDS[Fact.PHONE_STAYS],
    ),
    "accepts_pregnant": (
        FACT_WORDS[Fact.PREGNANT_WELCOME],
        lazy_gettext("Pregnant women cannot come"),
    ),
    "step_free": (
        FACT_WORDS[Fact.STEPS_NONE],
        lazy_gettext("There are steps on the way in"),
    ),
}
REVIEW_NOTES = {
    ReviewState.MACHINE: lazy_gettext(
        "A machine has translated this text, and nobody has checked it."
    ),
    ReviewState.UNREVIEWED: lazy_gettext("Nobody has checked this translation yet."),
}

Words = Callable[[str], str]
"""The words for one value of a fact; empty where there is nothing to say."""


def facts_in_words(facts: Iterable[tuple[str, str]], language: str) -> list[str]:
    """Return a sentence for each fact that the page does not show elsewhere.

    What stands there in free words is in ``language``.
    """
    told: list[tuple[int, str]] = []
    sentences = fact_sentences(language)
    order = list(sentences)
    for code, value in facts:
        words = sentences[code](value) if code in sentences else ""
        if words:
            told.append((order.index(code), words))
    return list(dict.fromkeys(words for _rank, words in sorted(told)))


def fact_sentences(language: str) -> dict[str, Words]:
    """Return what each code of a fact says, given its value."""

    def own(code: str) -> Words:
        pattern = str(OWN_WORDS[code])
        return lambda value: sentence(pattern, text=said(value, language))

    def consular_city(value: str) -> str:
        # NOTE: on the page of a consulate or embassy; %(city)s is another city where
        # it receives people.
        pattern = gettext("Also sees people in %(city)s")
        return sentence(pattern, city=said(value, language))

    return {
        "caution": own("caution"),
        LINE_KIND: line_kind,
        "accepts_gender": accepted,
        "greatest_number_of_children": most_children,
        "who_may_apply": own("who_may_apply"),
        "apply_from": apply_from,
        "application_deadline": deadline,
        "amount": own("amount"),
        "length": own("length"),
        "term": term,
        "response_time_hours": first_answer,
        "decision_time_days": decision,
        "accepts_language": accepted_language,
        "next_outreach_visit": own("next_outreach_visit"),
        "consular_city": consular_city,
        **{code: partial(condition_words, code) for code in AT_THE_DOOR},
        "abroad": lambda value: yes(value, gettext("The help is given abroad.")),
        "reference_only": lambda value: yes(
            value,
            gettext("This is a text to know and quote, not an office that answers."),
        ),
    }


def condition_words(code: str, value: str) -> str:
    """Return what is asked at the door, or is not; empty where nothing is known."""
    if code == "boys_up_to_age":
        return boys(value)
    met, unmet = CONDITIONS[code]
    if is_yes(value):
        return str(met)
    return str(unmet) if is_no(value) else ""


def turns_away(code: str, value: str) -> bool:
    """Whether a condition at the door may keep a woman out, or take from her."""
    if code == "boys_up_to_age":
        return value != str(OLDEST_BOY_YEARS)
    return is_no(value) if code in {"accepts_pregnant", "step_free"} else is_yes(value)


def boys(value: str) -> str:
    """Return up to which age a woman's sons may come along."""
    if value not in AGES_OF_BOYS:
        return ""
    # NOTE: at the door of a shelter: sons of any age must stay elsewhere.
    return boys_label(int(value)) if int(value) else gettext("Boys cannot come")


def most_children(value: str) -> str:
    """Return how many children may come along."""
    # NOTE: on the page of a listing; %(number)s is how many children may come along.
    return gettext("Children: at most %(number)s", number=counted(value))


def first_answer(value: str) -> str:
    """Return how soon somebody answers."""
    number = counted(value)
    # NOTE: on the page of a listing; %(number)s is a number of hours.
    return gettext("A first answer comes within %(number)s hours.", number=number)


def decision(value: str) -> str:
    """Return how long it takes until an application is decided."""
    # NOTE: on the page of a fund; %(number)s is a number of days.
    return gettext("A decision takes about %(number)s days.", number=counted(value))


def accepted_language(value: str) -> str:
    """Return in which language one may write."""
    if value == ANY:
        return gettext("You may write in any language.")
    language = language_label(value)
    # NOTE: on the page of a listing; %(language)s is one language in which an
    # application may be written.
    return gettext("You may write in: %(language)s", language=language)


def yes(value: str, sentence: str) -> str:
    """Return the sentence where the value does not deny it."""
    return "" if is_no(value) else sentence


def line_kind(value: str) -> str:
    """Return what kind of line to call it is."""
    return str(LINE_KINDS.get(value, ""))


def accepted(value: str) -> str:
    """Return whom it is for."""
    words = {"women": Fact.GENDERS_WOMEN, "all": Fact.GENDERS_ALL}
    return fact_label(words[value]) if value in words else ""


def apply_from(value: str) -> str:
    """Return from where one may apply."""
    return str(APPLY_FROM.get(value, ""))


def deadline(value: str) -> str:
    """Return until when one may apply."""
    if value == "rolling":
        return gettext("You may apply at any time.")
    try:
        day = date_label(date.fromisoformat(value))
    except ValueError:
        day = value
    # NOTE: on the page of a listing; %(text)s is a day, or when, in the words of the
    # organization.
    return gettext("Apply until: %(text)s", text=day)


def counted(value: str) -> str:
    """Return a number in the reader's digits; what is none, as it is."""
    return number_label(int(value)) if WHOLE_NUMBER.fullmatch(value) else value


def term(value: str) -> str:
    """Return how long one may stay, roughly."""
    return str(TERMS.get(value, ""))


def affiliation_label(affiliation: Affiliation) -> str:
    """Return whom an organization belongs to."""
    return str(AFFILIATIONS[affiliation])


def review_note(state: ReviewState) -> str:
    """Return how far a text can be trusted; the original needs no note."""
    return str(REVIEW_NOTES.get(state, ""))
