"""Checkers of single values: each gives the clean value back, or says what is meant."""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from directory.hsds.parse.strict_json import shown
from directory.listings.email_address import is_email_address

Checker = Callable[[Any], Any]

LONGEST_TEXT = 20_000
LONGEST_URL = 2_000
# Controls, and the marks that turn the direction of what follows: a name that is
# stored in one order and shown in another lets one organization pose as another.
REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
REFUSED_IN_NAMES = re.compile(r"[\u200e\u200f\u061c]")
# Invisible, without a meaning in running text; the joiners of Persian are not here.
INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u2060\ufeff\U000e0000-\U000e007f]")
SURROGATE = re.compile("[\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
TIME_FORM = re.compile(r"(\d\d:\d\d)(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


class FieldError(ValueError):
    """A value that is not what its field means; the message says what is."""


def meant(wanted: str, value: object) -> FieldError:
    """Return an error in the words of a reader: what is meant, and what came."""
    return FieldError(f"{wanted} is meant, not {shown(value)}")


def check_string(value: Any) -> str:
    """Return a string without anything that hides or turns what it says."""
    if not isinstance(value, str):
        raise meant("a text", value)
    if value.isascii() and value.isprintable():
        return value
    if SURROGATE.search(value):
        raise FieldError("it holds half a character (a lone surrogate)")
    text = LINE_ENDS.sub("\n", value)
    if found := REFUSED.search(text):
        raise FieldError(f"the control character U+{ord(found[0]):04X} is not allowed")
    return text


def text_of(longest: int = LONGEST_TEXT) -> Checker:
    """Return a checker of running text: plain, whatever tags are written in it."""

    def check(value: Any) -> str:
        text = check_string(value)
        text = text if text.isascii() else INVISIBLE.sub("", text)
        return not_longer(text.strip(), longest)

    return check


def drawing_of(longest: int) -> Checker:
    """Return a checker of a text, or of an object that should have been its JSON."""
    text = text_of(longest)
    return lambda value: text(json.dumps(value) if isinstance(value, dict) else value)


def name_of(longest: int = 300) -> Checker:
    """Return a checker of names: one line, NFKC, nothing that turns its direction."""

    def check(value: Any) -> str:
        text = check_string(value)
        if not text.isascii():
            text = unicodedata.normalize("NFKC", without_direction_marks(text))
        return not_longer(" ".join(text.split()), longest)

    return check


def without_direction_marks(name: str) -> str:
    """Return a name without what cannot be seen; marks that can fool are refused."""
    if found := REFUSED_IN_NAMES.search(name):
        raise FieldError(
            f"the direction mark U+{ord(found[0]):04X} is not allowed in a name"
        )
    return INVISIBLE.sub("", name)


def required_name(value: Any) -> str:
    """Check a name that may not be empty: nobody could find it again."""
    name: str = name_of()(value)
    if not name:
        raise FieldError("it is empty")
    return name


def not_longer(text: str, longest: int) -> str:
    """Return the text if the database can hold it."""
    if len(text) > longest:
        raise FieldError(f"it has {len(text)} characters, more than {longest}")
    return text


def list_of(longest: int, example: str, form: str) -> Checker:
    """Return a checker of words between commas that all have one form."""
    word = re.compile(form, re.IGNORECASE)

    def check(value: Any) -> str:
        text: str = name_of(longest)(value)
        words = text.replace(" ", "").split(",") if text else []
        if not all(map(word.fullmatch, words)):
            raise meant(f"a list like {example}", value)
        return ",".join(words).upper()

    return check


def check_uuid(value: Any) -> str:
    """Return a UUID in lower case."""
    if not isinstance(value, str) or not UUID_FORM.fullmatch(value):
        raise meant("a UUID", value)
    return value.lower()


def check_web_url(value: Any) -> str:
    """Return an address of the web; no other scheme may ever become a link."""
    url = check_string(value).strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        raise meant("an http or https address", value) from None
    if parts.scheme.lower() not in ("http", "https") or not host or " " in url:
        raise meant("an http or https address", value)
    if parts.username is not None or "\\" in url or INVISIBLE.search(url):
        raise FieldError("an address that hides where it leads is not allowed")
    return not_longer("".join(url.split()), LONGEST_URL)


def check_email(value: Any) -> str:
    """Return an e-mail address."""
    address = check_string(value).strip()
    if address and not is_email_address(address):
        raise meant("an e-mail address", value)
    return address


def number_of(least: float, most: float, *, named: str = "") -> Checker:
    """Return a checker of numbers between two bounds."""
    wanted = named or f"a number from {least:g} to {most:g}"

    def check(value: Any) -> float | int:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not least <= value <= most:
            raise meant(wanted, value)
        return value  # type: ignore[no-any-return]  # just narrowed by is_number

    return check


def check_date(value: Any) -> date:
    """Return a day, as YYYY-MM-DD says it."""
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise meant("a date like 2026-01-31", value)


def check_time(value: Any) -> str:
    """Return a time of day as HH:MM."""
    found = TIME_FORM.fullmatch(value) if isinstance(value, str) else None
    try:
        if found:
            return time.fromisoformat(found[1]).strftime("%H:%M")
    except ValueError:
        pass
    raise meant("a time like 09:00", value)


def check_instant(value: Any) -> datetime:
    """Return an instant with its zone, UTC where none is given."""
    from_utc = "+00:00"
    try:
        if isinstance(value, str) and "T" in value.upper():
            instant = datetime.fromisoformat(value)
            if instant.tzinfo:
                return instant
            return datetime.fromisoformat(value + from_utc)
    except ValueError:
        pass
    raise meant("an instant like 2026-01-31T09:00:00Z", value)


def one_of(*words: str) -> Checker:
    """Return a checker of a closed list of words."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise meant(f"one of {', '.join(words)}", value)
        return value

    return check


def member_of(words: type[StrEnum]) -> Checker:
    """Return a checker of a closed list of words that have names."""
    check = one_of(*words)
    return lambda value: words(check(value))


def check_flag(value: Any) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise meant("true or false", value)
    return value
