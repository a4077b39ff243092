"""The pages of one listing: found by a search, or at an address to pass on."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext

from directory.access import public
from directory.emergency.banner import lines_to_call
from directory.errors import NotFoundError
from directory.listings.details import ListingDetails, public_listing
from directory.site.filled_form import FilledForm
from directory.site.forms import (
    Fields,
    read_fields,
    read_search,
)
from directory.site.listing_page import listing_page
from directory.web.csrf import asks_token
from directory.web.languages import current_language
from directory.web.sealing import LISTING, RESULTS
from directory.web.services import present, services
from directory.web.sessions import server_seal, session_seal
from directory.wording.ids import read_id

blueprint = Blueprint("listing", __name__)


@blueprint.get("/<language>/r/<token>/<sealed>")
@public()
def found_listing(language: str, token: str, sealed: str) -> str:
    """Show a listing of an answer, below the address of the answer."""
    asked: Fields = session_seal(RESULTS).open(token)
    details = load_listing(session_seal(LISTING).open(sealed))
    return page_of(
        details,
        asked=asked,
        back=url_for("search.results", language=language, token=token),
        sound=url_for(
            "read_aloud.listing", language=language, token=token, sealed=sealed
        ),
    )


@blueprint.post("/<language>/found")
@public()
def directly_found_listing(language: str) -> str:
    """Show a listing of an answer to a browser that refuses cookies."""
    details = load_listing(server_seal(LISTING).open(request.form.get("listing", "")))
    fields = read_fields(request.form)
    return page_of(details, asked=fields, fields=fields)


@blueprint.get("/<language>/listing/<listing_id>")
@public(lasting=True)
def listing(language: str, listing_id: str) -> str:
    """Show a listing at the address that can be passed on."""
    return page_of(load_listing(listing_id))


def load_listing(listing_id: str) -> ListingDetails:
    """Return a public listing; a misspelt id is as unknown as any other."""
    key = read_id(listing_id)
    if key is None:
        raise no_such_listing()
    with services().database.read() as reading:
        details = public_listing(reading, key, present())
    if details is None:
        raise no_such_listing()
    return details


def no_such_listing() -> NotFoundError:
    """Return the one error for whatever is no listing for this reader."""
    return NotFoundError(gettext("There is no such listing."))


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
    language, finder, at = current_language(), services().finder, present()
    wish = read_search(asked, language, at) if asked else None
    clock = finder.clock(wish) if wish else None
    hers = (wish.country if wish else None) or (clock.country if clock else None)
    page = listing_page(details, language, finder.areas, at, clock, hers)
    return render_template(
        "site/listing.html",
        page=page,
        back=back,
        sound=sound,
        lines=lines_to_call(details.country, hers),
        guarded=asks_token(),
        filled=FilledForm.of(fields) if fields is not None else None,
        stable=url_for(
            ".listing", language=language, listing_id=str(details.id), _external=True
        ),
    )
