"""Read the form for corrections."""

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from directory.corrections.models import MOST_CHARACTERS
from directory.corrections.services import CorrectionForm
from directory.errors import InvalidInputError
from directory.web.text_input import check_text


def kept_correction(form: MultiDict[str, str]) -> CorrectionForm:
    """Return what she sent, to show it again."""
    return CorrectionForm(form.get("wrong", ""), form.get("better", ""))


def check_correction(form: CorrectionForm) -> CorrectionForm:
    """Return the form without spaces around it, its lines ended by ``\\n`` alone.

    Raises InvalidInputError, TooLargeError.
    """
    trimmed = CorrectionForm(plain(form.wrong), plain(form.better))
    if not trimmed.wrong and not trimmed.better:
        raise InvalidInputError(gettext("Please write what is wrong."), "wrong")
    for name, text in (("wrong", trimmed.wrong), ("better", trimmed.better)):
        check_text(name, text.replace("\n", " "), MOST_CHARACTERS)
    return trimmed


def plain(text: str) -> str:
    """Return a text as it is counted: browsers end lines by two characters."""
    return text.replace("\r\n", "\n").strip()
