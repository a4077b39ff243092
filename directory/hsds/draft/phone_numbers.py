"""Write telephone numbers so that every phone can dial them, or leave them alone."""

import re
from dataclasses import dataclass

import phonenumbers

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is stored; ``valid`` if it is E.164, else it is as typed."""

    text: str
    extension: str
    valid: bool


def read_number(typed: str, country: str | None) -> Number:
    """Return a number in E.164, or as typed: a wrong rewrite could cost a life."""
    text = re.sub(r"\s+", " ", typed.translate(DIGITS)).strip()
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return Number(text, "", valid=False)
    if not phonenumbers.is_valid_number(parsed):
        return Number(text, "", valid=False)
    dialled = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Number(dialled, (parsed.extension or "")[:16], valid=True)
