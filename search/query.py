"""What somebody asks for, already understood: words analysed, concepts recognised."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby

from search.conditions import UNCONDITIONAL, Conditions
from search.document import Fact, Flag


class Sort(StrEnum):
    """How the answer is ordered."""

    BEST = "best"
    DISTANCE = "distance"
    FRESH = "fresh"


class Level(StrEnum):
    """How far the answer reaches; each looks further than the one before it."""

    NEAR = "near"
    RADIUS = "radius"
    PROVINCE = "province"
    COUNTRY = "country"
    REMOTE = "remote"
    MISSION = "mission"


# Levels that show more places on the ground; at the others it is help from afar alone.
WIDER_LEVELS = (Level.RADIUS, Level.PROVINCE, Level.COUNTRY)


@dataclass(frozen=True, slots=True)
class Near:
    """A point (WGS 84 degrees), where it lies, and how far from it to look.

    ``whole_region`` means that a province was named, not a town in it.
    """

    latitude: float
    longitude: float
    radius_km: float
    country: str | None = None
    admin1: str | None = None
    whole_region: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a map, WGS 84 degrees; a listing is in it by its coarse point."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the query: any of its index tokens counts as the word.

    A hint has already made a concept: it re-orders listings and finds none itself.
    """

    surface: str
    tokens: tuple[str, ...]
    hint: bool = False


@dataclass(frozen=True, slots=True)
class ConceptWish:
    """A need by taxonomy code; its children count as the need itself.

    ``shares`` weigh the kinds of a family by how likely each is meant, the likeliest
    1.0; empty where the code alone is meant. A wish that is only ``perhaps`` meant is
    asked about and counts nowhere.
    """

    code: str
    confidence: float = 1.0
    shares: tuple[tuple[str, float], ...] = ()
    perhaps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingQuery:
    """One validated search. ``needs`` must be met; ``concepts`` and ``words`` rank.

    ``flags`` are wishes: a known no is left out, a known yes comes first. ``without``
    are codes that no listing of the answer has.
    ``facts`` keep listings that state any of each group. ``country`` keeps listings
    that are in it, or that cover it; ``cells`` asks where all of the answer is.
    ``conditions`` order: where she is welcome first, whom she fears last. What is
    near ``away_from`` comes last.
    """

    words: tuple[Word, ...] = ()
    concepts: tuple[ConceptWish, ...] = ()
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    spoken_languages: tuple[str, ...] = ()
    flags: tuple[tuple[Flag, bool], ...] = ()
    facts: tuple[Fact, ...] = ()
    remote: bool | None = None
    open_at: datetime | None = None
    near: Near | None = None
    away_from: Near | None = None
    box: Box | None = None
    country: str | None = None
    level: Level = Level.NEAR
    sort: Sort = Sort.BEST
    page: int = 1
    per_page: int = 20
    cells: bool = False
    conditions: Conditions = UNCONDITIONAL
    language: str = "en"
    now: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def stated(self) -> tuple[ConceptWish, ...]:
        """The needs that she said; a listing that has one of them is what she asked."""
        return tuple(wish for wish in self.concepts if not wish.perhaps)

    @property
    def ranked(self) -> tuple[ConceptWish, ...]:
        """The needs that listings are found by: what she said, else what is likely."""
        return self.stated or self.concepts

    @property
    def possible(self) -> tuple[ConceptWish, ...]:
        """The needs that may be meant beside those that she said."""
        return tuple(wish for wish in self.concepts if wish.perhaps and self.stated)

    @property
    def home_country(self) -> str | None:
        """The country that the search is about, as far as it is known."""
        return self.near.country if self.near else self.country

    @property
    def fact_groups(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts by group: of each group, any keeps a listing."""
        by_group = groupby(sorted(self.facts), key=lambda fact: fact.group)
        return tuple(tuple(facts) for _group, facts in by_group)
