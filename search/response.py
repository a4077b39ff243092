"""The whole answer to a search: results, what was understood, and what was widened."""

from dataclasses import dataclass
from enum import StrEnum

from search.conditions import UNCONDITIONAL, Conditions
from search.query import Level
from search.results import Results


class Notice(StrEnum):
    """Something that the visitor should read beside the answer, in her language."""

    PLACE_UNKNOWN = "place_unknown"
    PLACE_AMBIGUOUS = "place_ambiguous"
    PLACE_GUESSED = "place_guessed"
    WHERE_ARE_YOU = "where_are_you"
    NUMBER_TYPED = "number_typed"
    NOTHING_UNDERSTOOD = "nothing_understood"
    UNSURE = "unsure"
    NOTHING_FOUND = "nothing_found"
    WORLDWIDE = "worldwide"
    DID_YOU_MEAN = "did_you_mean"
    NO_EXACT = "no_exact"
    PROFESSIONALS_ONLY = "professionals_only"
    RAPE_HOURS = "rape_hours"
    ARREST_HOURS = "arrest_hours"
    ACROSS_BORDER = "across_border"


@dataclass(frozen=True, slots=True)
class UnderstoodConcept:
    """A need that was recognised, and the words of the query that made it."""

    code: str
    source: str


@dataclass(frozen=True, slots=True)
class UnderstoodPlace:
    """A place that was recognised; ``source`` is empty when it was a bare point.

    ``name`` is in the reader's script where the gazetteer has it; ``roughly`` where the
    point is the middle of an area, or known to us by hearsay. ``region`` is the
    division that tells it from a namesake in its country.
    """

    id: int | None
    name: str
    country: str | None
    latitude: float
    longitude: float
    source: str = ""
    from_query: bool = False
    alternatives: tuple["UnderstoodPlace", ...] = ()
    roughly: bool = False
    region: str = ""


class PlaceRole(StrEnum):
    """What a place that is not where she is means to her."""

    FROM = "from"
    NOT = "not"
    FAR = "far"
    HIS = "his"
    TO = "to"
    OF = "of"


@dataclass(frozen=True, slots=True)
class AwayPlace:
    """A place that was named and is not where she is, and what it is to her."""

    name: str
    country: str | None
    role: PlaceRole


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of the words; ``language`` is a guess and filters nothing.

    ``concepts`` were said; ``perhaps`` may be meant and are asked; ``denied`` she said
    that she does not want. ``place`` is hers, ``away`` are others that she named,
    ``unknown`` is one that nobody here knows, as she wrote it; ``country`` frames the
    search, also where no place of hers is known. ``conditions`` are what she said of
    herself.
    """

    concepts: tuple[UnderstoodConcept, ...]
    place: UnderstoodPlace | None
    language: str
    perhaps: tuple[UnderstoodConcept, ...] = ()
    denied: tuple[UnderstoodConcept, ...] = ()
    away: tuple[AwayPlace, ...] = ()
    unknown: str = ""
    country: str | None = None
    conditions: Conditions = UNCONDITIONAL


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """One answer. ``widened`` is None when nothing had to be widened.

    ``suggestion`` is the query with its spelling corrected, where nothing was found;
    ``unmet`` are the needs that were said and that no listing of the answer has.
    """

    results: Results
    understood: Understood
    widened: Level | None = None
    degraded: bool = False
    notices: tuple[Notice, ...] = ()
    suggestion: str = ""
    unmet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a place: its name for the reader, its IANA zone, its country."""

    place: str
    timezone: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion: a place, a need, or the name of a listing."""

    kind: str
    text: str
    value: str
    country: str | None = None
