"""What an index answers: one page of hits, the facets, and the wider counts."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from search.conditions import Feared, Identity
from search.query import Level

# Distances are shown in bands: an exact distance would show where the place is.
BANDS_KM = (0, 10, 25, 50, 100, 150, 200, 300, 500, 1000, 2000, 5000, 20100)

CELLS_PER_DEGREE = 10  # a coarse cell is 0.1° wide
MAX_CELLS = 1000  # side by side, a map has room for 224 spots to press


class Section(StrEnum):
    """How true a listing answers what was asked; only exact ones are counted."""

    EXACT = "exact"
    PERHAPS = "perhaps"
    RELATED = "related"
    ELSEWHERE = "elsewhere"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why a listing is in the answer; ``exact`` when it is the need that was asked."""

    exact: bool = False
    concepts: tuple[str, ...] = ()
    words: bool = False
    meaning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One listing of the answer, with public fields only.

    ``serves`` is the country of the search, where a listing abroad covers it;
    ``across_border`` means that one would have to leave it; ``cell`` is the middle of
    the coarse cell that it lies in, for a map (WGS 84).
    """

    id: str
    external_id: str | None
    name: str
    organization: str
    organization_language: str = ""
    summary: str
    text_language: str
    languages: tuple[str, ...]
    codes: tuple[str, ...]
    spoken_languages: tuple[str, ...]
    country: str | None
    area: tuple[str, ...]
    distance_band_km: tuple[int, int] | None
    remote: bool
    flags: dict[str, bool]
    assured_date: date | None
    vetted_by_count: int
    temporarily_closed: bool
    match: MatchReason
    section: Section = Section.EXACT
    cell: tuple[float, float] | None = None
    unknown_welcome: tuple[Identity, ...] = ()
    not_welcome: tuple[Identity, ...] = ()
    tied_to: tuple[Feared, ...] = ()
    serves: str | None = None
    across_border: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many of the answers carry a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How many of the answers have their coarse point here (WGS 84 degrees)."""

    latitude: float
    longitude: float
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of an answer; ``total``, facets and levels count exact ones alone.

    ``listed`` counts what stands on all pages. ``facets`` by field name, most frequent
    first; ``levels`` counts, for each level from the one asked, how many listings it
    would show; ``cells`` only where asked for. ``degraded`` means that another engine
    answered than the one that should.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    levels: dict[Level, int] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    listed: int = 0
    degraded: bool = False


NO_RESULTS = Results(total=0, hits=())
