"""The public pages: home, search, results, a listing, and the way out."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from directory.access import public
from directory.database import now
from directory.emergency.banner import country_of, lines_to_call
from directory.errors import InvalidInputError, NotFoundError
from directory.listings.details import ListingDetails, public_listing
from directory.site.choices import all_kinds, choices_of
from directory.site.forms import (
    Fields,
    kept_fields,
    read_fields,
    search_request,
)
from directory.site.listing_page import listing_page
from directory.site.results_page import answer_page
from directory.web.csrf import csrf
from directory.web.languages import ASKED_FOR, current_language
from directory.web.services import services
from directory.web.sessions import begin_session, has_session, server_seal, session_seal
from directory.wording.labels import OWN_NAMES
from i18n import find_language

blueprint = Blueprint("listings", __name__)

RESULTS = b"panah results"
LISTING = b"panah listing"
# Clears what a page may have left; cookies too, so that no token opens again.
CLEAR_SITE_DATA = '"cache", "cookies", "storage"'


@blueprint.before_request
def use_one_spelling_of_a_language() -> Response | None:
    """Send every spelling of a language to the one that we use; others are no page."""
    written = (request.view_args or {}).get("language")
    if written is None:
        return None
    tag = find_language(written)
    if tag is None:
        raise NotFoundError(gettext("There is no such page."))
    if tag == written:
        return None
    asked = {ASKED_FOR: written} if written in OWN_NAMES else {}
    values = {**(request.view_args or {}), **asked, "language": tag}
    return redirect(url_for(str(request.endpoint), **values), 307)


@blueprint.get("/")
@public
def first_page() -> str:
    """Show the first page in the language that the browser asks for."""
    begin_session()
    return home_page({})


@blueprint.get("/<language>/")
@public
def home(language: str) -> str:
    """Show the first page in one language."""
    begin_session()
    return home_page({})


@blueprint.post("/<language>/search")
@public
def search(language: str) -> Response | str | tuple[str, int]:
    """Seal the search into an address; without cookies, answer at once."""
    try:
        fields = read_fields(request.form)
        if not has_session():
            return direct_results(fields)
        search_request(fields, current_language(), now())
        token = session_seal(RESULTS).close(fields)
    except InvalidInputError as error:
        return home_page(kept_fields(request.form), error), error.status
    return redirect(url_for(".results", language=language, token=token), 303)


@blueprint.get("/<language>/r/<token>")
@public
def results(language: str, token: str) -> str:
    """Show the answer to a sealed search."""
    fields: Fields = session_seal(RESULTS).open(token)
    seal = session_seal(LISTING)

    def address_of(listing_id: str) -> str:
        return url_for(
            ".found_listing",
            language=language,
            token=token,
            sealed=seal.close(listing_id),
        )

    return results_page(fields, address_of, token)


@blueprint.get("/<language>/r/<token>/<sealed>")
@public
def found_listing(language: str, token: str, sealed: str) -> str:
    """Show a listing of an answer, below the address of the answer."""
    asked: Fields = session_seal(RESULTS).open(token)
    details = load_listing(session_seal(LISTING).open(sealed))
    return page_of(
        details,
        asked=asked,
        back=url_for(".results", language=language, token=token),
        sound=url_for("speech.listing", language=language, token=token, sealed=sealed),
    )


@blueprint.post("/<language>/found")
@public
def directly_found_listing(language: str) -> str:
    """Show a listing of an answer to a browser that refuses cookies."""
    details = load_listing(server_seal(LISTING).open(request.form.get("listing", "")))
    fields = read_fields(request.form)
    return page_of(details, asked=fields, fields=fields)


@blueprint.get("/<language>/listing/<listing_id>")
@public
def listing(language: str, listing_id: str) -> str:
    """Show a listing at the address that can be passed on."""
    return page_of(load_listing(listing_id))


@blueprint.route("/leave", methods=["GET", "POST"])
@public
def leave() -> Response:
    """Drop the session, so that no page of it opens again, and go elsewhere."""
    session.clear()
    elsewhere = services().config.disguise_url or url_for(".blank")
    answer = redirect(elsewhere, 303)
    answer.headers["Clear-Site-Data"] = CLEAR_SITE_DATA
    return answer


# Whoever makes her leave does her no harm; being kept in by a stale page would.
csrf.exempt(leave)


@blueprint.get("/blank")
@public
def blank() -> str:
    """Show a page that tells nothing."""
    return render_template("site/blank.html")


def home_page(fields: Fields, error: InvalidInputError | None = None) -> str:
    """Render the first page, with what she typed and what was wrong with it."""
    return render_template(
        "site/home.html",
        fields=fields,
        error=error,
        kinds=all_kinds(),
        choices=choices_of(fields),
        guarded=has_session(),
    )


def direct_results(fields: Fields) -> str:
    """Render the answer to a form without an address of its own."""
    return results_page(fields, server_seal(LISTING).close)


def results_page(
    fields: Fields, address_of: Callable[[str], str], token: str = ""
) -> str:
    """Find, and render what was found; without ``token`` it has no address."""
    asked = search_request(fields, current_language(), now())
    finder = services().finder
    found = finder.find(asked)
    page = answer_page(fields, asked, found, address_of, finder.gazetteer)
    return render_template(
        "site/results.html",
        page=page,
        fields=fields,
        direct=not token,
        token=token,
        guarded=has_session(),
        lines=lines_to_call(country_of(asked, found)),
    )


def load_listing(listing_id: str) -> ListingDetails:
    """Return a public listing; a misspelt id is as unknown as any other."""
    try:
        key = UUID(listing_id)
    except ValueError:
        raise NotFoundError(gettext("There is no such listing.")) from None
    with services().database.read() as reading:
        return public_listing(reading, key, now())


def page_of(
    details: ListingDetails,
    *,
    back: str = "",
    sound: str = "",
    asked: Fields | None = None,
    fields: Fields | None = None,
) -> str:
    """Render a listing that was found by ``asked``.

    ``fields`` lead back to an answer without an address.
    """
    language, finder, at = current_language(), services().finder, now()
    clock = finder.clock(search_request(asked, language, at)) if asked else None
    page = listing_page(details, language, finder.areas, at, clock)
    return render_template(
        "site/listing.html",
        page=page,
        back=back,
        sound=sound,
        lines=lines_to_call(details.country),
        fields=fields,
        stable=url_for(
            ".listing", language=language, listing_id=str(details.id), _external=True
        ),
    )
