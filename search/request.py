"""A search as somebody typed it: checked for shape, not yet understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from search.document import Fact, Flag
from search.query import Box, Sort

MAX_QUERY_CHARACTERS = 4_000  # a story of 285 words has 1,340
MIN_RADIUS_KM = 10  # a coarse cell of 0.1° is 11 km wide: nearer says nothing
MAX_RADIUS_KM = 1_000  # from Bujumbura to Nairobi it is 861 km
DEFAULT_RADIUS_KM = 150  # set by judgement, not measured
# As deep as an index of Elasticsearch lets itself be read: 50,000 rows.
MAX_PER_PAGE = 100
MAX_PAGE = 500  # of MAX_PER_PAGE each


@dataclass(frozen=True, slots=True)
class Point:
    """A point in WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """One search. ``place`` is words, ``place_id`` a place chosen among several.

    ``language`` is a tag of i18n.LANGUAGES, ``country`` ISO 3166-1 in capitals;
    ``needs`` are taxonomy codes that must be met, ``exclude_concepts`` codes that
    were understood wrongly; ``ignore_place`` leaves place words inside ``q`` alone.
    """

    q: str = ""
    language: str = "en"
    place: str = ""
    place_id: int | None = None
    point: Point | None = None
    country: str | None = None
    radius_km: float = DEFAULT_RADIUS_KM
    needs: tuple[str, ...] = ()
    exclude_concepts: tuple[str, ...] = ()
    ignore_place: bool = False
    spoken_languages: tuple[str, ...] = ()
    flags: Mapping[Flag, bool] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    remote: bool | None = None
    open_now: bool = False
    box: Box | None = None
    cells: bool = False
    sort: Sort = Sort.BEST
    page: int = 1
    per_page: int = 20
    now: datetime
