"""The phrase bank: what people say, in each language, for each need."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from search.taxonomy import family_of

PHRASE_FOLDER = Path(__file__).parents[1] / "data" / "phrases"


class TermFile(TypedDict, total=False):
    """The phrases of one taxonomy code in a phrase file."""

    phrases: list[str]
    spoken: list[str]
    romanised: list[str]
    misspelt: list[str]


class PhraseFile(TypedDict):
    """One language's phrase file as it is stored."""

    language: str
    terms: dict[str, TermFile]
    negative: list[str]
    stop: list[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that somebody uses for a need; ``code`` is empty for a look-alike.

    ``shown`` is false for what is understood and never offered: misspelt words.
    ``named`` is true for the name of a service, not for what people say.
    """

    text: str
    code: str
    language: str
    shown: bool = True
    named: bool = False


@dataclass(frozen=True, slots=True)
class PhraseBank:
    """Phrases for needs, phrases that look like one and are none, words of asking."""

    phrases: tuple[Phrase, ...]
    negatives: tuple[Phrase, ...] = ()
    stops: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of services, as they are written."""
        return frozenset(phrase.text for phrase in self.phrases if phrase.named)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code with a phrase, and every parent of one, in order."""
        own = {phrase.code for phrase in self.phrases}
        return tuple(sorted(own | set(map(family_of, own))))


def _phrases_of(raw: PhraseFile) -> Iterator[Phrase]:
    for code, term in raw["terms"].items():
        texts = (
            *term.get("phrases", ()),
            *term.get("spoken", ()),
            *term.get("romanised", ()),
            *term.get("misspelt", ()),
        )
        misspelt = frozenset(term.get("misspelt", ()))
        names = frozenset(term.get("phrases", ()))
        for text in dict.fromkeys(texts):
            yield Phrase(
                text, code, raw["language"], text not in misspelt, text in names
            )


def make_bank(files: Iterable[PhraseFile]) -> PhraseBank:
    """Return one bank of all the languages' files."""
    raws = list(files)
    return PhraseBank(
        phrases=tuple(phrase for raw in raws for phrase in _phrases_of(raw)),
        negatives=tuple(
            Phrase(text, "", raw["language"])
            for raw in raws
            for text in raw["negative"]
        ),
        stops=tuple(text for raw in raws for text in raw["stop"]),
    )


@cache
def load_bank(folder: Path = PHRASE_FOLDER) -> PhraseBank:
    """Return the bank of every phrase file below a folder, read once a process."""
    paths = sorted(folder.rglob("*.json"))
    return make_bank(json.loads(path.read_text(encoding="utf-8")) for path in paths)
