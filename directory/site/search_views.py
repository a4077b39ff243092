"""The first page, and the answer to a search."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from directory.access import Counts, public
from directory.emergency.banner import country_of, lines_to_call
from directory.errors import (
    ExpiredError,
    InvalidInputError,
    PanahError,
    TooLargeError,
)
from directory.site.choices import choices_of
from directory.site.filled_form import FilledForm
from directory.site.forms import (
    Fields,
    kept_fields,
    read_fields,
    read_search,
    sent,
)
from directory.site.kinds import SHOWN_KINDS, all_kinds
from directory.site.known_listings import known_listings
from directory.site.results_page import answer_page
from directory.web.csrf import asks_token
from directory.web.languages import current_language
from directory.web.likely_languages import likely_languages
from directory.web.sealing import LISTING, RESULTS
from directory.web.services import present, services
from directory.web.sessions import begin_session, has_session, server_seal, session_seal

blueprint = Blueprint("search", __name__)
blueprint.add_app_template_global(likely_languages)
TOLD = "told"  # the field of a form that a browser without cookies was warned before


@blueprint.get("/")
@public(lasting=True)
def first_page() -> str:
    """Show the first page in the language that the browser asks for."""
    begin_session()
    return home_page({})


@blueprint.get("/<language>/", strict_slashes=False)
@public(lasting=True)
def home(language: str) -> str:
    """Show the first page in one language."""
    begin_session()
    return home_page({})


@blueprint.post("/<language>/search")
@public(counts=Counts.SEARCH)
def search(language: str) -> Response | str | tuple[str, int]:
    """Seal the search into an address; without cookies, warn, then answer at once."""
    try:
        fields = read_fields(request.form)
        if not has_session():
            return direct_results(fields) if was_told() else warned()
        read_search(fields, current_language(), present())
    except InvalidInputError as error:
        return home_page(kept_fields(request.form), error), error.status
    try:
        token = session_seal(RESULTS).close(fields)
    except TooLargeError:  # no address holds a long story: answer it at once
        return direct_results(fields)
    return redirect(url_for(".results", language=language, token=token), 303)


@blueprint.get("/<language>/r/<token>")
@public(counts=Counts.SEARCH)
def results(language: str, token: str) -> str:
    """Show the answer to a sealed search."""
    fields: Fields = session_seal(RESULTS).open(token)
    seal = session_seal(LISTING)

    def address_of(listing_id: str) -> str:
        return url_for(
            "listing.found_listing",
            language=language,
            token=token,
            sealed=seal.close(listing_id),
        )

    return results_page(fields, address_of, token)


@blueprint.app_errorhandler(ExpiredError)
def expired(error: ExpiredError) -> tuple[str, int]:
    """Show the first page with the reason: the next search begins where she stands.

    A form of hers comes back beside no secret: another site may have sent it.
    """
    if request.method == "GET":
        begin_session()
    return home_page(kept_fields(request.form), error), error.status


def home_page(fields: Fields, error: PanahError | None = None) -> str:
    """Render the first page, with what she typed and what was wrong with it."""
    return render_template(
        "site/home.html",
        filled=FilledForm.of(fields),
        error=error,
        kinds=all_kinds(),
        shown_kinds=SHOWN_KINDS,
        choices=choices_of(fields),
        guarded=asks_token(),
        status=error.status if error else 0,
    )


@blueprint.app_template_global()
def was_told() -> bool:
    """Whether her form says that she was warned of what her browser keeps."""
    return TOLD in request.form


def warned() -> str:
    """Tell her once that her browser refuses cookies, and what it keeps therefore."""
    return render_template(
        "site/without_cookies.html", fields=[*sent(request.form), (TOLD, "1")]
    )


def direct_results(fields: Fields) -> str:
    """Render the answer to a form that has no address of its own."""
    return results_page(fields, server_seal(LISTING).close)


def results_page(
    fields: Fields, address_of: Callable[[str], str], token: str = ""
) -> str:
    """Find, and render what was found; without ``token`` it has no address."""
    asked = replace(read_search(fields, current_language(), present()), cells=True)
    finder = services().finder
    found = finder.find(asked)
    known = known_listings(found.results.hits, asked.now)
    page = answer_page(fields, asked, found, address_of, finder.gazetteer, known)
    hers = country_of(asked, found)
    return render_template(
        "site/results.html",
        page=page,
        filled=FilledForm.of(fields),
        direct=not token,
        token=token,
        guarded=asks_token(),
        lines=lines_to_call(hers, hers),
    )
