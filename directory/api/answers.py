"""The answers of the API as models: they are written by what OpenAPI promises."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from directory.api.models import SuggestionKind
from directory.search_port import Level, Notice
from directory.wording.listing_words import joined


class Answer(BaseModel):
    """A part of an answer: nothing in it that is not promised here.

    It is filled from what the search found, whose attributes have the same names.
    """

    model_config = ConfigDict(
        extra="forbid", from_attributes=True, validate_by_name=True
    )


def as_one_text(area: str | tuple[str, ...]) -> str:
    """Return the parts of an area as the reader joins them."""
    return area if isinstance(area, str) else joined(area)


AreaText = Annotated[str, BeforeValidator(as_one_text)]


class MatchAnswer(Answer):
    """Why a listing is in the answer."""

    concepts: list[str]
    words: bool
    meaning: bool


class ItemAnswer(Answer):
    """One listing, with public fields only; a distance is only told as a band."""

    id: str
    external_id: str | None = Field(description="The id of an imported record.")
    name: str
    organization: str
    codes: list[str] = Field(description="The needs that it meets.")
    text_language: str
    spoken_languages: list[str]
    summary: str
    country: str | None
    area: AreaText
    distance_band_km: Annotated[list[int], Field(min_length=2, max_length=2)] | None
    remote: bool
    assured_date: date | None
    vetted_by_count: int = Field(
        description="How many vetters whoever runs this instance attests; 0 for none."
    )
    flags: dict[str, bool] = Field(description="What is known; the rest is not stated.")
    temporarily_closed: bool
    match: MatchAnswer


class FacetAnswer(Answer):
    """How many of all answers carry a value, and what it is called in her language."""

    value: str
    label: str
    count: int


class ConceptAnswer(Answer):
    """A need that was recognised; ``from`` are the words that made it."""

    code: str
    label: str
    source: str = Field(validation_alias="from", serialization_alias="from")


class KnownPlaceAnswer(Answer):
    """A place that has the same name."""

    id: int | None
    name: str
    country: str | None
    lat: float = Field(validation_alias="latitude")
    lon: float = Field(validation_alias="longitude")


class PlaceAnswer(KnownPlaceAnswer):
    """The place that was understood, and the others that have its name."""

    alternatives: list[KnownPlaceAnswer]


class UnderstoodAnswer(Answer):
    """What was made of the words."""

    concepts: list[ConceptAnswer]
    place: PlaceAnswer | None
    language: str


class NoticeAnswer(Answer):
    """A sentence that the searcher should read."""

    code: Notice
    text: str


class NextAnswer(Answer):
    """Where the next page is: the same body, sent there with this ``page``."""

    href: str
    method: Literal["POST"] = "POST"
    page: int


class SearchAnswer(Answer):
    """One page of an answer."""

    total: int
    items: list[ItemAnswer]
    facets: dict[str, list[FacetAnswer]]
    levels: dict[Level, int] = Field(description="What looking further would show.")
    understood: UnderstoodAnswer
    widened: Level | None
    degraded: bool
    notices: list[NoticeAnswer]
    suggestion: str = Field(description="The query with a misspelt word mended.")
    next: NextAnswer | None = Field(description="The next page; null on the last.")


class FactAnswer(Answer):
    """One further fact of a listing; ``label`` tells it in the reader's language."""

    code: str
    label: str
    value: str


class SuggestionAnswer(Answer):
    """One completion."""

    kind: SuggestionKind
    text: str
    value: str
    country: str | None


class SuggestAnswer(Answer):
    """Completions of what was typed so far."""

    items: list[SuggestionAnswer]


class FieldErrorAnswer(Answer):
    """One thing that is wrong with a request."""

    field: str
    message: str


class ProblemAnswer(Answer):
    """An error, as RFC 9457 has it."""

    type: str = Field(
        description="Where this kind of problem is described; stays the same.",
        json_schema_extra={"format": "uri-reference"},
    )
    title: str
    status: int
    detail: str
    errors: list[FieldErrorAnswer]


class HealthAnswer(Answer):
    """Whether this process lives, or can answer; degraded is an answer too."""

    status: Literal["ok", "degraded", "unavailable"]
