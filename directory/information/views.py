"""Plain pages: lines to call, staying safe, what this is, and where to tell a fault."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from directory.access import public
from directory.corrections.forms import (
    CorrectionForm,
    check_correction,
    kept_correction,
)
from directory.corrections.services import take_correction
from directory.database import now
from directory.emergency.lines import Lines
from directory.errors import InvalidInputError
from directory.site.listing_views import use_one_spelling_of_a_language
from directory.web.languages import current_language, is_unchecked
from directory.web.services import services
from directory.web.sessions import begin_session, has_session
from directory.wording.labels import OWN_NAMES, country_label

blueprint = Blueprint("reach", __name__)
blueprint.before_request(use_one_spelling_of_a_language)


@blueprint.get("/<language>/now")
@public
def emergency(language: str) -> str:
    """Show the vetted emergency lines of every country."""
    here, reader = services(), current_language()
    with here.database.read() as session:
        found = Lines(here.finder, session, here.lately, reader, now()).everywhere()
    named = {(country_label(code) if code else ""): found[code] for code in found}
    return render_template("emergency/lines.html", countries=sorted(named.items()))


@blueprint.get("/<language>/safety")
@public
def safety(language: str) -> str:
    """Tell how to use this site, and what it leads to, without harm."""
    return render_template("information/safety.html", host=request.host)


@blueprint.get("/<language>/about")
@public
def about(language: str) -> str:
    """Tell what this is and how listings are checked."""
    return render_template("information/about.html")


@blueprint.get("/<language>/privacy")
@public
def privacy(language: str) -> str:
    """Tell what is kept and what is not."""
    return render_template("information/privacy.html")


@blueprint.get("/<language>/accessibility")
@public
def accessibility(language: str) -> str:
    """Tell how these pages can be used."""
    return render_template("information/accessibility.html")


@blueprint.get("/<language>/languages")
@public
def languages(language: str) -> str:
    """Show every language, and how far its words were checked."""
    return render_template(
        "information/languages.html", is_unchecked=is_unchecked, others=OWN_NAMES
    )


@blueprint.get("/<language>/correction")
@public
def correction(language: str) -> str:
    """Show the form for what is wrong on a page."""
    begin_session()
    return correction_page(CorrectionForm())


@blueprint.post("/<language>/correction")
@public
def send_correction(language: str) -> Response | tuple[str, int]:
    """Keep what she wrote; what cannot be used is shown to her again."""
    try:
        form = check_correction(kept_correction(request.form))
    except InvalidInputError as error:
        return correction_page(kept_correction(request.form), error), error.status
    full = gettext("Too many corrections wait to be read. Please try again in a week.")
    with services().database.write() as session:
        take_correction(session, current_language(), form, now().date(), full)
    return redirect(url_for(".thanks", language=language), 303)


@blueprint.get("/<language>/correction/thanks")
@public
def thanks(language: str) -> str:
    """Say that it arrived."""
    return render_template("corrections/thanks.html")


def correction_page(
    form: CorrectionForm, error: InvalidInputError | None = None
) -> str:
    """Render the form with what she typed, and what was wrong with it."""
    return render_template(
        "corrections/correction.html", form=form, error=error, guarded=has_session()
    )
