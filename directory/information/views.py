"""Plain pages: staying safe, what this is, and the way out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from directory.access import Counts, public
from directory.accounts.sessions import end_session
from directory.database import AWAY
from directory.web.csrf import csrf
from directory.web.errors import record
from directory.web.languages import is_unchecked
from directory.web.services import services
from directory.web.sessions import has_session
from directory.web.staff_cookie import staff_token
from i18n.language_names import OWN_NAMES

blueprint = Blueprint("information", __name__)

# Clears what a page may have left; cookies too, so that no token opens again.
CLEAR_SITE_DATA = '"cache", "cookies", "storage"'


@blueprint.get("/<language>/safety")
@public(lasting=True)
def safety(language: str) -> str:
    """Tell how to use this site, and what it leads to, without harm."""
    return render_template("information/safety.html", host=request.host)


@blueprint.get("/<language>/about")
@public(lasting=True)
def about(language: str) -> str:
    """Tell what this is and how listings are checked."""
    return render_template("information/about.html")


@blueprint.get("/<language>/privacy")
@public(lasting=True)
def privacy(language: str) -> str:
    """Tell what is kept and what is not."""
    return render_template("information/privacy.html")


@blueprint.get("/<language>/accessibility")
@public(lasting=True)
def accessibility(language: str) -> str:
    """Tell how these pages can be used."""
    return render_template("information/accessibility.html")


@blueprint.get("/<language>/languages")
@public(lasting=True)
def languages(language: str) -> str:
    """Show every language, and how far its words were checked."""
    return render_template(
        "information/languages.html", is_unchecked=is_unchecked, others=OWN_NAMES
    )


@blueprint.route("/leave", methods=["GET", "POST"])
@public(counts=Counts.NOTHING)
def leave() -> Response:
    """Drop the session, so that no page of it opens again, and go elsewhere."""
    session.clear()
    end_own_session()
    elsewhere = services().config.disguise_url or url_for(".blank")
    answer = redirect(elsewhere, 303)
    answer.headers["Clear-Site-Data"] = CLEAR_SITE_DATA
    return answer


def end_own_session() -> None:
    """End the session of a member who leaves; her cookie goes in any case."""
    token = staff_token()
    if token is None:
        return
    try:
        with services().database.write() as work:
            end_session(work, token)
    except AWAY as error:
        record(error)


# Whoever makes her leave does her no harm; being kept in by a stale page would.
csrf.exempt(leave)


@blueprint.get("/cookies.css")
@public(counts=Counts.NOTHING)
def cookie_style() -> Response:
    """Show what is hidden on the first page, where the cookie did not come back."""
    style = "" if has_session() else ".no-cookies{display:block}"
    return Response(style, content_type="text/css; charset=utf-8")


@blueprint.get("/blank")
@public(counts=Counts.NOTHING)
def blank() -> str:
    """Show a page that tells nothing."""
    return render_template("site/blank.html")
