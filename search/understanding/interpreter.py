"""Understanding: place, needs and words of one request, each from what was typed."""

from dataclasses import dataclass
from itertools import groupby
from typing import TypedDict

from search.conditions import Conditions
from search.places.gazetteer import Gazetteer, Place, PlaceKind, PlaceMatch
from search.query import ConceptWish, ListingQuery, Near, Word
from search.request import Point, SearchRequest
from search.response import Notice, Understood, UnderstoodPlace
from search.text.analysis import surfaces, tokens
from search.text.language_detection import detect_language
from search.understanding.needs import Reading, Recogniser
from search.understanding.phrase_bank import PhraseBank
from search.understanding.who import read_who
from search.understanding.wishes import told, wishes_of, without, words_beside

# A point that was sent lies somewhere: its province and country come from the nearest
# town, which in the Sahara may be far.
NEAREST_TOWN_KM = 300
NO_WORDS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """Where the visitor is, as far as it was understood."""

    place: Place | None = None
    shown: UnderstoodPlace | None = None
    near: Near | None = None
    country: str | None = None
    span: range = range(0)
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """A request as a query for an engine, and what to tell the searcher about it."""

    query: ListingQuery
    shown: Understood
    notices: tuple[Notice, ...]


class PlaceFields(TypedDict):
    """What an answer says of a place."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float


class Interpreter:
    """Turns requests into queries, with a gazetteer and a recogniser of needs."""

    def __init__(self, gazetteer: Gazetteer, bank: PhraseBank) -> None:
        """Understand with this gazetteer and this phrase bank."""
        self.gazetteer = gazetteer
        self.recogniser = Recogniser(bank)
        self.everyday = words_by_language(bank)

    def understand(self, request: SearchRequest) -> Understanding:
        """Return the query that a request means."""
        where = self.place_of(request)
        rest = text_outside(request.q, where.span)
        language = detect_language(rest, request.language)
        who = read_who(rest, language, request.exclude_concepts)
        rest = who.rest
        reading = self.needs_in(request, rest, language)
        words = words_beside(rest, (language, request.language, "en"), reading)
        shown = Understood(
            concepts=told(reading.stated),
            place=where.shown,
            language=language,
            perhaps=told(reading.perhaps),
            denied=told(reading.denied),
            conditions=who.conditions,
        )
        query = query_of(request, where, wishes_of(reading), words, who.conditions)
        notices = notices_of(request, where, reading, words)
        return Understanding(query, shown, where.notices + notices)

    def needs_in(self, request: SearchRequest, rest: str, language: str) -> Reading:
        """Read the needs, but for those that she took away or chose herself."""
        reading = self.recogniser.recognise(rest, language)
        chosen = {code.partition(".")[0] for code in request.needs}
        gone = request.exclude_concepts
        return Reading(
            stated=without(reading.stated, gone),
            perhaps=tuple(
                need
                for need in without(reading.perhaps, gone)
                if need.code.partition(".")[0] not in chosen
            ),
            denied=reading.denied,
            likely=() if chosen else without(reading.likely, gone),
        )

    def place_of(self, request: SearchRequest) -> ResolvedPlace:
        """Find where she is: a point, a chosen place, the place box, or the query."""
        if request.point is not None:
            return self.at_point(request, request.point)
        if request.place_id is not None:
            chosen = self.gazetteer.place(request.place_id)
            if chosen is not None:
                return self.at_place(request, PlaceMatch(chosen, (), exact=True))
        if request.place.strip():
            match = self.gazetteer.find(request.place, country=request.country)
            if match is None:
                return unknown_place(request)
            return self.at_place(request, match)
        return self.inside_query(request)

    def inside_query(self, request: SearchRequest) -> ResolvedPlace:
        """Find place words in the query itself, unless she said that they are none."""
        if not request.ignore_place and request.q.strip():
            match = self.gazetteer.find_inside(request.q, country=request.country)
            if match is not None and not self.is_everyday(request, match):
                return self.at_place(request, match, from_query=True)
        return ResolvedPlace(country=request.country)

    def is_everyday(self, request: SearchRequest, match: PlaceMatch) -> bool:
        """Whether the name is a word of her language that speaks of a need.

        Kirundi "kaga" is danger before it is a village; "in Moyo" said in English
        is the town, though "moyo" is the heart in Swahili.
        """
        named = tokens(request.q)[match.start : match.end]
        spoken = {request.language, detect_language(request.q, request.language)}
        return any(self.everyday.get(tag, NO_WORDS).issuperset(named) for tag in spoken)

    def at_point(self, request: SearchRequest, point: Point) -> ResolvedPlace:
        """Take a bare point; the town nearest to it names province and country."""
        town = self.gazetteer.nearest(
            point.latitude, point.longitude, within_km=NEAREST_TOWN_KM
        )
        country = town.country if town else request.country
        shown = UnderstoodPlace(
            id=town.id if town else None,
            name=self.gazetteer.label(town, request.language) if town else "",
            country=country,
            latitude=round(point.latitude, 1),
            longitude=round(point.longitude, 1),
        )
        near = Near(
            point.latitude,
            point.longitude,
            request.radius_km,
            country,
            town.admin1 if town else None,
        )
        return ResolvedPlace(town, shown, near, country)

    def at_place(
        self, request: SearchRequest, match: PlaceMatch, *, from_query: bool = False
    ) -> ResolvedPlace:
        """Take a place of the gazetteer; a whole country needs no point."""
        place = match.place
        shown = self.show(request, match, from_query=from_query)
        span = range(match.start, match.end) if from_query else range(0)
        notices = place_notices(match)
        if place.kind is PlaceKind.COUNTRY:
            return ResolvedPlace(place, shown, None, place.country, span, notices)
        near = Near(
            place.latitude,
            place.longitude,
            request.radius_km,
            place.country,
            place.admin1,
            whole_region=place.kind is PlaceKind.ADMIN1,
        )
        return ResolvedPlace(place, shown, near, place.country, span, notices)

    def show(
        self, request: SearchRequest, match: PlaceMatch, *, from_query: bool
    ) -> UnderstoodPlace:
        """Say which place was understood, and which others have the name."""
        typed = list(surfaces(request.q))[match.start : match.end]
        source = " ".join(dict.fromkeys(surface for _token, surface in typed))
        return UnderstoodPlace(
            **self.fields(match.place, request.language),
            source=source if from_query else request.place,
            from_query=from_query,
            alternatives=tuple(
                UnderstoodPlace(**self.fields(other, request.language))
                for other in match.alternatives
            ),
        )

    def fields(self, place: Place, language: str) -> PlaceFields:
        """Return what an answer says of a place, its name in the reader's script."""
        return PlaceFields(
            id=place.id,
            name=self.gazetteer.label(place, language),
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
        )


