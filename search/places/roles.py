"""What a place in a sentence is to her, by the words around its name."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from search.places.words import AFTER_PLACE, BEFORE_PLACE
from search.text.analysis import fold

_CUES: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parents[1] / "data" / "cues" / "places.json").read_text("utf-8")
)
_NAME = "…"  # stands for the name of the place in a cue
# "far from the city of Gulu": so many small words may part a cue from a name.
_MOST_GAP_WORDS = 3
_GAP_COST = 0.1
# "my husband, who is a policeman, lives in Nairobi": so far back is he looked for.
_MOST_WORDS_TO_HIM = 7
Phrase = tuple[str, ...]


class Role(StrEnum):
    """What a place is to her; of equally long cues the one that stands first counts."""

    HERE = "here"
    OF = "of"
    NOT = "not"
    FAR = "far"
    HIS = "his"
    FROM = "from"
    TO = "to"
    NOBODY = "nobody"  # no place at all: a person of that name
    PLAIN = "plain"


_ORDER = {role: number for number, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words right before and after a name, and what they make of it."""

    role: Role
    language: str
    before: Phrase
    after: Phrase
    alone: bool = True  # needs nobody before it: "I am in", not "lives in"

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.before) + len(self.after)

    @property
    def says_little(self) -> bool:
        """Whether it is only a word like "in": he must stand right before it."""
        return len(self.before) <= 1 and AFTER_PLACE.issuperset(self.after)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a place is to her, and by how many words that was said."""

    role: Role = Role.PLAIN
    length: float = 0.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the sentence of a name begins, and where its clause does, after a comma."""

    sentence: int = 0
    clause: int = 0


def role_of(
    words: Sequence[str], start: int, end: int, bounds: Bounds = Bounds()
) -> Reading:
    """Return what the place ``words[start:end]`` is to her; the longest cue counts."""
    return max(
        _readings(words, start, end, bounds),
        key=lambda reading: (reading.length, -_ORDER[reading.role]),
        default=Reading(),
    )


def _readings(
    words: Sequence[str], start: int, end: int, bounds: Bounds
) -> Iterator[Reading]:
    for gap in range(_MOST_GAP_WORDS + 1):
        at = start - gap
        if at < bounds.clause or (gap and words[at] not in _GAP_WORDS):
            return
        parted = not BEFORE_PLACE.isdisjoint(words[at:start])
        for cue in _cues_at(words, at, end):
            # "my sister in Gulu", "to speak to in Gulu": the cue is of something else.
            if (gap and cue.role is Role.NOBODY) or (parted and cue.length == 1):
                continue
            if at - len(cue.before) < bounds.clause:
                continue
            cost = gap * _GAP_COST
            if cue.alone:
                yield Reading(cue.role, cue.length - cost)
            elif him := _his(words, at - len(cue.before), cue, bounds.sentence):
                yield Reading(cue.role, cue.length + him - cost)


def _cues_at(words: Sequence[str], at: int, end: int) -> Iterator[Cue]:
    """Yield the cues that end before ``at`` and go on from ``end``."""
    before = _BY_LAST_WORD.get(words[at - 1], ()) if at else ()
    after = _BY_FIRST_WORD.get(words[end], ()) if end < len(words) else ()
    for cue in (*before, *after):
        size = len(cue.before)
        begins = at >= size and tuple(words[at - size : at]) == cue.before
        if begins and tuple(words[end : end + len(cue.after)]) == cue.after:
            yield cue


def _his(words: Sequence[str], at: int, cue: Cue, sentence_start: int) -> int:
    """Return by how many words he is named before a cue; 0 when he is not.

    Where she stands between him and the place, it is hers: "he knows that I am in".
    """
    him, me = _HIM[cue.language], _ME[cue.language]
    first = max(at - (0 if cue.says_little else _MOST_WORDS_TO_HIM), sentence_start)
    for last in range(at, first - 1, -1):
        for size in him.sizes:
            begin = last - size
            if begin >= sentence_start and tuple(words[begin:last]) in him.phrases:
                return size
        if last > sentence_start and words[last - 1] in me:
            return 0
    return 0


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of one language, and of how many words they are, the longest first."""

    phrases: Set[Phrase]
    sizes: tuple[int, ...]


def _folded(texts: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(tuple(fold(text).split()) for text in texts)


def _phrases(section: str) -> Mapping[str, _Phrases]:
    found = {}
    for language, texts in _CUES[section].items():
        phrases = _folded(texts)
        sizes = sorted({len(phrase) for phrase in phrases}, reverse=True)
        found[language] = _Phrases(phrases, tuple(sizes))
    return found


def _words(section: str) -> Mapping[str, frozenset[str]]:
    texts = _CUES[section].items()
    return {tag: frozenset(fold(word) for word in words) for tag, words in texts}


def _cues(section: str, role: Role, *, alone: bool = True) -> Iterator[Cue]:
    for language, texts in _CUES[section].items():
        for text in texts:
            before, _, after = (tuple(fold(s).split()) for s in text.partition(_NAME))
            yield Cue(role, language, before, after, alone)


def _all_cues() -> Iterator[Cue]:
    plain = (Role.HERE, Role.FROM, Role.NOT, Role.FAR, Role.TO, Role.OF, Role.NOBODY)
    for role in plain:
        yield from _cues(role.value, role)
    yield from _cues("his", Role.HIS, alone=False)
    yield from _cues("alone", Role.HIS)


def _by_word() -> tuple[Mapping[str, list[Cue]], Mapping[str, list[Cue]]]:
    """Return the cues by the word before the name, else by the word after it."""
    last: dict[str, list[Cue]] = defaultdict(list)
    first: dict[str, list[Cue]] = defaultdict(list)
    for cue in _all_cues():
        if cue.before:
            last[cue.before[-1]].append(cue)
        else:
            first[cue.after[0]].append(cue)
    return last, first


def links(words: Sequence[str]) -> bool:
    """Whether two names with these words between them are said in one breath."""
    return all(word in _LINKS or word in _GAP_WORDS for word in words)


_LINKS = frozenset().union(*_words("link").values())
_GAP_WORDS = frozenset().union(*_words("gap").values())
_HIM = _phrases("him")
_ME = _words("me")
_BY_LAST_WORD, _BY_FIRST_WORD = _by_word()
