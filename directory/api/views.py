"""The JSON API: search, complete, look at one listing, and describe itself."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext

from directory.access import Counts, public
from directory.api.models import MAX_SUGGESTIONS, SearchBody, SuggestBody
from directory.api.openapi import openapi
from directory.api.request_body import read_body
from directory.api.search_request import search_request
from directory.api.serialising import details_answer, search_answer, suggest_answer
from directory.errors import NotFoundError
from directory.listings.details import public_listing
from directory.web.csrf import csrf
from directory.web.problem_json import json_response
from directory.web.services import present, services
from directory.wording.labels import reader_language

blueprint = Blueprint("api", __name__, url_prefix="/api")
# A form of another site can send no JSON, and no cookie is read here: there is nothing
# that could be forged in somebody's name.
csrf.exempt(blueprint)


@blueprint.post("/v1/search")
@public(counts=Counts.SEARCH)
def search() -> Response:
    """Find listings."""
    body = read_body(request, SearchBody)
    found = services().finder.find(search_request(body, reader_language(), present()))
    return json_response(search_answer(found, body, request.path))


@blueprint.post("/v1/suggest")
@public()
def suggest() -> Response:
    """Complete what was typed so far."""
    body = read_body(request, SuggestBody)
    found = services().finder.suggest(
        body.q, reader_language(), body.country, MAX_SUGGESTIONS
    )
    return json_response(suggest_answer(found, body))


@blueprint.get("/v1/listings/<listing_id>")
@public()
def listing(listing_id: str) -> Response:
    """Look at one listing."""
    key = read_id(listing_id)
    with services().database.read() as session:
        details = public_listing(session, key, present())
    if details is None:
        raise NotFoundError(gettext("There is no such listing."))
    if request.args.get("unconfirmed") != "true":
        details = details.without_unchecked()
    names = services().finder.areas
    area = names.written(details.area, details.country, reader_language())
    return json_response(details_answer(replace(details, area=area)))


@blueprint.get("/openapi.json")
@public()
def description() -> Response:
    """Describe the API."""
    return json_response(openapi())


def read_id(text: str) -> UUID:
    """Return the id of a listing; what is no id is no listing either."""
    try:
        key = UUID(text)
    except ValueError:
        key = None
    if key is None or str(key) != text.lower():
        raise NotFoundError(gettext("There is no such listing."))
    return key