def words_by_language(bank: PhraseBank) -> dict[str, frozenset[str]]:
    """Return every word of the phrases for needs, by language; no place is in them."""
    words: dict[str, set[str]] = {}
    for phrase in bank.phrases:
        words.setdefault(phrase.language, set()).update(tokens(phrase.text))
    return {language: frozenset(found) for language, found in words.items()}


def notices_of(
    request: SearchRequest,
    where: ResolvedPlace,
    reading: Reading,
    words: tuple[Word, ...],
) -> tuple[Notice, ...]:
    """Tell where the need is a guess, and where nothing was understood at all."""
    if reading.likely:
        return (Notice.UNSURE,)
    unclear = request.q.strip() and not (reading.stated or words or where.span)
    return (Notice.NOTHING_UNDERSTOOD,) if unclear else ()


def unknown_place(request: SearchRequest) -> ResolvedPlace:
    """Search without the place, with a notice: an unknown place is no error."""
    return ResolvedPlace(country=request.country, notices=(Notice.PLACE_UNKNOWN,))


def place_notices(match: PlaceMatch) -> tuple[Notice, ...]:
    """Tell of a guess, and of other places with the name."""
    guessed = () if match.exact else (Notice.PLACE_GUESSED,)
    return guessed + ((Notice.PLACE_AMBIGUOUS,) if match.alternatives else ())


def text_outside(text: str, span: range) -> str:
    """Return the words of a text that lie outside a span of token positions."""
    if not span:
        return text
    kept = (typed for n, (_token, typed) in enumerate(surfaces(text)) if n not in span)
    # What was typed as one word and read as two tokens comes once.
    return " ".join(word for word, _tokens in groupby(kept))


def query_of(
    request: SearchRequest,
    where: ResolvedPlace,
    concepts: tuple[ConceptWish, ...],
    words: tuple[Word, ...],
    conditions: Conditions,
) -> ListingQuery:
    """Make the query of its parts; needs that were chosen both filter and rank."""
    chosen = tuple(ConceptWish(code) for code in request.needs)
    return ListingQuery(
        words=words,
        concepts=chosen + concepts,
        needs=request.needs,
        spoken_languages=request.spoken_languages,
        flags=tuple(sorted(request.flags.items())),
        facts=request.facts,
        remote=request.remote,
        open_at=request.now if request.open_now else None,
        near=where.near,
        box=request.box,
        cells=request.cells,
        conditions=conditions,
        country=where.country,
        sort=request.sort,
        page=request.page,
        per_page=request.per_page,
        language=request.language,
        now=request.now,
    )
