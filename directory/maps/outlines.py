"""Coasts and borders: the outlines of countries, cut to what a map shows."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from directory.maps.frame import HEIGHT, WIDTH, Degrees, Frame

OUTLINES = Path(__file__).parent / "outlines.json"
PER_DEGREE = 100  # outlines are whole hundredths of a degree, as build.py wrote them
BEYOND = 8  # units: cuts lie outside, so that their edges are not seen
Point = tuple[float, float]
Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ring:
    """The outline of a country or an island; edges as west, south, east, north."""

    country: str
    points: tuple[Degrees, ...]
    edges: Edges


@cache
def all_rings() -> tuple[Ring, ...]:
    """Return every outline of the world; read once."""
    made = json.loads(OUTLINES.read_text("utf-8"))
    lines = [tuple(points_of(line)) for line in made["lines"]]
    return tuple(
        ring_of(country, [lines[n] if n >= 0 else lines[~n][::-1] for n in numbers])
        for country, numbers in made["rings"]
    )


def points_of(steps: list[int]) -> Iterator[Degrees]:
    """Yield the points of a line that is stored as steps."""
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    for x, y in zip(xs, ys, strict=True):
        yield y / PER_DEGREE, x / PER_DEGREE


def ring_of(country: str, lines: list[tuple[Degrees, ...]]) -> Ring:
    """Join lines to a ring."""
    points = tuple(point for line in lines for point in line[:-1])
    north = [latitude for latitude, _ in points]
    east = [longitude for _, longitude in points]
    return Ring(country, points, (min(east), min(north), max(east), max(north)))


def extent_of(country: str) -> list[Degrees]:
    """Return two corners around the largest part of a country; none if unknown."""
    rings = [ring for ring in all_rings() if ring.country == country]
    if not rings:
        return []
    west, south, east, north = max(rings, key=lambda ring: len(ring.points)).edges
    return [(south, west), (north, east)]


def drawn(frame: Frame) -> str:
    """Return the countries as the one path of an SVG, in whole units."""
    return "".join(
        path_of([frame.place(*p) for p in ring.points]) for ring in rings_in(frame)
    )


def shows_line(frame: Frame) -> bool:
    """Whether a coast or a border is in view."""
    return any(frame.shows(*p) for ring in rings_in(frame) for p in ring.points)


def rings_in(frame: Frame) -> Iterator[Ring]:
    """Yield the outlines that may lie inside a frame."""
    north, west = frame.degrees(-BEYOND, -BEYOND)
    south, east = frame.degrees(WIDTH + BEYOND, HEIGHT + BEYOND)
    for ring in all_rings():
        ring_west, ring_south, ring_east, ring_north = ring.edges
        beside = ring_west > east or ring_east < west
        if not (beside or ring_south > north or ring_north < south):
            yield ring


def path_of(points: list[Point]) -> str:
    """Return one ring as a path, cut to the drawing; empty where nothing is left."""
    cut = points
    for inside, cross in sides():
        cut = cut_at(cut, inside, cross)
    whole = [(round(x), round(y)) for x, y in cut]
    steps = [here for n, here in enumerate(whole) if here != whole[n - 1]]
    if len(steps) < 3:
        return ""
    moves = zip(steps[1:], steps, strict=False)
    tail = " ".join(f"{x - px} {y - py}" for (x, y), (px, py) in moves)
    return f"M{steps[0][0]} {steps[0][1]}l{tail}z"


Inside = Callable[[Point], bool]
Cross = Callable[[Point, Point], Point]


def sides() -> list[tuple[Inside, Cross]]:
    """Return the four sides: what is inside, and where a line crosses."""

    def across(axis: int, at: float) -> Cross:
        def cross(a: Point, b: Point) -> Point:
            part = (at - a[axis]) / (b[axis] - a[axis])
            return a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])

        return cross

    return [
        (lambda p: p[0] >= -BEYOND, across(0, -BEYOND)),
        (lambda p: p[0] <= WIDTH + BEYOND, across(0, WIDTH + BEYOND)),
        (lambda p: p[1] >= -BEYOND, across(1, -BEYOND)),
        (lambda p: p[1] <= HEIGHT + BEYOND, across(1, HEIGHT + BEYOND)),
    ]


def cut_at(points: list[Point], inside: Inside, cross: Cross) -> list[Point]:
    """Cut a ring at one side (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for n, here in enumerate(points):
        before = points[n - 1]
        if inside(here) != inside(before):
            kept.append(cross(before, here))
        if inside(here):
            kept.append(here)
    return kept
