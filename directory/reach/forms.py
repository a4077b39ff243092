"""Read the form for corrections."""

from dataclasses import dataclass

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from directory.errors import InvalidInputError, TooLargeError
from directory.listings.forms import is_unreadable
from directory.reach.models import MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What she typed, as she typed it."""

    wrong: str = ""
    better: str = ""


def kept_correction(form: MultiDict[str, str]) -> CorrectionForm:
    """Return what she sent, to show it again."""
    return CorrectionForm(form.get("wrong", ""), form.get("better", ""))


def check_correction(form: CorrectionForm) -> CorrectionForm:
    """Return the form without spaces around it.

    Raises InvalidInputError, TooLargeError.
    """
    trimmed = CorrectionForm(form.wrong.strip(), form.better.strip())
    if not trimmed.wrong and not trimmed.better:
        raise InvalidInputError(gettext("Please write what is wrong."), "wrong")
    for name, text in (("wrong", trimmed.wrong), ("better", trimmed.better)):
        check_text(name, text)
    return trimmed


def check_text(name: str, text: str) -> None:
    """Raise an error for what is too long, or cannot be read."""
    if len(text) > MOST_CHARACTERS:
        raise TooLargeError(
            gettext(
                "That is too long. Please use at most %(number)s characters.",
                number=MOST_CHARACTERS,
            ),
            name,
        )
    if any(map(is_unreadable, text.replace("\r", "").replace("\n", ""))):
        raise InvalidInputError(
            gettext(
                "There are invisible control characters in what you wrote."
                " Please type it again."
            ),
            name,
        )
