"""A finder that answers always the same, for tests of pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from directory.search_port import (
    Clock,
    FacetValue,
    Hit,
    Level,
    MatchReason,
    Notice,
    Results,
    SearchRequest,
    SearchResponse,
    Understood,
    UnderstoodConcept,
    UnderstoodPlace,
)

LISTING_ID = "5f0f5a1c-3f0e-4a53-9a51-0d6c2b1d9e11"
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


def hit(**changed: object) -> Hit:
    """Return a hit of an answer."""
    facts = {
        "id": LISTING_ID,
        "external_id": None,
        "name": "House of the Pomegranate (demonstration)",
        "organization": "Fictional Women's Circle",
        "summary": "A safe house for women with children.",
        "text_language": "en",
        "languages": ("en",),
        "codes": ("shelter.family",),
        "spoken_languages": ("fa-AF", "ps"),
        "country": "AF",
        "area": ("Herat",),
        "distance_band_km": (50, 100),
        "remote": False,
        "flags": {"accepts_children": True},
        "assured_date": date(2026, 3, 1),
        "vetted_by_count": 2,
        "temporarily_closed": False,
        "match": MatchReason(exact=True),
    }
    return Hit(**{**facts, **changed})  # type: ignore[arg-type] # a test's shorthand


HERAT = UnderstoodPlace(
    id=140,
    name="Herat",
    country="AF",
    latitude=34.3,
    longitude=62.2,
    from_query=True,
    alternatives=(
        UnderstoodPlace(
            id=141, name="Herat", country="IR", latitude=30.1, longitude=54.4
        ),
    ),
)
FOUND = SearchResponse(
    Results(
        total=45,
        listed=45,
        hits=(hit(),),
        facets={
            "needs": (FacetValue("shelter.family", 1),),
            "spoken_languages": (FacetValue("fa-AF", 1), FacetValue("ps", 1)),
            "flags": (FacetValue("accepts_children", 1),),
            "remote": (FacetValue("true", 3), FacetValue("false", 1)),
        },
        levels={Level.NEAR: 1, Level.RADIUS: 7, Level.REMOTE: 3},
    ),
    Understood((UnderstoodConcept("shelter.family", "shelter"),), HERAT, "en"),
    notices=(Notice.PLACE_AMBIGUOUS,),
)
NOTHING = SearchResponse(
    Results(total=0, hits=()),
    Understood((), None, "en"),
    notices=(Notice.NOTHING_FOUND, Notice.DID_YOU_MEAN),
    suggestion="shelter",
)


class Names:
    """Names of areas that know one province, and a way to write it."""

    def division(self, code: str, language: str) -> str | None:
        """Return its name."""
        return "Herat" if code == "AF.11" else None

    def written(
        self, area: Sequence[str], country: str | None, language: str
    ) -> tuple[str, ...]:
        """Return the parts of an area for a reader."""
        known = {"Herat": "هرات"} if language == "fa-AF" else {}
        return tuple(known.get(part, part) for part in area)


class NoPlaces:
    """A gazetteer that knows no place."""

    def place(self, place_id: int) -> None:
        """Return nothing."""


@dataclass
class FakeFinder:
    """Remembers what it was asked and answers always the same."""

    answer: SearchResponse = FOUND
    asked: list[SearchRequest] = field(default_factory=list)
    asked_for_lines: list[SearchRequest] = field(default_factory=list)
    areas: Names = field(default_factory=Names)
    gazetteer: NoPlaces = field(default_factory=NoPlaces)
    degraded: bool = False

    def find(self, request: SearchRequest) -> SearchResponse:
        """Remember, and answer."""
        is_for_lines = request.needs == ("emergency.hotline",)
        (self.asked_for_lines if is_for_lines else self.asked).append(request)
        return self.answer

    def clock(self, request: SearchRequest) -> Clock:
        """Return the clock of the place that is always understood."""
        return Clock("Herat", "Asia/Kabul")

    def ready(self) -> bool:
        """It always is."""
        return True


def not_asked() -> NoReturn:
    """Stand in for the members' finder where only strangers search."""
    raise AssertionError("a stranger asked for what members may see")


def token_in(page: str) -> str:
    """Return the CSRF token of a form, empty where there is none."""
    found = CSRF.search(page)
    return found[1] if found else ""
