"""The members' directory: what strangers find, and what members alone may see."""

from dataclasses import replace

from flask import redirect, request, url_for
from flask_babel import gettext
from sqlalchemy.orm import Session

from directory.access import Counts, requires
from directory.errors import (
    ExpiredError,
    InvalidInputError,
    NotFoundError,
    PanahError,
    TooLargeError,
)
from directory.listings.details import ListingDetails, seen_listings
from directory.listings.vocabulary import Visibility
from directory.permissions import Actor, Permission, permits
from directory.site.filled_form import FilledForm
from directory.site.forms import Fields, kept_fields, read_fields, read_search
from directory.site.known_listings import known_listings
from directory.site.listing_page import listing_page
from directory.site.results_page import answer_page
from directory.staff.blueprint import blueprint
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.web.languages import current_language, page_url
from directory.web.sealing import RESULTS
from directory.web.services import present, services
from directory.web.sessions import staff_seal
from directory.wording.ids import read_id

DEFENDER, MEMBER, MISSION = "defender", "member", "mission"
TIERS = {
    DEFENDER: Visibility.PUBLIC,
    MEMBER: Visibility.PARTNER,
    MISSION: Visibility.REFERRER,
}


@blueprint.get("/search")
@requires(Permission.LISTING_SEE_AS_MEMBER)
def search(_work: Session, _actor: Actor, language: str) -> Answer:
    """Show the form."""
    return empty({})


@blueprint.post("/search")
@requires(Permission.LISTING_SEE_AS_MEMBER, counts=Counts.SEARCH)
def found(_work: Session, _actor: Actor, language: str) -> Answer:
    """Seal the search into an address: no browser keeps a form that led elsewhere."""
    try:
        fields = read_fields(request.form)
        read_search(fields, current_language(), present())
    except InvalidInputError as error:
        return empty(kept_fields(request.form), error)
    try:
        token = staff_seal(RESULTS).close(fields)
    except TooLargeError:  # no address holds a long story: answer it at once
        return results(fields)
    return redirect(url_for(".answer", language=language, token=token), 303)


@blueprint.get("/search/<token>")
@requires(Permission.LISTING_SEE_AS_MEMBER, counts=Counts.SEARCH)
def answer(_work: Session, _actor: Actor, language: str, token: str) -> Answer:
    """Show the answer to a sealed search, for as long as she is signed in."""
    try:
        return results(staff_seal(RESULTS).open(token))
    except ExpiredError as error:
        return empty({}, error)


@blueprint.get("/directory/<listing_id>")
@requires(Permission.LISTING_SEE_AS_MEMBER)
def listing(work: Session, actor: Actor, language: str, listing_id: str) -> Answer:
    """Show a listing as members see it, as a defender or as a mission does."""
    names = views_of(actor)
    wished = request.args.get("as", MEMBER)
    view = wished if wished in names else MEMBER
    details = find_listing(work, listing_id, TIERS[view])
    known = (find_listing(work, listing_id, TIERS[name]) for name in names)
    if details is None and not any(known):
        raise NotFoundError(gettext("There is no such listing."))
    finder, at = services().members_finder(), present()
    shown = details and listing_page(details, language, finder.areas, at)
    here = page_url("staff.listing", listing_id=listing_id)
    views = [
        (f"{here}?as={name}", words, name == view) for name, words in names.items()
    ]
    return page("listing", page=shown, views=views)


def views_of(actor: Actor) -> dict[str, str]:
    """Return as whom somebody may look at a listing, with words for each."""
    views = {
        MEMBER: gettext("As members see it"),
        DEFENDER: gettext("As a defender sees it"),
    }
    if permits(actor, Permission.LISTING_SEE_AS_REFERRER):
        views[MISSION] = gettext("As a mission sees it")
    return views


def find_listing(
    work: Session, listing_id: str, tier: Visibility
) -> ListingDetails | None:
    """Return what readers of a tier may know of a listing; None for what names none."""
    key = read_id(listing_id)
    if key is None:
        return None
    return seen_listings(work, [key], present(), tier).get(key)


def empty(fields: Fields, error: PanahError | None = None) -> Answer:
    """Render the form alone, with what was wrong with it."""
    return page("search", error, filled=FilledForm.of(fields), answer=None)


def results(fields: Fields) -> Answer:
    """Find among what members may see, and render what was found."""
    asked = replace(read_search(fields, current_language(), present()), cells=True)
    finder = services().members_finder()
    told = finder.find(asked)
    known = known_listings(told.results.hits, asked.now, Visibility.PARTNER)

    def address_of(listing_id: str) -> str:
        return page_url("staff.listing", listing_id=listing_id)

    shown = answer_page(fields, asked, told, address_of, finder.gazetteer, known)
    return page("search", filled=FilledForm.of(fields), answer=shown)
