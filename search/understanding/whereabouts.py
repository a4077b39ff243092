"""Whereabouts: where she is, and what every other place that she named is to her."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from search.places.context_words import PlaceCue
from search.places.coordinates import TypedPoint, typed_point
from search.places.gazetteer import Gazetteer, PlaceKind, PlaceMatch
from search.places.in_text import Mention, hers
from search.places.roles import Role
from search.places.told_text import Told
from search.places.unknown_names import unknown_name
from search.request import Point, SearchRequest
from search.response import AwayPlace, Notice, PlaceRole
from search.text.analysis import has_phone_number, tokens, trimmed
from search.text.language_detection import detect_language
from search.understanding.resolved_place import (
    Places,
    ResolvedPlace,
    text_outside,
    words_at,
)

NO_WORDS: frozenset[str] = frozenset()
ROLES = {Role(role.value): role for role in PlaceRole}
WELL_KNOWN_POPULATION = 100_000
# What must not be near: the answers there come last, and her country is the frame.
SHUNNED = (Role.NOT, Role.FAR, Role.HIS)


class Whereabouts:
    """Reads requests for places, with a gazetteer."""

    def __init__(
        self, gazetteer: Gazetteer, everyday: Mapping[str, frozenset[str]]
    ) -> None:
        """Read with this gazetteer; ``everyday`` are words of needs by language."""
        self.gazetteer = gazetteer
        self.places = Places(gazetteer)
        self.everyday = everyday
        self.words = NO_WORDS.union(*everyday.values())

    def of(self, request: SearchRequest) -> ResolvedPlace:
        """Find where she is: a point, a chosen place, the place box, or the query."""
        typed = None if request.ignore_place else typed_point(request.q)
        said = replace(request, q=typed.rest) if typed else request
        in_query, in_box = self.in_query(said), self.in_box(request)
        own = self.given(request, in_box) or self.said(said, in_query, typed)
        return self.told(said, own, in_query, in_box)

    def in_query(self, request: SearchRequest) -> list[Mention]:
        """Return the places in the query, unless she said that none is one."""
        if request.ignore_place or not request.q.strip():
            return []
        found = self.gazetteer.mentions(
            request.q, country=request.country, language=request.language
        )
        return [each for each in found if not self.is_everyday(request, each)]

    def in_box(self, request: SearchRequest) -> list[Mention]:
        """Return the places in the box: one by its name, else as in the query."""
        country, language = request.country, request.language
        if not request.place.strip():
            return []
        match = self.gazetteer.find(request.place, country=country, language=language)
        named = [Mention(match, Role.PLAIN, PlaceCue.STRONG)] if match else []
        if match and match.exact:
            return named
        inside = self.gazetteer.mentions(
            request.place, country=country, language=language
        )
        sure = all(mention.match.exact for mention in inside)
        return inside if inside and sure else named

    def given(
        self, request: SearchRequest, in_box: Sequence[Mention]
    ) -> ResolvedPlace | None:
        """Return the place that was given beside the query, if one was."""
        if request.point is not None:
            return self.places.at_point(request, request.point)
        chosen = request.place_id
        place = None if chosen is None else self.gazetteer.place(chosen)
        if place is not None:
            return self.places.at_place(request, PlaceMatch(place, (), exact=True))
        if not request.place.strip():
            return None
        if typed := typed_point(request.place):
            return self.at(request, typed)
        own = hers(in_box)
        if own:
            return self.places.at_place(request, own.match)
        return ResolvedPlace() if in_box else unknown_place(trimmed(request.place))

    def said(
        self,
        request: SearchRequest,
        in_query: Sequence[Mention],
        typed: TypedPoint | None,
    ) -> ResolvedPlace:
        """Return the place of hers in the query; else name one that is not known."""
        if typed:
            return self.at(request, typed)
        own = hers([each for each in in_query if not is_left(each, request.country)])
        if own:
            return self.places.at_place(request, own.match, from_query=True)
        named = self.unknown(request, in_query)
        return unknown_place(named) if named else ResolvedPlace()

    def at(self, request: SearchRequest, typed: TypedPoint) -> ResolvedPlace:
        """Return the point that was typed by its numbers."""
        return self.places.at_point(request, Point(typed.latitude, typed.longitude))

    def unknown(self, request: SearchRequest, in_query: Sequence[Mention]) -> str:
        """Return the name of a place in the query that nobody here knows."""
        if in_query or request.ignore_place:
            return ""
        words = unknown_name(Told.of(request.q), self.words)
        return words_at(request.q, words) if words else ""

    def told(
        self,
        request: SearchRequest,
        own: ResolvedPlace,
        in_query: Sequence[Mention],
        in_box: Sequence[Mention],
    ) -> ResolvedPlace:
        """Return her place with what the others are, and the words of no place."""
        others = [m for m in (*in_query, *in_box) if m.match.place != own.place]
        shunned = [each for each in others if each.role in SHUNNED]
        towns = [each.match.place for each in shunned if not is_country(each)]
        from_query = own.shown is None or own.shown.from_query
        read = [m for m in in_query if from_query or m.role in ROLES]
        frame = towns[-1].country if towns and own.shown is None else None
        return replace(
            own,
            country=own.country or request.country or frame,
            rest=text_outside(request.q, positions_of(read)),
            notices=(*own.notices, *more_notices(request, own, shunned)),
            away=self.away(request, others),
            away_from=self.places.around(request, towns[-1]) if towns else None,
            missions_of=tuple(m.match.place for m in others if m.role is Role.OF),
        )

    def away(
        self, request: SearchRequest, mentions: Sequence[Mention]
    ) -> tuple[AwayPlace, ...]:
        """Return the places that are not hers, each once."""
        told = (
            AwayPlace(
                self.gazetteer.label(mention.match.place, request.language),
                mention.match.place.country,
                ROLES[mention.role],
            )
            for mention in mentions
            if mention.role in ROLES
        )
        return tuple(dict.fromkeys(told))

    def is_everyday(self, request: SearchRequest, mention: Mention) -> bool:
        """Whether the name is a word of her language that speaks of a need.

        Kirundi "kaga" is danger before it is a village; "in Moyo" said in English
        is the town, though "moyo" is the heart in Swahili. What everyone knows as a
        place is one, though a phrase names it: "I want to go to Iran".
        """
        match = mention.match
        known = match.place.population >= WELL_KNOWN_POPULATION
        if is_country(mention) or (known and mention.cue is PlaceCue.STRONG):
            return False
        named = tokens(request.q)[match.start : match.end]
        spoken = {request.language, detect_language(request.q, request.language)}
        return any(self.everyday.get(tag, NO_WORDS).issuperset(named) for tag in spoken)


def is_left(mention: Mention, country: str | None) -> bool:
    """Whether she comes from there, and is in another country by her own choice."""
    left = mention.role is Role.FROM and country is not None
    return left and mention.match.place.country != country


def is_country(mention: Mention) -> bool:
    """Whether a whole country was named."""
    return mention.match.place.kind is PlaceKind.COUNTRY


def positions_of(mentions: Sequence[Mention]) -> set[int]:
    """Return the token positions of places."""
    spans = (range(m.match.start, m.match.end) for m in mentions)
    return set().union(*spans)


def unknown_place(name: str) -> ResolvedPlace:
    """Search without the place, with a notice: an unknown place is no error."""
    return ResolvedPlace(notices=(Notice.PLACE_UNKNOWN,), unknown=name)


def more_notices(
    request: SearchRequest, own: ResolvedPlace, shunned: Sequence[Mention]
) -> tuple[Notice, ...]:
    """Ask for her place where only his is known; warn where a number was typed."""
    his = any(mention.role is Role.HIS for mention in shunned)
    asked = (Notice.WHERE_ARE_YOU,) if his and own.shown is None else ()
    return asked + ((Notice.NUMBER_TYPED,) if has_phone_number(request.q) else ())
