"""The map of an answer, with the words that say the same."""

from dataclasses import dataclass

from flask_babel import gettext, ngettext

from directory.maps.drawing import Drawing, Ring, Spot, View, draw
from directory.maps.frame import Degrees
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
    """A drawing and its words; ``rings`` and ``pins`` with what each stands for."""

    drawing: Drawing
    words: str
    rings: tuple[tuple[Ring, str], ...]
    pins: tuple["Pin", ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A spot to press: the numbers that it shows, how many more, and what it does."""

    spot: Spot
    numbers: str
    more: str
    button: Button


def map_of(
    asked: SearchRequest, found: SearchResponse, gazetteer: Gazetteer, first: int = 1
) -> Map | None:
    """Return the map of an answer; None where nothing of it has a place.

    ``first`` is the number of the first listing of the page.
    """
    if not found.results.cells:
        return None
    view = view_of(asked, found.understood.place, gazetteer)
    numbered = numbered_cells(found, first)
    drawing = draw(found.results.cells, view, gazetteer, asked.language, numbered)
    if drawing is None:
        return None
    return Map(
        drawing,
        map_words(drawing, found),
        tuple((ring, kilometres(ring.km)) for ring in drawing.rings),
        tuple(pin_of(spot) for spot in drawing.spots),
    )


def numbered_cells(found: SearchResponse, first: int) -> dict[int, Degrees]:
    """Return in which cell each listing of the page lies, by its number in the list."""
    listed = enumerate(found.results.hits, first)
    return {number: hit.cell for number, hit in listed if hit.cell is not None}


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


def pin_of(spot: Spot) -> Pin:
    """Return a spot with what stands on it."""
    # NOTE: on a spot of the map, small; %(count)s is how many more listings are there.
    more = gettext("+%(count)s", count=number_label(spot.more)) if spot.more else ""
    return Pin(spot, numbers_words(spot.numbers), more, spot_button(spot))


def numbers_words(numbers: tuple[int, ...]) -> str:
    """Return numbers as short as a spot is: 4, 2–4, or the first with a sign."""
    if not numbers:
        return ""
    first, last = number_label(numbers[0]), number_label(numbers[-1])
    if len(numbers) == 1:
        return first
    if last_follows(numbers):
        return f"{first}–{last}"
    return f"{first}…"


def last_follows(numbers: tuple[int, ...]) -> bool:
    """Whether numbers follow each other without a gap."""
    return numbers[-1] - numbers[0] == len(numbers) - 1


def spot_button(spot: Spot) -> Button:
    """Return the button on a spot, which shows the listings there."""
    return Button(spot_words(spot), Change.set("box", spot.box))


def spot_words(spot: Spot) -> str:
    """Return what pressing a spot shows, and which numbers of the list it holds."""
    if not spot.numbers:
        return count_words(spot)
    # NOTE: read aloud for a spot on the map; %(numbers)s are those of listings in the
    # list beside it, %(listings)s says how many there are: 3 listings near Herat.
    return gettext(
        "Number %(numbers)s: %(listings)s",
        numbers=gettext(", ").join(map(number_label, spot.numbers)),
        listings=count_words(spot),
    )


def count_words(spot: Spot) -> str:
    """Return how many listings a spot holds, and near which town."""
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
