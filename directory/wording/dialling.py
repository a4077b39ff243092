"""Every number in what people write as one, each with what a phone dials of it.

A number that rings somewhere else could give her away, so none is guessed: where it is
not sure what is one number and what are two, the text is told and nothing is dialled.
"""

import re
from dataclasses import replace
from functools import lru_cache

import phonenumbers

from directory.wording.number_signs import plain_signs
from directory.wording.one_number import (
    E164,
    EXTENSION_WORD,
    Number,
    digits_of,
    is_full,
    is_possible,
    parsed_number,
    read_one,
)

BETWEEN = (
    "or", "and", "ou", "et", "o", "u", "y", "e", "of", "en", "oder", "und", "au", "na",
    "oba", "ne", "canke", "cangwa", "cyangwa", "و", "یا", "او", "أو", "يا",
)  # fmt: skip
SEPARATOR = re.compile(
    rf" *(?:[/|&•]|[,;](?! *{EXTENSION_WORD}[ .:=#-]*\d)| (?:{'|'.join(BETWEEN)}) "
    r"| و(?=[+\d]))[ ]*|(?<=\d) *(?=\+)",
    re.IGNORECASE,
)
# The code of an area before a stroke is no number: 02/234 38 00.
AREA_AND_STROKE = re.compile(r"(\(?0\d{1,4}\)?|\+[\d ()-]{2,7}) ?/ ?([\d .-]{5,})")
# Lines next to one another, by their last digits: 0392 000001/2.
NEXT_LINES = re.compile(r"[^/]+(?: ?/ ?\d{1,4}){1,5}")
SHORTEST_CODE = 3  # digits, of several in one text
# What opens a message to a number (RFC 5724, and as the messengers publish it).
WRITTEN_TO = {
    "sms": "sms:{dialled}",
    "whatsapp": "https://wa.me/{digits}",
    "signal": "https://signal.me/#p/{dialled}",
}
SIGNS_AROUND = " ,;/|&•\n"


@lru_cache(4096)
def numbers_in(text: str, country: str | None = None) -> tuple[Number, ...]:
    """Return the numbers in a text, in their order; one that cannot be dialled else.

    ``country`` (ISO 3166-1) is that of its national numbers, where that is certain.
    """
    if E164.fullmatch(text):
        return (read_one(text),)
    plain = plain_signs(text)
    lines = plain.strip(SIGNS_AROUND).split("\n")
    found = [number for line in lines for number in numbers_of_line(line, country)]
    told = tuple(found) if len(found) == 1 else several(found)
    return told if told and told[0].dialled else (Number(plain.replace("\n", " / ")),)


def numbers_of_line(line: str, country: str | None) -> tuple[Number, ...]:
    """Return the numbers of one line; where they are not certain, the line."""
    pieces = [piece for piece in SEPARATOR.split(line) if piece]
    if len(pieces) < 2:
        return (read_one(line, country),)
    return (
        with_area(line, country)
        or several([read_one(piece, country) for piece in pieces])
        or next_lines(line, country)
        or (Number(line),)
    )


def with_area(line: str, country: str | None) -> tuple[Number, ...]:
    """Return the one number whose area stands before a stroke."""
    found = AREA_AND_STROKE.fullmatch(line)
    if found is None:
        return ()
    one = read_one(f"{found[1]} {found[2].strip()}", country)
    return (one,) if one.is_full else ()


def several(numbers: list[Number]) -> tuple[Number, ...]:
    """Return numbers that are surely as many; nothing where one may be part of another.

    A few digits behind a number may be its extension, or what its last digits change
    to; before it, they are a short code where it does not need them.
    """
    full = [number.is_full for number in numbers]
    long_enough = all(len(number.dialled) >= SHORTEST_CODE for number in numbers)
    if not long_enough or full != sorted(full):
        return ()
    starts = {number.dialled[0] for number in numbers if number.is_full}
    # Behind a short code, or beside a number with +, a whole one says that it is one.
    needs_start = "+" in starts or not all(full)
    return () if needs_start and not starts <= {"+", "0"} else tuple(numbers)


def next_lines(line: str, country: str | None) -> tuple[Number, ...]:
    """Return the numbers of lines next to one another."""
    if not NEXT_LINES.fullmatch(line):
        return ()
    written, *ends = re.split(" ?/ ?", line)
    first = read_one(written, country)
    if not first.is_full or first.extension or first.remark:
        return ()
    numbers = [first]
    for end in ends:
        before = numbers[-1]
        if int(end) != int(before.dialled[-len(end) :]) + 1:
            return ()  # it may be an extension, or another end
        text = before.text[: -len(end)] + end
        numbers.append(
            replace(before, text=text, dialled=before.dialled[: -len(end)] + end)
        )
    told = (digits_of(number.text) == digits_of(number.dialled) for number in numbers)
    return tuple(numbers) if all(told) else ()


def link_to(dialled: str, extension: str) -> str:
    """Return the address that dials a number (RFC 3966); empty where nothing does."""
    if not dialled:
        return ""
    return f"tel:{dialled};ext={extension}" if extension else f"tel:{dialled}"


def link_to_write(kind: str, dialled: str) -> str:
    """Return the address that opens a message to a number; empty where nothing does.

    Messengers know people by whole international numbers alone.
    """
    whole = dialled.startswith("+") and is_full(dialled)
    if not dialled or not (whole or kind == "sms"):
        return ""
    pattern = WRITTEN_TO.get(kind, "")
    return pattern.format(dialled=dialled, digits=dialled.removeprefix("+"))


def fits(dialled: str, country: str | None) -> bool:
    """Whether a number may be one of a country, as far as it must be one of it.

    Of a number that is too long there, the last digits are something else.
    """
    national = dialled and not dialled.startswith("+") and is_full(dialled)
    if not national or country is None:
        return True
    parsed = parsed_number(dialled, country)
    return parsed is not None and is_possible(parsed)


@lru_cache(4096)
def grouped(number: str) -> str:
    """Return a number in E.164 in groups, as people of its country write them."""
    parsed = parsed_number(number) if E164.fullmatch(number) else None
    if parsed is None:
        return number
    written = phonenumbers.format_number(
        parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return written if digits_of(written) == digits_of(number) else number
