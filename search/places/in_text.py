"""The places that a text names, read in one pass: which they are, and what to her."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.places.candidates import Names, PlaceCandidate, longest
from search.places.context_words import PlaceCue
from search.places.disambiguation import others
from search.places.home import Home
from search.places.joined_names import in_one_breath, joined
from search.places.model import FOCUS_COUNTRIES, PlaceKind, PlaceMatch
from search.places.roles import Role
from search.places.store import PlaceStore
from search.places.told_text import Told

# Of these roles one may be where she is; the first is the likeliest.
_HERS = (Role.HERE, Role.PLAIN, Role.FROM)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a text names, what it is to her, and how surely it is a place."""

    match: PlaceMatch
    role: Role
    cue: PlaceCue
    road: bool = False


def find_mentions(store: PlaceStore, told: Told, home: Home) -> list[Mention]:
    """Return the places that the words name exactly, in the order of the text."""
    candidates = Names(store, told).candidates(home)
    chosen = sorted(longest(candidates), key=lambda each: each.span.start)
    named = in_one_breath(joined(chosen, home), told)
    return [_mention(candidate) for candidate in named]


def hers(mentions: Sequence[Mention]) -> Mention | None:
    """Return the place where she is, if one is; of several alike the last."""
    own = [mention for mention in mentions if mention.role in _HERS]
    if not own:
        return None
    best = max(own, key=_likelihood)
    if best.cue is PlaceCue.STRONG or best.role is not Role.PLAIN:
        return best
    # "Kampala Road Entebbe", "Gulu Kampala": which of them is hers must be asked.
    alike = [each for each in own if each.role is Role.PLAIN and each.cue <= best.cue]
    rest = (*best.match.alternatives, *(m.match.place for m in alike if m is not best))
    asked = replace(best.match, alternatives=tuple(dict.fromkeys(rest)))
    return replace(best, match=asked)


def _likelihood(mention: Mention) -> tuple[int, bool, int, bool, bool, int]:
    place = mention.match.place
    return (
        -_HERS.index(mention.role),
        not mention.road,
        mention.cue,
        place.kind is not PlaceKind.COUNTRY,
        place.country in FOCUS_COUNTRIES,
        mention.match.start,
    )


def _mention(candidate: PlaceCandidate) -> Mention:
    span, role = candidate.span, candidate.reading.role
    if role is Role.OF and not candidate.whole_country():
        role = Role.PLAIN  # "the consulate of Xela" is in Xela
    match = PlaceMatch(
        candidate.best.place,
        others(candidate.best, candidate.bearers, span.key),
        exact=True,
        start=span.start,
        end=span.end,
    )
    return Mention(match, role, candidate.cue, candidate.road)
