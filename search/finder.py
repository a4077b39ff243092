"""The finder: from a request to an answer, widened where nothing is near."""

from contextlib import suppress
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from search.answer_notices import guessed, hours_notices, truth_notices
from search.conditions import MISSION
from search.elastic.client import searching_client
from search.elastic.cluster import ALIASES, Cluster
from search.elastic.index import ElasticIndex
from search.embedded import EmbeddedIndex
from search.fallback import DegradingIndex
from search.instead import (
    is_far_from_all,
    missions_instead,
    with_related,
    with_worldwide,
    worldwide_instead,
)
from search.places.area_names import AreaNames
from search.places.gazetteer import Gazetteer
from search.port import Audience, ListingIndex, NotReadyError, Vocabulary
from search.query import WIDER_LEVELS, Level, ListingQuery
from search.request import SearchRequest
from search.response import Clock, Notice, SearchResponse, Suggestion
from search.results import NO_RESULTS, Results
from search.taxonomy import family_of
from search.understanding.completion import Completion
from search.understanding.interpreter import Interpreter, Understanding
from search.understanding.phrase_bank import load_bank
from search.understanding.semantic import Meaning, load_meaning
from search.understanding.semantic_results import (
    appended,
    likely_needs,
    marked_as_meaning,
    with_needs,
)
from search.understanding.spelling import complete_names, correct_spelling

# The levels of widening, in this order; the answer says which one was needed.
LADDER = (*WIDER_LEVELS, Level.REMOTE, Level.MISSION)


class Finder:
    """Answers searches and completions from one index."""

    def __init__(
        self,
        index: ListingIndex,
        gazetteer: Gazetteer,
        meaning: Meaning | None = None,
    ) -> None:
        """Search this index; the phrase bank and the places are our own."""
        bank = load_bank()
        self.index = index
        self.meaning = meaning
        self.gazetteer = gazetteer
        self.interpreter = Interpreter(gazetteer, bank)
        self.completion = Completion(bank, gazetteer)
        self.areas = AreaNames(gazetteer)

    def over(self, index: ListingIndex) -> "Finder":
        """Return a finder over another index that understands requests as this one.

        Places, phrases and models are shared: it costs what its index costs.
        """
        other = copy(self)
        other.index = index
        return other

    def find(self, request: SearchRequest) -> SearchResponse:
        """Understand, search, and widen when nothing is near.

        Raises NotReadyError where there is no sound index.
        """
        understanding = self.interpreter.understand(request)
        unclear = Notice.NOTHING_UNDERSTOOD in understanding.notices
        if unclear and not understanding.query.concepts:
            return SearchResponse(
                NO_RESULTS, understanding.shown, notices=understanding.notices
            )
        if not self.ready():
            raise NotReadyError  # to say that there is nothing would be a lie
        codes = likely_needs(self.meaning, request, understanding)
        if codes and request.page == 1:
            return self.with_meaning(understanding, with_needs(understanding, codes))
        return guessed(self.answer(understanding))

    def with_meaning(
        self, understanding: Understanding, meant: Understanding
    ) -> SearchResponse:
        """Add what the words may mean below what they found, or alone."""
        query = understanding.query
        if self.index.search(query).total == 0:
            response = self.answer(meant)
            return replace(response, results=marked_as_meaning(response.results))
        response = self.answer(understanding)
        added = self.index.search(meant.query)
        return replace(
            response, results=appended(response.results, added, query.per_page)
        )

    def answer(self, understanding: Understanding) -> SearchResponse:
        """Search; where hardly anybody is listed, add what helps anywhere."""
        response, query = self.nearest(understanding), understanding.query
        unclear = Notice.NOTHING_UNDERSTOOD in response.notices
        if unclear or not is_far_from_all(query):
            return response
        more = self.index.search(worldwide_instead(query))
        told = self.areas.localised(more, query.language)
        return with_worldwide(response, told.hits, query.per_page)

    def nearest(self, understanding: Understanding) -> SearchResponse:
        """Search at the nearest level that has anything."""
        query = understanding.query
        results = self.index.search(query)
        only_words = bool(query.words) and not query.concepts
        nowhere = results.listed == 0 and not any(results.levels.values())
        if nowhere and only_words:
            return self.not_understood(understanding, results)
        level = first_level(query, results)
        if level in WIDER_LEVELS:
            results = self.index.search(replace(query, level=level))
        elif results.total == 0 and query.country:
            return self.from_afar(understanding, results)
        return self.tell(understanding, results, level)

    def from_afar(
        self, understanding: Understanding, nothing: Results
    ) -> SearchResponse:
        """Search remote help for anywhere; add the missions: nobody has the need.

        What else was found stays: it is related, and does not stop the widening.
        """
        query = understanding.query
        if nothing.levels.get(Level.REMOTE, 0) > 0:
            remote = self.index.search(replace(query, level=Level.REMOTE))
            return self.tell(understanding, remote, Level.REMOTE)
        if wants_mission(query) or query.page > 1:
            return self.tell(understanding, nothing, None)
        missions = self.index.search(missions_instead(query))
        found = with_related(nothing, missions.hits, query.per_page)
        level = Level.MISSION if found.listed > nothing.listed else None
        return self.tell(understanding, found, level)

    def not_understood(
        self, understanding: Understanding, nothing: Results
    ) -> SearchResponse:
        """Say that no listing has the words; strangers would be no answer to them."""
        suggestion = self.suggestion_for(understanding.query)
        notices = (*understanding.notices, Notice.NOTHING_UNDERSTOOD)
        notices += (Notice.DID_YOU_MEAN,) if suggestion else ()
        return SearchResponse(
            nothing,
            understanding.shown,
            degraded=nothing.degraded,
            notices=tuple(dict.fromkeys(notices)),
            suggestion=suggestion,
        )

    def tell(
        self, understanding: Understanding, results: Results, level: Level | None
    ) -> SearchResponse:
        """Return the response, with what it must say of itself and what to try."""
        query = understanding.query
        truths = tuple(truth_notices(query, results))
        notices = (*hours_notices(query), *understanding.notices, *truths)
        suggestion = ""
        if not results.hits and results.listed == 0:
            level = None
            notices += (Notice.NOTHING_FOUND,)
            suggestion = self.suggestion_for(query)
            notices += (Notice.DID_YOU_MEAN,) if suggestion else ()
        unmet = Notice.NO_EXACT in truths
        return SearchResponse(
            self.areas.localised(results, query.language),
            understanding.shown,
            widened=level,
            degraded=results.degraded,
            notices=notices,
            suggestion=suggestion,
            unmet=tuple(wish.code for wish in query.stated) if unmet else (),
        )

    def clock(self, request: SearchRequest) -> Clock | None:
        """Return the clock of the place or country that a request is about.

        None where it names neither, or a country with several times.
        """
        where = self.interpreter.whereabouts.of(request)
        country = self.gazetteer.country(where.country) if where.country else None
        place = where.place or country
        if place is None or place.timezone is None:
            return None
        name = self.gazetteer.label(place, request.language)
        return Clock(name, place.timezone, place.country)

    def suggestion_for(self, query: ListingQuery) -> str:
        """Return the query's words with their spelling corrected, or nothing."""
        vocabulary = self.vocabulary
        return correct_spelling(vocabulary, query.words) if vocabulary else ""

    def suggest(
        self, text: str, language: str, country: str | None, limit: int = 8
    ) -> list[Suggestion]:
        """Complete what was typed so far: places, needs, names of listings."""
        vocabulary = self.vocabulary
        names = complete_names(vocabulary, text, limit) if vocabulary else []
        return self.completion.complete(text, language, country, names, limit)

    @property
    def degraded(self) -> bool:
        """Whether another engine answers than the one that should."""
        return self.index.degraded

    def ready(self) -> bool:
        """Whether there is a sound index."""
        return self.vocabulary is not None

    @property
    def vocabulary(self) -> Vocabulary | None:
        """Return the words of the index; None where there is no sound one."""
        try:
            return self.index.vocabulary
        except NotReadyError:
            return None


