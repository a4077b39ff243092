"""Understanding: place, needs and words of one request, each from what was typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from i18n import LANGUAGES
from search.places.gazetteer import Gazetteer, Place
from search.query import ConceptWish, ListingQuery, Word
from search.request import SearchRequest
from search.response import Notice, Understood, UnderstoodConcept
from search.text.analysis import index_tokens, query_words, tokens
from search.text.language_detection import detect_language
from search.understanding.needs import Recognised, Recogniser
from search.understanding.phrase_bank import PhraseBank
from search.understanding.resolved_place import ResolvedPlace
from search.understanding.whereabouts import Whereabouts


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
        concepts, words = self.needs_and_words(request, where.rest, language)
        words += missions_of(where.missions_of, self.gazetteer)
        shown = Understood(
            concepts=tuple(UnderstoodConcept(c.code, c.source) for c in concepts),
            place=where.shown,
            language=language,
            away=where.away,
            unknown=where.unknown,
            country=where.country,
        )
        wishes = tuple(ConceptWish(c.code, c.confidence) for c in concepts)
        query = query_of(request, where, wishes, words)
        unclear = bool(request.q.strip()) and not wishes and not words
        notices = (
            (Notice.NOTHING_UNDERSTOOD,) if unclear and where.rest == request.q else ()
        )
        return Understanding(query, shown, where.notices + notices)

    def needs_and_words(
        self, request: SearchRequest, rest: str, language: str
    ) -> tuple[list[Recognised], tuple[Word, ...]]:
        """Recognise needs; words that made one stay as hints."""
        found = [
            need
            for need in self.recogniser.recognise(rest, language)
            if need.code not in request.exclude_concepts
        ]
        made = frozenset().union(*(need.positions for need in found))
        languages = dict.fromkeys((language, request.language, "en"))
        own = set(query_words(rest, tuple(languages), made))
        return found, tuple(
            word if word in own else replace(word, hint=True)
            for word in query_words(rest, tuple(languages))
        )


def words_by_language(bank: PhraseBank) -> dict[str, frozenset[str]]:
    """Return every word of the phrases for needs, by language; no place is in them."""
    words: dict[str, set[str]] = {}
    for phrase in bank.phrases:
        words.setdefault(phrase.language, set()).update(tokens(phrase.text))
    return {language: frozenset(found) for language, found in words.items()}


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
        country=where.country,
        sort=request.sort,
        page=request.page,
        per_page=request.per_page,
        language=request.language,
        now=request.now,
    )
