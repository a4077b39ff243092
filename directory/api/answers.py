"""The answers of the API as models: they are written by what OpenAPI promises."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from directory.api.models import SuggestionKind
from directory.search_port import (
    Calling,
    Feared,
    Identity,
    Level,
    Notice,
    PlaceRole,
    Section,
)
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

    exact: bool = Field(description="Whether it is what was asked for.")
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
    unknown_welcome: list[Identity] = Field(
        description="Of what she wrote that she is: it is not known if it is open."
    )
    not_welcome: list[Identity] = Field(
        description="Of what she wrote that she is: it says that it is not open."
    )
    tied_to: list[Feared] = Field(
        description="Of whom she fears: it belongs to them, and so stands last."
    )
    match: MatchAnswer
    section: Section
    serves: str | None = Field(
        description="The country of the search, where a listing abroad covers it."
    )
    across_border: bool


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
    region: str = Field(description="What tells it from a namesake in its country.")
    roughly: bool = Field(description="It is the middle of an area, or by hearsay.")


class PlaceAnswer(KnownPlaceAnswer):
    """The place that was understood, and the others that have its name."""

    alternatives: list[KnownPlaceAnswer]


class ConditionsAnswer(Answer):
    """Who she is and whom she fears; none of it is a need."""

    callings: list[Calling] = Field(description="For whom the help is to be.")
    identities: list[Identity] = Field(description="Where she is welcome comes first.")
    feared: list[Feared] = Field(description="What belongs to them comes last.")
    origin: str | None = Field(description="ISO 3166-1 code of where she fled from.")


class AwayAnswer(Answer):
    """A place that was named and is not where she is, and what it is to her."""

    name: str
    country: str | None
    role: PlaceRole


class UnderstoodAnswer(Answer):
    """What was made of the words."""

    concepts: list[ConceptAnswer] = Field(description="Needs that were said.")
    perhaps: list[ConceptAnswer] = Field(
        description="Needs that may be meant as well: ask, and search with `needs`."
    )
    denied: list[ConceptAnswer] = Field(
        description="Needs that she wrote she does not want: they list nothing."
    )
    place: PlaceAnswer | None
    conditions: ConditionsAnswer
    language: str
    away: list[AwayAnswer] = Field(description="Places that are not where she is.")
    unknown: str = Field(description="A place that nobody here knows, as it was typed.")


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

    total: int = Field(description="How many listings are what was asked for.")
    listed: int = Field(description="How many stand on all pages, of any section.")
    items: list[ItemAnswer] = Field(
        description="In the order of the page; on the first page up to two more than"
        " asked for, of needs that may be meant besides."
    )
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
