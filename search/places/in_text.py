"""Find the place words inside a query: the longest sure name wins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.places.context_words import PlaceCue, is_credible, place_cue, tokens_of
from search.places.disambiguation import bears_plainly, likeliest, others
from search.places.fuzzy import FuzzyNames
from search.places.model import (
    FOCUS_COUNTRIES,
    NEIGHBOUR_COUNTRIES,
    PlaceKind,
    PlaceMatch,
)
from search.places.store import PlaceStore, StoredPlace
from search.places.words import COMMON_WORDS, GENERIC_WORDS, NEVER_PLACES

_MOST_WORDS = 60  # bounds the work; a long story of the tests has as many
# Names of six words and more are a handful of the 9,792 of the six countries.
_MAX_NAME_WORDS = 7
# With her country given, so few words are a need and a name, not yet a story: there
# a hamlet is a place, and a bare "lawyer Rabinal" must not be of another country.
_FEW_WORDS = 8
_MOST_BEARERS = 12  # the likeliest; 28 of 161,656 names have more bearers
# Arabic writes in, to, and, so as one letter of the next word: بطرابلس.
_CLITICS = {"ب": PlaceCue.STRONG, "ل": PlaceCue.WEAK, "و": PlaceCue.NONE}
_SHORTEST_AFTER_CLITIC = 4  # with 5, بتونس, in Tunis, is not found
# Swahili writes in, at, to as the end of the word: Nairobini.
_LOCATIVE = "ni"
_SHORTEST_BEFORE_LOCATIVE = 5  # 4 or 6 change none of 3,082 texts
# With 4, "kabi" after "in" would be Kabul; with 6, کابلل would not.
_SHORTEST_FUZZY = 5
_SHORTEST_SAID_LAST = 7  # "wakili nakurru": with 8 Nakuru is not found
# With 8, "msaada wa kisheria", legal help, would name a place.
_LONG_FUZZY = 9
# A misspelt name is of a place that many know. Of 3,082 texts 10,000 changes none, and
# 100,000 one: "mis suegros me maltratan" is then no Malacatán (92,816) any more.
_LEAST_FUZZY = 40_000
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words ``start`` to before ``end`` read as one name.

    ``whole`` is what stood there, where a letter of it was taken for another word.
    """

    start: int
    end: int
    key: str
    cue: PlaceCue
    capital: bool
    whole: str = ""


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A span that is credibly a place, with all bearers of the name."""

    span: NameSpan
    best: StoredPlace
    bearers: tuple[StoredPlace, ...]

    def whole_country(self) -> bool:
        """Return whether a country is meant."""
        return self.best.place.kind is PlaceKind.COUNTRY


def find_exact_inside(
    store: PlaceStore, text: str, country: str | None
) -> PlaceMatch | None:
    """Return the place that the words name exactly; a country named beside decides."""
    spans = _spans(text)
    few = max((span.end for span in spans), default=0) <= _FEW_WORDS
    candidates = _candidates(store, spans, country, few=few)
    named = [candidate for candidate in candidates if candidate.whole_country()]
    towns = [candidate for candidate in candidates if not candidate.whole_country()]
    for whole in named:
        code = whole.best.place.country
        inner = _inner(store, spans, code)
        before = [s for s in spans if s.end == whole.span.start]
        inner = inner or _inner(store, before, code, few=few)  # Rabinal, Guatemala
        if inner:
            return _match_of(_with_country(_best(inner), whole.span))
    if not candidates:
        return None
    return _match_of(_best(towns or named))


def find_fuzzy_inside(
    store: PlaceStore, names: FuzzyNames, text: str, country: str | None
) -> PlaceMatch | None:
    """Return a misspelt place after a word like "in", or said last of all.

    Never one in another country.
    """
    spans = _spans(text)
    after = [s for s in spans if s.cue is PlaceCue.STRONG]
    for span in [*after, *_last_word(spans)]:
        near = names.nearest(span.key) if _may_be_misspelt(span.key) else None
        if near and _is_slip(span.key, near.key):
            match = _guess(store, span, near.key, country)
            if match:
                return match
    return None


def _last_word(spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Yield the last word, if it is long: "lawyer Bujumbra" says where without "in"."""
    end = max((span.end for span in spans), default=0)
    for span in spans:
        alone = span.start == end - 1 and not span.whole
        if alone and len(span.key) >= _SHORTEST_SAID_LAST:
            yield span


def _spans(text: str) -> list[NameSpan]:
    tokens = tokens_of(text)[:_MOST_WORDS]
    words = [token.word for token in tokens]
    spans = []
    for start in range(len(words)):
        for end in range(start + 1, min(start + _MAX_NAME_WORDS, len(words)) + 1):
            key = " ".join(words[start:end])
            cue = place_cue(words, start, end)
            spans.append(NameSpan(start, end, key, cue, tokens[start].capital))
    return [*spans, *_without_clitic(spans)]


