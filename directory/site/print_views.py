"""The sheet of an answer, below the sealed address where the answer has one."""

from flask import Blueprint, render_template, request, url_for

from directory.access import Counts, public
from directory.site.filled_form import FilledForm
from directory.site.forms import Fields, read_fields, read_search
from directory.site.print_sheet import sheet, told_on_paper, trusted_until
from directory.web.languages import current_language
from directory.web.sealing import RESULTS
from directory.web.services import present, services
from directory.web.sessions import session_seal

blueprint = Blueprint("print", __name__)


@blueprint.get("/<language>/r/<token>/print")
@public(counts=Counts.SEARCH)
def printed(language: str, token: str) -> str:
    """Show one page of an answer as a sheet of paper."""
    fields: Fields = session_seal(RESULTS).open(token)
    back = url_for("search.results", language=language, token=token)
    return sheet_page(fields, back)


@blueprint.post("/<language>/print")
@public(counts=Counts.SEARCH)
def directly_printed(language: str) -> str:
    """Show the sheet to a browser that refuses cookies."""
    return sheet_page(read_fields(request.form))


def sheet_page(fields: Fields, back: str = "") -> str:
    """Render a sheet; without ``back`` its fields lead to the answer."""
    here, reader, today = services(), current_language(), present()
    asked = read_search(fields, reader, today)
    found, clock = here.finder.find(asked), here.finder.clock(asked)
    names = here.finder.areas
    with here.database.read() as session:
        pages = list(sheet(session, told_on_paper(found), reader, names, today, clock))
    return render_template(
        "site/sheet.html",
        pages=pages,
        until=trusted_until(today),
        back=back,
        filled=FilledForm.of(fields),
    )
