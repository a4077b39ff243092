"""The requests of the API: strict models, read from the raw bytes of the body."""

import re
from typing import Annotated, Literal, NoReturn, Self

from flask_babel import gettext
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    model_validator,
)
from pydantic_core import PydanticCustomError

from directory.search_port import (
    CONDITION_CODES,
    DEFAULT_RADIUS_KM,
    MAX_PAGE,
    MAX_PER_PAGE,
    MAX_RADIUS_KM,
    MIN_RADIUS_KM,
    Fact,
    Sort,
)
from directory.web.search_wish import (
    COUNTRY,
    FACTS,
    MAX_PLACE_ID,
    NEEDS,
    PLACE,
    QUERY,
    SPOKEN_LANGUAGES,
)
from directory.web.text_input import without_marks
from directory.wording.countries import find_country
from directory.wording.language_codes import by_code
from i18n import LANGUAGES, find_language
from seed_data.taxonomy import load_taxonomy

MAX_SUGGESTIONS = 20
MAX_TAG_CHARACTERS = 35
WELL_FORMED_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")

# What the description promises; the sentence of an error is our own.
TWO_LETTERS: dict[str, JsonValue] = {"pattern": "^[A-Za-z]{2}$"}

SuggestionKind = Literal["place", "need", "listing"]


def refuse(message: str) -> NoReturn:
    """Refuse a value with a sentence that is already in the reader's language."""
    raise PydanticCustomError("panah", "{sentence}", {"sentence": message})


def known_language(name: str) -> str:
    """Return our tag for any spelling of a language that we publish in."""
    tag = find_language(name)
    if tag is None:
        refuse(
            # NOTE: an error of the programming interface; %(name)s is what was sent,
            # %(tags)s a list of codes such as en, fr, fa-AF.
            gettext(
                "Unknown language: “%(name)s”. We speak %(tags)s.",
                name=name,
                tags=", ".join(LANGUAGES),
            )
        )
    return tag


def known_country(code: str) -> str:
    """Return an ISO 3166-1 code in capitals."""
    found = find_country(code)
    if found is None:
        # NOTE: an error of the programming interface; %(code)s is what was sent, where
        # AF or KE was meant.
        refuse(gettext("Unknown country: “%(code)s” is not in ISO 3166-1.", code=code))
    return found


def known_need(code: str) -> str:
    """Return a code of the taxonomy as it is."""
    if code not in load_taxonomy():
        # NOTE: an error of the programming interface; %(code)s is what was sent, where
        # a code such as shelter.family was meant.
        refuse(gettext("Unknown need: “%(code)s” is not in the taxonomy.", code=code))
    return code


def known_as_understood(code: str) -> str:
    """Return the code of a need, or of who she is, as it is."""
    return code if code in CONDITION_CODES else known_need(code)


def spoken_language(tag: str) -> str:
    """Return one spelling of a spoken language, ours or not, by its BCP 47 tag."""
    if not WELL_FORMED_TAG.fullmatch(tag):
        # NOTE: an error of the programming interface; %(tag)s is what was sent, where
        # fa-AF or fr was meant; BCP 47 is a standard.
        refuse(gettext("“%(tag)s” is not a language tag of BCP 47.", tag=tag))
    return by_code(tag) or tag


LanguageTag = Annotated[
    str,
    Field(max_length=MAX_TAG_CHARACTERS, examples=["fa-AF"]),
    AfterValidator(known_language),
]
CountryCode = Annotated[
    str,
    Field(
        max_length=COUNTRY.characters, examples=["AF"], json_schema_extra=TWO_LETTERS
    ),
    AfterValidator(known_country),
]
NeedCode = Annotated[
    str,
    Field(max_length=NEEDS.characters, examples=["shelter.family"]),
    AfterValidator(known_need),
]
UnderstoodCode = Annotated[
    str,
    Field(max_length=NEEDS.characters, examples=["shelter.family", "lbtiq"]),
    AfterValidator(known_as_understood),
]
SpokenLanguage = Annotated[
    str,
    Field(
        max_length=SPOKEN_LANGUAGES.characters,
        examples=["fa-AF"],
        json_schema_extra={"pattern": f"^{WELL_FORMED_TAG.pattern}$"},
    ),
    AfterValidator(spoken_language),
]
Words = Annotated[
    str, Field(max_length=QUERY.characters), AfterValidator(without_marks)
]
PlaceWords = Annotated[
    str, Field(max_length=PLACE.characters), AfterValidator(without_marks)
]


class Body(BaseModel):
    """A request body: nothing is guessed from a wrong type, nothing unknown passes."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Near(Body):
    """A point in WGS 84 degrees."""

    lat: float = Field(ge=-90, le=90, allow_inf_nan=False)
    lon: float = Field(ge=-180, le=180, allow_inf_nan=False)


class SearchBody(Body):
    """A search. Everything is optional: an empty object lists everything by pages.

    A flag is true or false to wish for it, null or absent when it does not matter.
    """

    q: Words = ""
    language: LanguageTag | None = None
    place: PlaceWords | None = None
    place_id: Annotated[int, Field(ge=0, le=MAX_PLACE_ID)] | None = None
    near: Near | None = None
    country: CountryCode | None = None
    radius_km: float = Field(
        DEFAULT_RADIUS_KM, ge=MIN_RADIUS_KM, le=MAX_RADIUS_KM, allow_inf_nan=False
    )
    needs: list[NeedCode] = Field([], max_length=NEEDS.values)
    exclude_concepts: list[UnderstoodCode] = Field([], max_length=NEEDS.values)
    ignore_place: bool = False
    spoken_languages: list[SpokenLanguage] = Field(
        [], max_length=SPOKEN_LANGUAGES.values
    )
    accepts_children: bool | None = None
    accepts_family: bool | None = None
    cost_free: bool | None = None
    indigenous_led: bool | None = None
    lgbtiq_welcome: bool | None = None
    self_referral: bool | None = None
    wheelchair: bool | None = None
    cross_political: bool | None = None
    youth_welcome: bool | None = None
    facts: list[Fact] = Field([], max_length=FACTS.values)
    remote: bool | None = None
    open_now: bool | None = None
    sort: Sort = Sort.BEST
    page: int = Field(1, ge=1, le=MAX_PAGE)
    per_page: int = Field(20, ge=1, le=MAX_PER_PAGE)

    @model_validator(mode="after")
    def one_place(self) -> Self:
        """Refuse two answers to where."""
        if self.near and (self.place or self.place_id is not None):
            refuse(gettext("Send either “place” or “near”, not both."))
        return self


class SuggestBody(Body):
    """What was typed so far."""

    q: Words
    language: LanguageTag | None = None
    country: CountryCode | None = None
    kinds: list[SuggestionKind] = Field(["place", "need", "listing"], max_length=3)
    limit: int = Field(8, ge=1, le=MAX_SUGGESTIONS)
