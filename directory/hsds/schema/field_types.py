"""Checkers of single values: each gives the clean value back, or says what is meant."""

import json
import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.address_forms import mail_addresses, with_scheme
from directory.hsds.schema.day_forms import read_day, read_instant
from directory.hsds.schema.plain_text import plain_text
from directory.wording.email_address import is_email_address

Checker = Callable[[Any], Any]

LONGEST_TEXT = 20_000
LONGEST_NAME = 300
LONGEST_URL = 2_000
# Controls, and the marks that turn the direction of what follows: a name that is
# stored in one order and shown in another lets one organization pose as another.
REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
REFUSED_IN_NAMES = re.compile(r"[\u200e\u200f\u061c]")
# Invisible, without a meaning in running text; the joiners of Persian are not here.
INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u2060\ufeff\U000e0000-\U000e007f]")
SURROGATE = re.compile("[\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
# Bytes of Windows-1252 that a program took for characters: quotes and dashes.
WINDOWS = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0xA0)
}
LONGEST_SOURCE = 400_000  # characters of HTML; its text is what counts
HTTP = re.compile(r"https?://(?!https?://)", re.IGNORECASE)


class FieldError(ValueError):
    """A value that is not what its field means; the message says what is."""


class MendedError(FieldError):
    """A value in which only one thing can be meant: ``value``, told with a note."""

    def __init__(self, value: object, message: str) -> None:
        """Keep what was meant, and what a person should know of it."""
        super().__init__(message)
        self.value = value


def meant(wanted: str, value: object) -> FieldError:
    """Return an error in the words of a reader: what is meant, and what came."""
    return FieldError(f"{wanted} is meant, not {shown(value)}")


def check_string(value: Any) -> str:
    """Return a string without anything that hides or turns what it says."""
    text: str = value if isinstance(value, str) else written(value)
    if len(text) > LONGEST_SOURCE:
        raise FieldError(f"it has {len(text)} characters, more than {LONGEST_TEXT}")
    text = plain_text(text)
    if text.isascii() and text.isprintable():
        return text
    if SURROGATE.search(text):
        raise FieldError("it holds half a character (a lone surrogate)")
    text = LINE_ENDS.sub("\n", text.translate(WINDOWS))
    if found := REFUSED.search(text):
        raise FieldError(f"the control character U+{ord(found[0]):04X} is not allowed")
    return text


def written(value: object) -> str:
    """Return a number, a yes or no, or several texts, as the text that is meant."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return str(int(value)) if value.is_integer() else repr(value)
    raise meant("a text", value)


def text_of(longest: int = LONGEST_TEXT) -> Checker:
    """Return a checker of running text: plain, without the tags written in it."""

    def check(value: Any) -> str:
        text = check_string(value)
        text = text if text.isascii() else INVISIBLE.sub("", text)
        return shortened(text.strip(), longest)

    return check


def drawing_of(longest: int) -> Checker:
    """Return a checker of a text, or of an object that should have been its JSON."""
    text = text_of(longest)
    return lambda value: text(json.dumps(value) if isinstance(value, dict) else value)


def name_of(longest: int = LONGEST_NAME) -> Checker:
    """Return a checker of names: one line, NFKC, nothing that turns its direction."""

    def check(value: Any) -> str:
        text = check_string(value)
        if not text.isascii():
            text = unicodedata.normalize("NFKC", without_direction_marks(text))
        text = " ".join(text.split())
        return (shortened if longest == LONGEST_NAME else not_longer)(text, longest)

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


def shortened(text: str, longest: int) -> str:
    """Return a text that people read, cut where the database cannot hold it."""
    if len(text) > longest:
        reason = f"it has {len(text)} characters; it ends after {longest}"
        raise MendedError(f"{text[: longest - 3]}...", reason)
    return text


def check_web_url(value: Any) -> str:
    """Return an address of the web; no other scheme may ever become a link."""
    url = check_string(value).strip()
    if not url:
        return ""
    if not HTTP.match(url) and (whole := with_scheme(url)):
        raise MendedError(check_web_url(whole), f"it is read as {shown(whole)}")
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
    if not address or is_email_address(address):
        return address
    found = mail_addresses(address)
    if not found or not all(map(is_email_address, found)):
        raise meant("an e-mail address", value)
    if len(found) > 1:
        reason = f"there are {len(found)} addresses; the first one is kept"
        raise MendedError(found[0], reason)
    return found[0]


def check_date(value: Any) -> date:
    """Return a day, in any form in which only one can be meant."""
    if isinstance(value, str) and (day := read_day(value)):
        return day
    raise meant("a date like 2026-01-31", value)


def check_instant(value: Any) -> datetime:
    """Return an instant with its zone, UTC where none is given."""
    if isinstance(value, str) and (instant := read_instant(value)):
        return instant
    raise meant("an instant like 2026-01-31T09:00:00Z", value)


def one_of(*words: str) -> Checker:
    """Return a checker of a closed list of words, in any case."""
    known = {word.casefold(): word for word in words}

    def check(value: Any) -> str:
        if isinstance(value, str):
            if value in words:
                return value
            spelled = " ".join(re.split(r"[\s_-]+", value.strip().casefold()))
            if spelled in known:
                return known[spelled]
        raise meant(f"one of {', '.join(words)}", value)

    return check


def member_of(words: type[StrEnum]) -> Checker:
    """Return a checker of a closed list of words that have names."""
    check = one_of(*words)
    return lambda value: words(check(value))
