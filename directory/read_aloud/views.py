"""The sound of a listing and of the safety page, where it is switched on."""

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext

from directory.access import Counts, public
from directory.errors import UnavailableError
from directory.read_aloud.speech import SilentError, speak, speaks
from directory.read_aloud.text import plain_words, words_of_listing
from directory.site.listing_page import listing_page
from directory.site.listing_views import (
    load_listing,
)
from directory.web.languages import current_language
from directory.web.sealing import LISTING, RESULTS
from directory.web.services import present, services
from directory.web.sessions import session_seal

blueprint = Blueprint("read_aloud", __name__)


@blueprint.before_request
def only_where_switched_on() -> None:
    """Answer 404 where the operator has not asked for sound."""
    if not services().config.speech:
        abort(404)


@blueprint.app_template_global()
def can_speak(language: str) -> bool:
    """Whether a text in a language can be heard here."""
    return services().config.speech and speaks(language)


@blueprint.get("/<language>/safety/sound")
@public(counts=Counts.SEARCH)
def safety(language: str) -> Response:
    """Read the safety page aloud."""
    page = render_template("information/safety.html", host=request.host)
    return sound(plain_words(page), current_language())


@blueprint.get("/<language>/r/<token>/<sealed>/sound")
@public(counts=Counts.SEARCH)
def listing(language: str, token: str, sealed: str) -> Response:
    """Read a listing aloud, in the language that its text is in."""
    session_seal(RESULTS).open(token)
    details = load_listing(session_seal(LISTING).open(sealed))
    page = listing_page(details, current_language(), services().finder.areas, present())
    return sound(words_of_listing(page, current_language()), page.text.language)


def sound(text: str, language: str) -> Response:
    """Answer with a text as sound."""
    try:
        sound = speak(text, language)
    except SilentError:
        sorry = gettext("These words cannot be read aloud here.")
        raise UnavailableError(sorry) from None
    return Response(sound, content_type="audio/wav")
