"""What an import must know of the world: places, needs and languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from directory.geocoding import Geocoder
from directory.hsds.resolve.extents import Extents
from directory.hsds.resolve.served_areas import ServedAreas


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """``needs`` are the labels of our taxonomy by code, ``facts`` the known facts.

    ``detect_language`` returns the tag of the language that a text is written in.
    """

    geocoder: Geocoder
    areas: ServedAreas
    extents: Extents
    needs: Mapping[str, str]
    facts: Mapping[str, str]
    detect_language: Callable[[str], str]
