"""A map of an answer, ready to draw: land, distances, spots to press, towns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from directory.maps.clusters import Cluster, clusters_of
from directory.maps.frame import (
    HEIGHT,
    WIDTH,
    Degrees,
    Frame,
    frame_around,
    frame_within,
)
from directory.maps.outlines import drawn, extent_of, shows_line
from directory.search_port import Box, Cell, Gazetteer

Area = tuple[float, float, float, float]

# The radii that a search offers: rings stand where her next step would be.
RINGS_KM = (10, 25, 50, 100, 150, 300, 500, 1000)
MOST_TOWNS = 14  # names; more of them would hide the spots
STEP, MOST_STEPS = 1.6, 8  # times as wide, and how often: 60 km become 2,500
TOWN_KM = 60  # a spot is called by no town farther away
LETTER, LINE = 9, 16  # units that a letter is wide and a line of text is high
SPOT, FULLEST = 22, 46  # units across the smallest spot to press, and the largest drawn
ROOMY = 38  # units across a spot that holds more than one short number


@dataclass(frozen=True, slots=True)
class Spot:
    """Listings that lie close together: where to draw them, and what pressing asks.

    ``numbers`` are those of its listings in the list beside the map.
    """

    x: int
    y: int
    radius: int
    count: int
    place: str
    box: str
    numbers: tuple[int, ...] = ()

    @property
    def more(self) -> int:
        """How many of its listings have no number, for they are on other pages.

        Numbers that are not counted, for they are no exact answer, leave none.
        """
        return max(self.count - len(self.numbers), 0)


@dataclass(frozen=True, slots=True)
class Town:
    """A town to find one's way by."""

    x: int
    y: int
    name: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle of so many kilometres around the middle, and where its words stand."""

    radius: int
    km: int
    words_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything on one map; ``rings`` are around ``middle``."""

    land: str
    spots: tuple[Spot, ...]
    towns: tuple[Town, ...]
    middle: tuple[int, int] | None
    rings: tuple[Ring, ...]
    shown: int
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a map is of: a part of itself, around a point, a country, or all."""

    point: Degrees | None = None
    radius_km: float = 0
    country: str | None = None
    box: Box | None = None


def draw(
    cells: Sequence[Cell],
    view: View,
    gazetteer: Gazetteer,
    language: str,
    numbered: Mapping[int, Degrees],
) -> Drawing | None:
    """Return the map of an answer; None where nothing of it has a place.

    ``numbered`` says in which cell each listing of the page lies, by its number.
    """
    if not cells:
        return None
    frame = frame_for(cells, view)
    clusters = clusters_of(cells, frame)
    spots = tuple(
        spot_of(cluster, frame, gazetteer, language, numbered) for cluster in clusters
    )
    rings, middle = rings_of(frame, view)
    taken = [around(spot.x, spot.y, 2 * spot.radius) for spot in spots]
    if middle:
        taken += [words_of(ring, middle[0]) for ring in rings]
    return Drawing(
        land=drawn(frame),
        spots=spots,
        towns=tuple(towns_of(frame, taken, gazetteer, language)),
        middle=middle,
        rings=rings,
        shown=sum(spot.count for spot in spots),
    )


def frame_for(cells: Sequence[Cell], view: View) -> Frame:
    """Choose the part of the world: what was asked for, as far as anything is there."""
    points = [(cell.latitude, cell.longitude) for cell in cells]
    if view.box:
        return frame_with_context(view.box, view.point)
    if view.point:
        frame = frame_within(*view.point, view.radius_km)
        if any(frame.shows(*point) for point in points):
            return frame
        return frame_around([view.point, *points])
    country = extent_of(view.country) if view.country else []
    return frame_around(country or points)


def frame_with_context(box: Box, point: Degrees | None) -> Frame:
    """Return a part of the map with her place, and with a coast or border in view.

    A cell alone is a white square: it tells nobody where it lies.
    """
    corners = [(box.south, box.west), (box.north, box.east)]
    frame = frame_around([*corners, point] if point else corners)
    for _ in range(MOST_STEPS):
        if shows_line(frame):
            break
        frame = frame.wider(STEP)
    return frame


def spot_of(
    cluster: Cluster,
    frame: Frame,
    gazetteer: Gazetteer,
    language: str,
    numbered: Mapping[int, Degrees],
) -> Spot:
    """Return a cluster as a spot; its area grows with what it holds."""
    numbers = tuple(n for n, point in numbered.items() if cluster.holds(point))
    first, box = cluster.cells[0], cluster.box
    x, y = frame.place(first.latitude, first.longitude)
    town = gazetteer.nearest(first.latitude, first.longitude, within_km=TOWN_KM)
    return Spot(
        x=round(x),
        y=round(y),
        radius=round(across(cluster.count, len(numbers)) / 2),
        count=cluster.count,
        place=gazetteer.label(town, language) if town else "",
        box=f"{box.south:g},{box.west:g},{box.north:g},{box.east:g}",
        numbers=numbers,
    )


def across(count: int, numbers: int) -> float:
    """Return how wide a spot is drawn: by what it holds, with room for its words."""
    least = ROOMY if count > 1 and numbers else SPOT
    return min(max(SPOT + 4 * sqrt(count), least), FULLEST)


def rings_of(
    frame: Frame, view: View
) -> tuple[tuple[Ring, ...], tuple[int, int] | None]:
    """Return up to three circles of distance around the place, if it is in view."""
    if view.point is None or not frame.shows(*view.point):
        return (), None
    x, y = frame.place(*view.point)
    radii = [(round(km * frame.units_per_km), km) for km in RINGS_KM]
    fitting = [(radius, km) for radius, km in radii if SPOT < radius <= WIDTH / 2]
    rings = (ring_of(radius, km, round(y)) for radius, km in fitting[-3:])
    return tuple(ring for ring in rings if ring), (round(x), round(y))


def ring_of(radius: int, km: int, y: int) -> Ring | None:
    """Return a ring with its words above or below its line; None without room."""
    places = (y - radius - 3, y - radius + LINE, y + radius + 10, y + radius - 4)
    seen = (place for place in places if LINE <= place <= HEIGHT - 4)
    words_y = next(seen, None)
    return None if words_y is None else Ring(radius, km, words_y)


def words_of(ring: Ring, x: int) -> Area:
    """Return the room that the words of a ring take."""
    return around(x, ring.words_y - LINE / 3, 6 * LETTER, LINE)


def towns_of(
    frame: Frame, taken: list[Area], gazetteer: Gazetteer, language: str
) -> list[Town]:
    """Return the towns with room for their names, the most important first.

    What is ``taken`` already has no room for any.
    """
    north, west = frame.degrees(0, 0)
    south, east = frame.degrees(WIDTH, HEIGHT)
    towns: list[Town] = []
    taken = list(taken)
    for place in gazetteer.largest(south, west, north, east, MOST_TOWNS):
        x, y = map(round, frame.place(place.latitude, place.longitude))
        name = gazetteer.label(place, language)
        area = around(x, y + LINE // 2, len(name) * LETTER, 2 * LINE)
        fits = area[0] >= 0 and area[2] <= WIDTH and area[3] <= HEIGHT
        if fits and not any(overlap(area, other) for other in taken):
            towns.append(Town(x, y, name))
            taken.append(area)
    return towns


def around(x: float, y: float, wide: float, high: float | None = None) -> Area:
    """Return the rectangle around a point."""
    high = wide if high is None else high
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def overlap(one: Area, other: Area) -> bool:
    """Whether two rectangles touch."""
    beside = one[2] < other[0] or other[2] < one[0]
    return not (beside or one[3] < other[1] or other[3] < one[1])