def first_level(query: ListingQuery, results: Results) -> Level | None:
    """Return how far one must look; None when something is near, or all was asked."""
    levels = results.levels
    if query.near is None or query.remote or wants_mission(query):
        return None
    if levels.get(Level.NEAR, 0) > 0:
        return None
    return next((level for level in LADDER if levels.get(level, 0) > 0), None)


def wants_mission(query: ListingQuery) -> bool:
    """Whether a mission is what was asked for."""
    return any(family_of(wish.code) == MISSION for wish in query.concepts)


def open_finder(
    index_dir: Path, cluster: Cluster | None = None, meaning_dir: Path | None = None
) -> Finder:
    """Return a finder over what anyone may see; the folder may be empty yet.

    With ``meaning_dir``, a model of meaning adds results below the others.
    It has already searched once: language models and place names load at the first
    search, which would cost the first visitor two seconds.
    """
    index = open_index(index_dir, Audience.PUBLIC, cluster)
    meaning = load_meaning(load_bank(), meaning_dir) if meaning_dir else None
    finder = Finder(index, Gazetteer(), meaning)
    with suppress(NotReadyError):  # the worker is building it
        finder.find(SearchRequest(q="abc", place="abcde", now=datetime.now(UTC)))
    return finder


def open_members_finder(
    public: Finder, index_dir: Path, cluster: Cluster | None = None
) -> Finder:
    """Return a finder over what members may see, beside the public one.

    Its folder, its alias and the key to it are others: neither finder has a way to
    the other's index.
    """
    return public.over(open_index(index_dir, Audience.MEMBERS, cluster))


def open_index(
    index_dir: Path, audience: Audience, cluster: Cluster | None
) -> ListingIndex:
    """Return the index of an audience: the embedded one in a folder.

    Where Elasticsearch is named it answers, and the embedded index when it does not.
    """
    host = EmbeddedIndex(index_dir, audience)
    if cluster is None:
        return host
    shared = ElasticIndex(searching_client(cluster), ALIASES[audience])
    return DegradingIndex(shared, host)