def _without_clitic(spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    for span in spans:
        cue = _CLITICS.get(span.key[0])
        if cue is not None and len(span.key) > _SHORTEST_AFTER_CLITIC:
            yield replace(span, key=span.key[1:], cue=cue, whole=span.key)
        stem = span.key.removesuffix(_LOCATIVE)
        if stem != span.key and len(stem) >= _SHORTEST_BEFORE_LOCATIVE:
            guessed = max(span.cue, PlaceCue.WEAK)
            yield replace(span, key=stem, cue=guessed, whole=span.key)


def _inner(
    store: PlaceStore, spans: Sequence[NameSpan], country: str, *, few: bool = False
) -> list[PlaceCandidate]:
    found = _candidates(store, spans, country, few=few)
    return [candidate for candidate in found if _candidate_lies_in(candidate, country)]


def _candidates(
    store: PlaceStore,
    spans: Sequence[NameSpan],
    country: str | None,
    *,
    few: bool = False,
) -> list[PlaceCandidate]:
    ranks = store.ranks_by_key(list({span.key for span in spans}))
    known = store.places(
        rank for found in ranks.values() for rank in found[:_MOST_BEARERS]
    )
    ours = {
        key
        for key, found in ranks.items()
        if any(known[r].place.country in FOCUS_COUNTRIES for r in found[:_MOST_BEARERS])
    }
    candidates = []
    for span in spans:
        if span.whole in ours:  # بامیان is Bamyan, and not "in Amiens"
            continue
        bearers = tuple(known[rank] for rank in ranks.get(span.key, ())[:_MOST_BEARERS])
        credible = [s for s in bearers if _credible(s, span, country, few=few)]
        if credible:
            best = likeliest(credible, span.key, country)
            candidates.append(PlaceCandidate(span, best, bearers))
    return candidates


def _credible(
    stored: StoredPlace, span: NameSpan, country: str | None, *, few: bool
) -> bool:
    near = {country, *FOCUS_COUNTRIES, *NEIGHBOUR_COUNTRIES}
    if span.whole and stored.place.country not in near:
        return False
    return is_credible(
        stored.place,
        span.key,
        span.cue,
        plain=bears_plainly(stored, span.key),
        capital=span.capital,
        home=stored.place.country == country,
        few=few,
    )


def _best(candidates: Sequence[PlaceCandidate]) -> PlaceCandidate:
    return min(candidates, key=_candidate_order)


def _candidate_order(candidate: PlaceCandidate) -> tuple[int, int, bool, int]:
    span, place = candidate.span, candidate.best.place
    return (
        span.start - span.end,
        -span.cue,
        place.country not in FOCUS_COUNTRIES,
        candidate.best.rank,
    )


def _candidate_lies_in(candidate: PlaceCandidate, country: str) -> bool:
    return not candidate.whole_country() and candidate.best.place.country == country


def _with_country(candidate: PlaceCandidate, other: NameSpan) -> PlaceCandidate:
    """Return the candidate with the name of its country, if that is the next word."""
    span = candidate.span
    if other.start == span.end:
        return replace(candidate, span=replace(span, end=other.end))
    return candidate


def _match_of(candidate: PlaceCandidate) -> PlaceMatch:
    span = candidate.span
    return PlaceMatch(
        candidate.best.place,
        others(candidate.best, candidate.bearers, span.key),
        exact=True,
        start=span.start,
        end=span.end,
    )


def _may_be_misspelt(key: str) -> bool:
    longest = max(key.split(), key=len)
    familiar = COMMON_WORDS | GENERIC_WORDS | NEVER_PLACES
    return len(longest) >= _SHORTEST_FUZZY and longest not in familiar


def _is_slip(typed: str, known: str) -> bool:
    """Return whether one is a slip of the other, not another word of like letters.

    A letter changed for another makes words: taliban and Taliqan, ibanga and Ibanda.
    So only a letter more, fewer or swapped, or one vowel for another, counts; in a
    long name anything near. A name that differs in no letter is a slip of its spaces,
    or of nothing at all: a hamlet's, which without "in" was no exact place.
    """
    if typed[0] != known[0] or (" " in typed and " " not in known):
        return False
    typed, known = typed.replace(" ", ""), known.replace(" ", "")
    if typed == known:
        return True
    if len(typed) >= _LONG_FUZZY or len(typed) != len(known):
        return abs(len(typed) - len(known)) <= 1 or len(typed) >= _LONG_FUZZY
    changed = [pair for pair in zip(typed, known, strict=True) if pair[0] != pair[1]]
    vowels = len(typed) > _SHORTEST_FUZZY and set(changed[0]) <= _VOWELS
    return sorted(typed) == sorted(known) or (len(changed) == 1 and vowels)


def _guess(
    store: PlaceStore, span: NameSpan, key: str, country: str | None
) -> PlaceMatch | None:
    """Return the town or division of a like name, if it is one that people know."""
    home = (country,) if country else FOCUS_COUNTRIES
    bearers = [
        stored
        for stored in store.places(store.ranks_by_key([key]).get(key, ())).values()
        if stored.place.country in home
        and (
            stored.place.kind is PlaceKind.ADMIN1
            or stored.place.population >= _LEAST_FUZZY
        )
    ]
    if not bearers:
        return None
    best = likeliest(bearers, key, country)
    return PlaceMatch(
        best.place, others(best, bearers, key), False, span.start, span.end
    )
