"""Who she is, what she is and whom she fears, read from what she typed."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from search.conditions import Calling, Conditions, Feared, Identity
from search.text.analysis import tokens
from search.text.stopwords import stop_words
from search.understanding.cues import CueWords
from search.understanding.resolved_place import text_outside

WHO_FILE = Path(__file__).parents[1] / "data" / "cues" / "who.json"

Sign = Calling | Identity | Feared


class IdentityCues(TypedDict):
    """How an identity is told of herself, and the words that only speak of it."""

    said: list[str]
    words: list[str]


class LanguageCues(TypedDict):
    """The cues of one language; ``asked`` are requests to whom others fear."""

    audience: dict[str, list[str]]
    identities: dict[str, IdentityCues]
    feared: dict[str, list[str]]
    asked: list[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """What some words say of her; ``aside`` when they say nothing of her need."""

    sign: Sign | None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """What was said of her, and the text without the words that only say so."""

    conditions: Conditions
    rest: str


def read_who(text: str, language: str, wrong: Collection[str] = ()) -> Who:
    """Read the conditions in a text; their words go unless they are all there is.

    ``wrong`` are those that were understood wrongly, and are not told again.
    """
    words = tuple(tokens(text))
    spans = _cue_words().found(words)
    cues = ((_cues()[words[span.start : span.stop]], span) for span in spans)
    found = [(cue, span) for cue, span in cues if cue.sign not in wrong]
    aside = {at for cue, span in found if cue.aside for at in span}
    silent = stop_words(language)
    left = (word for at, word in enumerate(words) if at not in aside)
    says_more = any(word not in silent for word in left)
    signs = {cue.sign for cue, _span in found}
    conditions = Conditions(
        callings=tuple(sign for sign in Calling if sign in signs),
        identities=tuple(sign for sign in Identity if sign in signs),
        feared=tuple(sign for sign in Feared if sign in signs),
    )
    return Who(conditions, text_outside(text, aside) if says_more else text)


@cache
def _cues() -> dict[tuple[str, ...], Cue]:
    """Return every cue of every language by its words: sentences mix languages."""
    raw = json.loads(WHO_FILE.read_text(encoding="utf-8"))
    found: dict[tuple[str, ...], Cue] = {}
    for language in raw["languages"].values():
        for text, cue in _cues_of(language):
            found.setdefault(tuple(tokens(text)), cue)
    return found


@cache
def _cue_words() -> CueWords:
    """Return the words of all cues, to look for."""
    return CueWords.of_words(_cues())


def _cues_of(language: LanguageCues) -> Iterator[tuple[str, Cue]]:
    for text in language["asked"]:
        yield text, Cue(None)
    for calling, texts in language["audience"].items():
        yield from ((text, Cue(Calling(calling), aside=True)) for text in texts)
    for name, cues in language["identities"].items():
        identity = Identity(name)
        yield from ((text, Cue(identity, aside=True)) for text in cues["said"])
        yield from ((text, Cue(identity)) for text in cues["words"])
    for actor, texts in language["feared"].items():
        yield from ((text, Cue(Feared(actor))) for text in texts)
