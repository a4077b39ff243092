"""The page of every country's lines to call."""

from flask import Blueprint, render_template

from directory.access import public
from directory.database import now
from directory.emergency.cache import line_cache
from directory.emergency.lines import Lines
from directory.web.languages import current_language
from directory.web.services import services
from directory.wording.labels import country_label
from i18n.order import in_order

blueprint = Blueprint("emergency", __name__)


@blueprint.get("/<language>/now")
@public(lasting=True)
def lines(language: str) -> str:
    """Show the vetted emergency lines of every country."""
    here, reader = services(), current_language()
    with here.database.read() as session:
        found = Lines(here.finder, session, line_cache(), reader, now()).everywhere()
    named = {(country_label(code) if code else ""): found[code] for code in found}
    countries = in_order(named.items(), reader, lambda country: country[0])
    return render_template("emergency/lines.html", countries=countries)
