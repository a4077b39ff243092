"""Draw how cost grows with the number of listings, as SVG, by powers of ten."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 420, 60, 20, 250, 40
COLOURS = (
    "#24566e",
    "#8a6d1f",
    "#7a2e2e",
    "#3c6e47",
    "#5b4a8a",
    "#777",
    "#b0592a",
    "#222",
)
LOWEST_MS, HIGHEST_MS = 0.01, 1000.0
Row = tuple[str, float, float]


def draw(measured: Mapping[int, Sequence[Row]]) -> str:
    """Return the plot of the median of each row over the sizes."""
    sizes = sorted(measured)
    names = [name for name, _p50, _p99 in measured[sizes[0]]]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *axes(sizes),
    ]
    for number, name in enumerate(names):
        colour = COLOURS[number % len(COLOURS)]
        medians = [measured[size][number][1] for size in sizes]
        parts += line(sizes, medians, colour)
        height = TOP + 18 * number + 12
        parts.append(
            f'<text x="{WIDTH - RIGHT + 12}" y="{height}" fill="{colour}">'
            f"{escape(name)}</text>"
        )
    return "\n".join([*parts, "</svg>", ""])


def axes(sizes: Sequence[int]) -> list[str]:
    """Return the grid: a line a power of ten, a label a size."""
    parts = []
    for power in range(round(math.log10(LOWEST_MS)), round(math.log10(HIGHEST_MS)) + 1):
        y = up(10.0**power)
        end = WIDTH - RIGHT
        parts.append(f'<path d="M{LEFT} {y:.0f}H{end}" stroke="#ddd"/>')
        parts.append(f'<text x="6" y="{y + 4:.0f}">{10.0**power:g} ms</text>')
    for size in sizes:
        x = across(size, sizes)
        parts.append(f'<text x="{x - 20:.0f}" y="{HEIGHT - 14}">{size:,}</text>')
    return parts


def line(sizes: Sequence[int], medians: Sequence[float], colour: str) -> list[str]:
    """Return one curve with its points."""
    points = [(across(s, sizes), up(ms)) for s, ms in zip(sizes, medians, strict=True)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points
    ]
    return [f'<polyline points="{path}" fill="none" stroke="{colour}"/>', *dots]


def across(size: int, sizes: Sequence[int]) -> float:
    """Return where a size stands, by its logarithm."""
    low, high = math.log10(sizes[0]), math.log10(max(sizes[-1], sizes[0] * 10))
    share = (math.log10(size) - low) / (high - low)
    return LEFT + 20 + share * (WIDTH - LEFT - RIGHT - 50)


def up(milliseconds: float) -> float:
    """Return how high a time stands, by its logarithm."""
    low, high = math.log10(LOWEST_MS), math.log10(HIGHEST_MS)
    share = (math.log10(max(milliseconds, LOWEST_MS)) - low) / (high - low)
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
