"""Digits: the one rule of what is written in which.

A text is in the digits of its language: numbers, days, times, distances. What is
dialled, typed or sent stays as it is: phone numbers, addresses, prices' currencies,
codes.
"""

from babel import Locale

from i18n.languages import LANGUAGES

ASCII = "0123456789"
DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}  # as CLDR calls them


def in_digits_of(language: str, text: str) -> str:
    """Return a text in the digits of a language; Babel knows no others than ours."""
    system = Locale.parse(LANGUAGES[language].locale).default_numbering_system
    return text.translate(str.maketrans(ASCII, DIGITS.get(system, ASCII)))
