"""Cells of an answer gathered into spots that a finger can press."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, hypot

from directory.maps.frame import Degrees, Frame
from directory.search_port import CELLS_PER_DEGREE, Box, Cell

APART = 46  # units between the middles of two spots: the size of a finger
HALF_CELL = 0.05  # degrees: a coarse cell is a tenth of one wide


@dataclass(slots=True)
class Cluster:
    """Cells that stand as one spot; ``latitude`` and ``longitude`` are their mean."""

    cells: list[Cell]

    @property
    def count(self) -> int:
        """How many listings."""
        return sum(cell.count for cell in self.cells)

    @property
    def latitude(self) -> float:
        """Their middle, weighed by listings."""
        return sum(cell.latitude * cell.count for cell in self.cells) / self.count

    @property
    def longitude(self) -> float:
        """Their middle, weighed by listings."""
        return sum(cell.longitude * cell.count for cell in self.cells) / self.count

    def holds(self, point: Degrees) -> bool:
        """Whether a point lies in one of the cells."""
        wanted = corner(*point)
        return any(
            corner(cell.latitude, cell.longitude) == wanted for cell in self.cells
        )

    @property
    def box(self) -> Box:
        """The part of the map with all its cells, whole cells only."""
        north = [cell.latitude for cell in self.cells]
        east = [cell.longitude for cell in self.cells]
        return Box(
            south=round(min(north) - HALF_CELL, 1),
            west=round(min(east) - HALF_CELL, 1),
            north=round(max(north) + HALF_CELL, 1),
            east=round(max(east) + HALF_CELL, 1),
        )


def corner(latitude: float, longitude: float) -> tuple[int, int]:
    """Return the corner of the coarse cell that a point lies in, in whole cells."""
    return floor(latitude * CELLS_PER_DEGREE), floor(longitude * CELLS_PER_DEGREE)


def clusters_of(cells: Iterable[Cell], frame: Frame) -> list[Cluster]:
    """Gather the cells inside a frame, the fullest first, until all are apart."""
    inside = (cell for cell in cells if frame.shows(cell.latitude, cell.longitude))
    clusters: list[Cluster] = []
    for cell in sorted(inside, key=lambda cell: -cell.count):
        near = nearest(clusters, frame, cell)
        if near is None:
            clusters.append(Cluster([cell]))
        else:
            near.cells.append(cell)
    return clusters


def nearest(clusters: list[Cluster], frame: Frame, cell: Cell) -> Cluster | None:
    """Return the cluster whose first cell a cell would touch."""
    x, y = frame.place(cell.latitude, cell.longitude)

    def distance(cluster: Cluster) -> float:
        first = cluster.cells[0]
        other_x, other_y = frame.place(first.latitude, first.longitude)
        return hypot(x - other_x, y - other_y)

    found = min(clusters, key=distance, default=None)
    return found if found is not None and distance(found) < APART else None
