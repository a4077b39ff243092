"""The map of an answer, with the words that say the same."""

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from directory.maps.drawing import Drawing, Ring, Spot, View, draw
from directory.search_port import (
    Gazetteer,
    SearchRequest,
    SearchResponse,
    UnderstoodPlace,
)
from directory.site.active_filters import Button, place_name
from directory.site.form_change import Change
from directory.wording.labels import number_label

COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing and its words; ``rings`` and ``spots`` with what each stands for."""

    drawing: Drawing
    words: str
    rings: tuple[tuple[Ring, str], ...]
    spots: tuple[tuple[Spot, Button], ...]


def map_of(
    asked: SearchRequest, found: SearchResponse, gazetteer: Gazetteer
) -> Map | None:
    """Return the map of an answer; None where nothing of it has a place."""
    view = view_of(asked, found.understood.place, gazetteer)
    drawing = draw(found.results.cells, view, gazetteer, asked.language)
    if drawing is None:
        return None
    return Map(
        drawing,
        map_words(drawing, found),
        tuple((ring, kilometres(ring.km)) for ring in drawing.rings),
        tuple((spot, spot_button(spot)) for spot in drawing.spots),
    )


def view_of(
    asked: SearchRequest, place: UnderstoodPlace | None, gazetteer: Gazetteer
) -> View:
    """Return what the map is to show."""
    if place is None:
        return View(box=asked.box, country=asked.country)
    known = gazetteer.place(place.id) if place.id is not None else None
    if known is not None and known.kind == COUNTRY:
        return View(box=asked.box, country=place.country)
    point = place.latitude, place.longitude
    return View(box=asked.box, point=point, radius_km=asked.radius_km)


def map_words(drawing: Drawing, found: SearchResponse) -> str:
    """Return the map as a sentence, for whoever does not see it."""
    place = found.understood.place
    total = found.results.total
    # NOTE: below a map; %(count)s and %(total)s are numbers of listings.
    shown = gettext(
        "The map shows %(count)s of %(total)s.",
        count=number_label(drawing.shown),
        total=number_label(total),
    )
    # NOTE: below a map; %(place)s is a town with its country, in the middle of the map.
    around = gettext("Around %(place)s.", place=place_name(place)) if place else ""
    sentences = [around, shown]
    if drawing.shown < total:
        sentences.append(
            gettext(
                "The others lie outside it, help from afar,"
                " or keep their place to themselves."
            )
        )
    return " ".join(filter(None, sentences))


def spot_button(spot: Spot) -> Button:
    """Return the button on a spot, which shows the listings there."""
    return Button(spot_words(spot), Change.set("box", spot.box))


def spot_words(spot: Spot) -> str:
    """Return what pressing a spot shows."""
    count = number_label(spot.count)
    if spot.place:
        # NOTE: read aloud for a number on the map; %(count)s is how many listings there
        # are, %(place)s the nearest town.
        return ngettext(
            "%(count)s listing near %(place)s",
            "%(count)s listings near %(place)s",
            spot.count,
            count=count,
            place=spot.place,
        )
    # NOTE: the heading above answers, and a number on the map; %(count)s is how many
    # there are.
    return ngettext("%(count)s listing", "%(count)s listings", spot.count, count=count)


def kilometres(distance: int) -> str:
    """Return a distance."""
    # NOTE: a distance on the map; %(number)s is a number.
    return gettext("%(number)s km", number=number_label(distance))
