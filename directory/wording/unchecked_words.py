"""What is said of a number that nobody tried: who published it, and who answers."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

from flask_babel import gettext, lazy_gettext

from directory.wording.labels import country_label, date_label

YEAR_DIGITS = 4
PUBLISHED = {
    # NOTE: on a listing that nobody has checked; %(site)s is a website, %(page)s is
    # "page of 2023" or "page without a date", %(day)s a day such as 1 June 2026.
    "self": lazy_gettext(
        "Not checked by us. Published by the organization itself on %(site)s"
        " (%(page)s), read on %(day)s."
    ),
    # NOTE: on a listing that nobody has checked; %(site)s is a website, %(page)s is
    # "page of 2023" or "page without a date", %(day)s a day such as 1 June 2026.
    "state": lazy_gettext(
        "Not checked by us. Published by the state on %(site)s (%(page)s),"
        " read on %(day)s."
    ),
    # NOTE: on a listing that nobody has checked; %(site)s is a website, %(page)s is
    # "page of 2023" or "page without a date", %(day)s a day such as 1 June 2026.
    "un": lazy_gettext(
        "Not checked by us. Published by the United Nations on %(site)s (%(page)s),"
        " read on %(day)s."
    ),
}
# In the order in which they matter to somebody who is about to call.
WHO_ANSWERS = {
    # NOTE: before a number: a state runs it or has a part in it.
    "state": lazy_gettext(
        "Run by or with the state: think before you say your name or your number."
    ),
    # NOTE: before a number: who answers works beside police officers.
    "police": lazy_gettext("Police work in the same house."),
    # NOTE: before the number of a group that helps LGBTIQ+ people: its name on a bill
    # or in a list of calls can put a woman in danger.
    "name_harms": lazy_gettext(
        "Its name alone, on a bill or on your phone, can put you in danger."
    ),
    # NOTE: before a number: nobody has asked there about LGBTIQ+ women.
    "lgbtiq_not_asked": lazy_gettext(
        "Nobody has asked yet how LGBTIQ+ women are treated there."
    ),
    # NOTE: before a number.
    "defenders": lazy_gettext("For defenders of human rights."),
    # NOTE: before a number.
    "journalists": lazy_gettext("For journalists."),
    # NOTE: before a number.
    "refugees": lazy_gettext("For refugees and people who seek asylum."),
    # NOTE: before a number: it was made for children; others may call.
    "children": lazy_gettext("Made for children first."),
    # NOTE: before a number: it was made for young people; others may call.
    "young_people": lazy_gettext("For young people first."),
    # NOTE: before a number: humanitarian aid, such as food.
    "aid": lazy_gettext(
        "Answers questions about aid. It cannot rescue or protect you."
    ),
    # NOTE: before a number: counsellors who listen to people in distress.
    "counsellors": lazy_gettext("Counsellors answer."),
    # NOTE: before a number.
    "lawyers": lazy_gettext("People of the law answer."),
    # NOTE: before a number: people who help against attacks on phones and accounts.
    "digital_safety": lazy_gettext("Specialists in digital safety answer."),
    # NOTE: before a number: it is answered in hours of work.
    "office": lazy_gettext("An office, not a line for emergencies."),
    # NOTE: before a number: a chat robot.
    "machine": lazy_gettext("A machine answers, no person."),
    # NOTE: before an address of the web: a list in which to look for a number.
    "list": lazy_gettext("A list to read: nobody answers there."),
}


class SaidProvenance(Protocol):
    """The page that publishes a number: by whom, of when, and when it was read."""

    @property
    def source(self) -> str:
        """The address of the page."""

    @property
    def published_by(self) -> str:
        """Whose page it is: self, state or un."""

    @property
    def page_date(self) -> str:
        """When it was written, as far as it says so."""

    @property
    def read_on(self) -> date:
        """When it was read."""


class SaidReach(Protocol):
    """Whom a number or address reaches, and from where."""

    @property
    def answered_by(self) -> tuple[str, ...]:
        """Codes of who answers."""

    @property
    def only_inside(self) -> str:
        """Inside which country it works, where that is told."""


def provenance_words(said: SaidProvenance) -> tuple[str, ...]:
    """Return who published a number, when that was read, and what nobody did."""
    year = said.page_date[:YEAR_DIGITS]
    # NOTE: in brackets behind a website; %(year)s is a year such as 2023.
    dated = gettext("page of %(year)s", year=year)
    # NOTE: in brackets behind a website.
    undated = gettext("page without a date")
    published = str(PUBLISHED[said.published_by]) % {
        "site": urlsplit(said.source).hostname or "",
        "page": dated if year else undated,
        "day": date_label(said.read_on),
    }
    return (
        published,
        # NOTE: of a number that was found on a public page.
        gettext(
            "Nobody of us has tried it. It may be wrong, or somebody may watch it."
        ),
    )


def who_answers(codes: Iterable[str]) -> tuple[str, ...]:
    """Return who answers and for whom, in sentences; an unknown code says nothing."""
    said = set(codes)
    return tuple(str(words) for code, words in WHO_ANSWERS.items() if code in said)


def inside_words(country: str) -> str:
    """Return inside which country a number works; empty where none is told."""
    if not country:
        return ""
    # NOTE: behind a number; %(country)s is the name of a country.
    return gettext("Works only inside %(country)s.", country=country_label(country))
