"""Make the outlines of all countries from Natural Earth (public domain) by way of npm.

``npm pack world-atlas@2.0.2``, unpack it, then ``python -m directory.maps.build
package/countries-50m.json``. Shared borders stay shared: each line is stored once.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

PER_DEGREE = 100  # outlines are stored in hundredths of a degree, as whole numbers
TOLERANCE = 3  # in hundredths of a degree: 3 km, less than a pixel of our maps
TARGET = Path(__file__).parent / "outlines.json"
Point = tuple[int, int]


def main(source: str) -> None:
    """Read the topology, thin its lines, write what maps need."""
    topology = json.loads(Path(source).read_text("utf-8"))
    lines = [thin(absolute(arc, topology["transform"])) for arc in topology["arcs"]]
    made = {
        "lines": [list(relative(line)) for line in lines],
        "rings": [
            [code_of(shape), ring]
            for shape in topology["objects"]["countries"]["geometries"]
            for ring in rings_of(shape)
        ],
    }
    TARGET.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")


def code_of(shape: dict[str, Any]) -> str:
    """Return the ISO 3166-1 letters of a shape, empty where it has none."""
    letters = letters_of_numbers().get(str(shape.get("id", "")), "")
    return letters if letters in Locale("en").territories else ""


def letters_of_numbers() -> dict[str, str]:
    """Return letters by number, from the aliases of CLDR: 004 means AF.

    Two numbers may mean one country: 249 was France before 250 was.
    """
    return {
        number: targets[0]
        for number, targets in get_global("territory_aliases").items()
        if number.isdigit() and len(targets) == 1
    }


def rings_of(shape: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the outer ring of each part of a country, as numbers of lines."""
    parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for part in parts:
        yield part[0]


def absolute(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """Return a line in hundredths of a degree."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    line = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        line.append(
            (
                round((x * wide + west) * PER_DEGREE),
                round((y * high + south) * PER_DEGREE),
            )
        )
    return line


def thin(line: list[Point]) -> list[Point]:
    """Drop what a map cannot show (Douglas and Peucker); both ends stay."""
    if len(line) < 3:
        return line
    far, at = max((off(line, n), n) for n in range(1, len(line) - 1))
    if far <= TOLERANCE and line[0] != line[-1]:
        return [line[0], line[-1]]
    return thin(line[: at + 1])[:-1] + thin(line[at:])


def off(line: list[Point], at: int) -> float:
    """Return how far a point is from the straight way between the ends."""
    (x1, y1), (x2, y2), (x, y) = line[0], line[-1], line[at]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def relative(line: Sequence[Point]) -> Iterator[int]:
    """Yield a line as a beginning and steps, which are short to write."""
    x = y = 0
    for to_x, to_y in line:
        yield to_x - x
        yield to_y - y
        x, y = to_x, to_y


if __name__ == "__main__":
    main(sys.argv[1])
