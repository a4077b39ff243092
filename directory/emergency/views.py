"""The page of every country's lines to call."""

from flask import Blueprint, render_template, request

from directory.access import public
from directory.emergency.cache import line_cache
from directory.emergency.lines import Lines
from directory.web.languages import current_language
from directory.web.services import present, services
from directory.wording.countries import country_of_tags
from directory.wording.labels import country_label
from i18n.order import in_order

blueprint = Blueprint("emergency", __name__)


@blueprint.get("/<language>/now")
@public(lasting=True)
def lines(language: str) -> str:
    """Show the emergency lines of every country, hers first."""
    here, reader = services(), current_language()
    tags = (tag for tag, _quality in request.accept_languages)
    hers = country_of_tags(reader, tags)
    with here.database.read() as session:
        found = Lines(
            here.finder, session, line_cache(), reader, present()
        ).everywhere()
    world = found.pop(None, ())
    named = {country_label(code): code for code in found if code}
    countries = [(name, found[named[name]]) for name in in_order(named, reader, str)]
    return render_template(
        "emergency/lines.html",
        countries=sorted(countries, key=lambda one: named[one[0]] != hers),
        world=[line for line in world if not line.from_afar],
        from_afar=[line for line in world if line.from_afar],
        without=country_label(hers) if hers and hers not in found else "",
    )
