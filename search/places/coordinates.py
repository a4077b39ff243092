"""Coordinates as people type them: "-3.38, 29.36", "3°22'S 29°21'E"."""

import re
from dataclasses import dataclass

_DECIMAL = re.compile(
    r"(?<![\d.,+])([-−+]?\d{1,2}[.٫]\d{2,8})\s*°?\s*([NSns]?)\s*[,;،\s]\s*"
    r"([-−+]?\d{1,3}[.٫]\d{2,8})\s*°?\s*([EWOewo]?)(?![\d.\w])"
)
_MINUTES = r"(\d{1,2})\s*['′’]\s*"
_SECONDS = r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|'')\s*)?"
_DEGREES = re.compile(
    rf"(\d{{1,2}})\s*[°º]\s*(?:{_MINUTES}{_SECONDS})?([NSns])[\s,;،]*"
    rf"(\d{{1,3}})\s*[°º]\s*(?:{_MINUTES}{_SECONDS})?([EWOewo])(?!\w)"
)
_SIGNS = str.maketrans("−٫", "-.")
_SOUTH_OR_WEST = frozenset("SsWwOo")  # oeste, ouest; no language of ours has O for east


@dataclass(frozen=True, slots=True)
class TypedPoint:
    """A point (WGS 84 degrees) that was typed, and the words around it."""

    latitude: float
    longitude: float
    rest: str


def typed_point(text: str) -> TypedPoint | None:
    """Return the first point that a text names by numbers, if it is on the earth."""
    for pattern, read in ((_DECIMAL, _of_decimals), (_DEGREES, _of_degrees)):
        for found in pattern.finditer(text):
            latitude, longitude = read(found)
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
                return TypedPoint(latitude, longitude, rest)
    return None


def _of_decimals(found: re.Match[str]) -> tuple[float, float]:
    north, side, east, other_side = found.groups()
    return (
        _signed(float(north.translate(_SIGNS)), side),
        _signed(float(east.translate(_SIGNS)), other_side),
    )


def _of_degrees(found: re.Match[str]) -> tuple[float, float]:
    parts = found.groups()
    return _angle(parts[:4]), _angle(parts[4:])


def _angle(parts: tuple[str | None, ...]) -> float:
    degrees, minutes, seconds = (float(part or 0) for part in parts[:3])
    return _signed(degrees + minutes / 60 + seconds / 3600, parts[3] or "")


def _signed(degrees: float, side: str) -> float:
    return -abs(degrees) if side in _SOUTH_OR_WEST and side else degrees
