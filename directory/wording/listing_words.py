"""Short sentences about a listing that cards, pages and sheets share."""

import re
from collections.abc import Iterable
from datetime import date

from flask_babel import gettext

from directory.search_port import WORLDWIDE, is_country
from directory.wording.labels import (
    country_label,
    date_label,
    language_label,
)

COMMA = re.compile(r"[,،]\s*")


def area_words(area: Iterable[str], country: str = "") -> str:
    """Return an area in words: codes by name, and the country left out."""
    # NOTE: in place of the area of a listing that helps people of every country.
    names = {WORLDWIDE: gettext("worldwide")}
    parts = [names.get(part) or named(part) for part in area]
    return joined(part for part in parts if part != country)


def joined(parts: Iterable[str]) -> str:
    """Return parts as one text, with the comma of the reader's script between."""
    return gettext(", ").join(parts)


def list_label(parts: Iterable[str]) -> str:
    """Return things as one list, with the reader's word for “and” before the last."""
    *others, last = parts
    if not others:
        return last
    # NOTE: a list of places, such as Badghis, Ghor and Herat; %(others)s are all but
    # the last.
    return gettext(
        "%(others)s and %(last)s", others=gettext(", ").join(others), last=last
    )


def parts_of_line(line: str) -> list[str]:
    """Return what stands between the commas of a line, in either script."""
    return [part for part in COMMA.split(line.strip()) if part]


def named(part: str) -> str:
    """Return a country by name where a code stands for it."""
    return country_label(part) if is_country(part) else part


def last_checked(day: date | None, vetters: int) -> str:
    """Return when a listing was last checked, and who says so; empty if never.

    Nobody can sign in yet: that vetters stand for it is the word of the operator.
    """
    if day is None:
        return ""
    shown = date_label(day)
    if vetters == 0:
        # NOTE: on a listing; %(date)s is a day, such as 1 June 2026.
        return gettext("Last checked on %(date)s", date=shown)
    # NOTE: on a listing; %(date)s is a day. Those who run the site vouch for it.
    return gettext(
        "Last checked on %(date)s, attested by whoever runs this site", date=shown
    )


def foreign_text(language: str, spoken: tuple[str, ...], reader: str) -> str:
    """Return a sentence about a text in another language than the reader's."""
    if language == reader:
        return ""
    name = language_label(language)
    if reader in spoken:
        # NOTE: on a listing in another language than the page; %(language)s is that
        # language, %(reader)s the language of the reader, which the staff speak.
        return gettext(
            "This text is in %(language)s; they speak %(reader)s.",
            language=name,
            reader=language_label(reader),
        )
    # NOTE: on a listing in another language than the page; %(language)s is that
    # language.
    return gettext("This text is in %(language)s.", language=name)
