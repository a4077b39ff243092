"""The form for what is wrong on a page."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from directory.access import Counts, public
from directory.corrections.bad_reports import hide_reported
from directory.corrections.forms import check_correction, kept_correction
from directory.corrections.models import MOST_CHARACTERS
from directory.corrections.services import BoxFullError, CorrectionForm, take_correction
from directory.database import AWAY
from directory.errors import InvalidInputError, PanahError, UnavailableError
from directory.web.csrf import asks_token
from directory.web.errors import record
from directory.web.languages import current_language
from directory.web.services import present, services
from directory.web.sessions import begin_session

blueprint = Blueprint("corrections", __name__)


@blueprint.get("/<language>/correction")
@public()
def correction(language: str) -> str:
    """Show the form for what is wrong on a page."""
    begin_session()
    return correction_page(CorrectionForm())


@blueprint.post("/<language>/correction")
@public(counts=Counts.FORM_POST)
def send_correction(language: str) -> Response | tuple[str, int]:
    """Keep what she wrote; what cannot be used is shown to her again."""
    try:
        form = check_correction(kept_correction(request.form))
    except InvalidInputError as error:
        return correction_page(kept_correction(request.form), error), error.status
    try:
        with services().database.write() as session:
            take_correction(session, current_language(), form, present().date())
        if form.listing_id and services().database.is_sqlite:
            hide_reported(services().database)  # elsewhere the worker does, soon
    except AWAY as error:
        record(error)
        later = UnavailableError(
            gettext("This does not work right now. Please try again soon.")
        )
        return correction_page(form, later), later.status
    except BoxFullError:
        raise UnavailableError(
            gettext("Too many corrections wait to be read. Please try again in a week.")
        ) from None
    return redirect(url_for(".thanks", language=language), 303)


@blueprint.get("/<language>/correction/thanks")
@public()
def thanks(language: str) -> str:
    """Say that it arrived."""
    return render_template("corrections/thanks.html")


def correction_page(form: CorrectionForm, error: PanahError | None = None) -> str:
    """Render the form with what she typed, and what was wrong with it."""
    return render_template(
        "corrections/correction.html",
        form=form,
        error=error,
        most=MOST_CHARACTERS,
        guarded=asks_token(),
    )
