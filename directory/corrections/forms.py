"""Read the form for corrections."""

from dataclasses import replace

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from directory.corrections.models import BAD, MOST_CHARACTERS, CorrectionKind
from directory.corrections.services import CorrectionForm
from directory.errors import InvalidInputError
from directory.web.text_input import check_text
from directory.wording.ids import read_id


def kept_correction(form: MultiDict[str, str]) -> CorrectionForm:
    """Return what she sent, to show it again."""
    wrong, better = form.get("wrong", ""), form.get("better", "")
    kind, listing_id = form.get("kind", ""), read_id(form.get("listing", ""))
    if listing_id is None or kind not in BAD:
        return CorrectionForm(wrong, better)
    return CorrectionForm(wrong, better, CorrectionKind(kind), listing_id)


def check_correction(form: CorrectionForm) -> CorrectionForm:
    """Return the form without spaces around it, its lines ended by ``\\n`` alone.

    Raises InvalidInputError, TooLargeError.
    """
    trimmed = replace(form, wrong=plain(form.wrong), better=plain(form.better))
    if not (trimmed.wrong or trimmed.better or trimmed.listing_id):
        raise InvalidInputError(gettext("Please write what is wrong."), "wrong")
    for name, text in (("wrong", trimmed.wrong), ("better", trimmed.better)):
        check_text(name, text.replace("\n", " "), MOST_CHARACTERS)
    return trimmed


def plain(text: str) -> str:
    """Return a text as it is counted: browsers end lines by two characters."""
    return text.replace("\r\n", "\n").strip()
