"""The words of each language that begin a clause, and those that deny a need."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.text.analysis import tokens

DENIAL_FILE = Path(__file__).parents[1] / "data" / "cues" / "denial.json"


@dataclass(frozen=True, slots=True)
class CueWords:
    """Words to look for in a text, each as its tokens; the longest counts.

    ``longest`` says how many words the longest has that begins with a word.
    """

    known: frozenset[tuple[str, ...]]
    longest: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "CueWords":
        """Return cue words of texts as they are written."""
        return cls.of_words(tuple(tokens(text)) for text in texts)

    @classmethod
    def of_words(cls, cues: Iterable[tuple[str, ...]]) -> "CueWords":
        """Return cue words of texts whose tokens are known."""
        known = frozenset(cues)
        longest: dict[str, int] = {}
        for words in known:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return cls(known, longest)

    def at(self, words: Sequence[str], start: int) -> int:
        """Return how many words from ``start`` on are a cue; 0 where none is."""
        longest = self.longest.get(words[start], 0)
        for size in range(min(longest, len(words) - start), 0, -1):
            if tuple(words[start : start + size]) in self.known:
                return size
        return 0

    def found(self, words: Sequence[str]) -> list[range]:
        """Return where cues stand, none within another."""
        places: list[range] = []
        start = 0
        while start < len(words):
            size = self.at(words, start)
            if size:
                places.append(range(start, start + size))
            start += size or 1
        return places


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of one language, as ``denial.json`` explains them."""

    but: CueWords
    joining: CueWords
    before: CueWords
    after: CueWords
    not_before: CueWords
    have_before: CueWords
    have_after: CueWords
    services: CueWords


@cache
def cues_of(language: str) -> Cues:
    """Return the cues of a language; of one that we do not know, none."""
    raw = json.loads(DENIAL_FILE.read_text(encoding="utf-8"))
    clauses = raw["clauses"].get(language, {})
    denial = raw["denial"].get(language, {})
    return Cues(
        but=CueWords.of(clauses.get("but", ())),
        joining=CueWords.of(clauses.get("and", ())),
        **{
            name: CueWords.of(denial.get(name, ()))
            for name in Cues.__slots__
            if name not in ("but", "joining")
        },
    )
