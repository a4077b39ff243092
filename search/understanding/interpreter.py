"""Understanding: place, needs and words of one request, each from what was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from i18n import LANGUAGES
from search.conditions import Conditions
from search.places.gazetteer import Gazetteer, Place
from search.query import ConceptWish, ListingQuery, Word
from search.request import SearchRequest
from search.response import Notice, Understood
from search.taxonomy import family_of
from search.text.analysis import index_tokens, tokens
from search.text.language_detection import detect_language
from search.understanding.exile import asking_for_papers, having_fled
from search.understanding.needs import Reading, Recogniser
from search.understanding.phrase_bank import PhraseBank
from search.understanding.resolved_place import ResolvedPlace
from search.understanding.whereabouts import Whereabouts
from search.understanding.who import read_who
from search.understanding.wishes import told, wishes_of, without, words_beside


@dataclass(frozen=True, slots=True)
class Understanding:
    """A request as a query for an engine, and what to tell the searcher about it."""

    query: ListingQuery
    shown: Understood
    notices: tuple[Notice, ...]


class Interpreter:
    """Turns requests into queries, with a gazetteer and a recogniser of needs."""

    def __init__(self, gazetteer: Gazetteer, bank: PhraseBank) -> None:
        """Understand with this gazetteer and this phrase bank."""
        self.gazetteer = gazetteer
        self.recogniser = Recogniser(bank)
        self.whereabouts = Whereabouts(gazetteer, words_by_language(bank))

    def understand(self, request: SearchRequest) -> Understanding:
        """Return the query that a request means."""
        where = self.whereabouts.of(request)
        language = detect_language(where.rest, request.language)
        gone = request.exclude_concepts
        who = read_who(where.rest, language, gone)
        conditions = having_fled(who.conditions, where.away, where.country, gone)
        read = self.needs_in(request, who.rest, language)
        reading = asking_for_papers(read, conditions, gone)
        words = words_beside(who.rest, (language, request.language, "en"), reading)
        words += missions_of(where.missions_of, self.gazetteer)
        shown = Understood(
            concepts=told(reading.stated),
            place=where.shown,
            language=language,
            perhaps=told(reading.perhaps),
            denied=told(reading.denied),
            away=where.away,
            unknown=where.unknown,
            country=where.country,
            conditions=conditions,
        )
        query = query_of(request, where, wishes_of(reading), words, conditions)
        notices = notices_of(request, where, reading, words)
        return Understanding(query, shown, where.notices + notices)

    def needs_in(self, request: SearchRequest, rest: str, language: str) -> Reading:
        """Read the needs, but for those that she took away or chose herself."""
        reading = self.recogniser.recognise(rest, language)
        chosen = set(map(family_of, request.needs))
        gone = request.exclude_concepts
        return Reading(
            stated=without(reading.stated, gone),
            perhaps=tuple(
                need
                for need in without(reading.perhaps, gone)
                if family_of(need.code) not in chosen
            ),
            denied=reading.denied,
            likely=() if chosen else without(reading.likely, gone),
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
    placeless = bool(request.q.strip()) and where.rest == request.q
    unclear = placeless and not (reading.stated or words)
    return (Notice.NOTHING_UNDERSTOOD,) if unclear else ()


def missions_of(places: Iterable[Place], gazetteer: Gazetteer) -> tuple[Word, ...]:
    """Return the countries whose missions she asks for, as words of their names.

    A mission bears the name of its country in its own language, or in English.
    """
    return tuple(
        Word(place.name, tuple(dict.fromkeys(spellings_of(place, gazetteer))))
        for place in places
    )


def spellings_of(place: Place, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the tokens of a country's name in every language."""
    for language in LANGUAGES:
        yield from index_tokens(gazetteer.label(place, language), language)


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
        away_from=where.away_from,
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
