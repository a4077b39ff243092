"""The members' directory: what strangers find, and what members alone may see."""

from dataclasses import replace
from uuid import UUID

from flask import request
from flask_babel import gettext
from sqlalchemy.orm import Session

from directory.access import Counts, requires
from directory.database import now
from directory.errors import InvalidInputError, NotFoundError
from directory.listings.details import ListingDetails, seen_listings
from directory.permissions import Actor, Permission
from directory.search_port import Audience
from directory.site.filled_form import FilledForm
from directory.site.forms import Fields, kept_fields, read_fields, read_search
from directory.site.known_listings import known_listings
from directory.site.listing_page import listing_page
from directory.site.results_page import answer_page
from directory.staff.blueprint import blueprint
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.web.languages import current_language, page_url
from directory.web.services import services

DEFENDER, MEMBER = "defender", "member"
AUDIENCES = {DEFENDER: Audience.PUBLIC, MEMBER: Audience.MEMBERS}


@blueprint.get("/search")
@requires(Permission.LISTING_SEE_AS_MEMBER)
def search(_work: Session, _actor: Actor, language: str) -> Answer:
    """Show the form."""
    return page("search", filled=FilledForm.of({}), answer=None)


@blueprint.post("/search")
@requires(Permission.LISTING_SEE_AS_MEMBER, counts=Counts.SEARCH)
def found(_work: Session, _actor: Actor, language: str) -> Answer:
    """Answer at once: no address holds what was searched."""
    try:
        fields = read_fields(request.form)
        return results(fields)
    except InvalidInputError as error:
        kept = kept_fields(request.form)
        return page("search", error, filled=FilledForm.of(kept), answer=None)


@blueprint.get("/directory/<listing_id>")
@requires(Permission.LISTING_SEE_AS_MEMBER)
def listing(work: Session, _actor: Actor, language: str, listing_id: str) -> Answer:
    """Show a listing as members see it, or as a defender does."""
    view = request.args.get("as", MEMBER)
    audience = AUDIENCES.get(view, Audience.MEMBERS)
    details = find_listing(work, listing_id, audience)
    if details is None and find_listing(work, listing_id, Audience.MEMBERS) is None:
        raise NotFoundError(gettext("There is no such listing."))
    finder, at = services().members_finder(), now()
    shown = details and listing_page(details, language, finder.areas, at)
    here = page_url("staff.listing", listing_id=listing_id)
    views = [
        (f"{here}?as={MEMBER}", gettext("As members see it"), view != DEFENDER),
        (f"{here}?as={DEFENDER}", gettext("As a defender sees it"), view == DEFENDER),
    ]
    return page("listing", page=shown, views=views)


def find_listing(
    work: Session, listing_id: str, audience: Audience
) -> ListingDetails | None:
    """Return what an audience may know of a listing; None for what names none."""
    try:
        key = UUID(listing_id)
    except ValueError:
        return None
    return seen_listings(work, [key], now(), audience).get(key)


def results(fields: Fields) -> Answer:
    """Find among what members may see, and render what was found."""
    asked = replace(read_search(fields, current_language(), now()), cells=True)
    finder = services().members_finder()
    answer = finder.find(asked)
    known = known_listings(answer.results.hits, asked.now, Audience.MEMBERS)

    def address_of(listing_id: str) -> str:
        return page_url("staff.listing", listing_id=listing_id)

    shown = answer_page(fields, asked, answer, address_of, finder.gazetteer, known)
    return page("search", filled=FilledForm.of(fields), answer=shown)
