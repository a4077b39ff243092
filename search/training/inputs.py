"""What the model is trained from: the phrase bank, the stories, and small talk."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.text.analysis import tokens
from search.understanding.phrase_bank import PHRASE_FOLDER

DATA_FOLDER = PHRASE_FOLDER.parent

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that somebody says, and every need that they ask for."""

    words: Words
    codes: tuple[str, ...]
    story: bool = False


@dataclass(slots=True)
class LanguageInputs:
    """All that is known of one language; the order is that of the files."""

    needs: dict[Words, dict[str, None]] = field(default_factory=dict)
    stories: set[Words] = field(default_factory=set)
    small_talk: dict[Words, None] = field(default_factory=dict)
    beside: dict[Words, None] = field(default_factory=dict)
    asking: dict[Words, None] = field(default_factory=dict)
    joining: tuple[Words, ...] = ()

    @property
    def sentences(self) -> list[Sentence]:
        """What asks for a need, each text once with all of its codes."""
        return [
            Sentence(words, tuple(codes), words in self.stories)
            for words, codes in self.needs.items()
        ]


def input_files(folder: Path = DATA_FOLDER) -> list[Path]:
    """Return every file that the model is trained from, in one order."""
    found = [*folder.glob("phrases/**/*.json"), *folder.glob("stories/*/*.json")]
    return [*sorted(found), folder / "cues" / "denial.json"]


def digest_of(files: Iterable[Path], folder: Path = DATA_FOLDER) -> str:
    """Return a digest of names and contents: another one asks for another training."""
    told = hashlib.sha256()
    for path in files:
        told.update(str(path.relative_to(folder)).encode() + b"\0")
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def read_inputs(folder: Path = DATA_FOLDER) -> dict[str, LanguageInputs]:
    """Return what is known of each language."""
    found: dict[str, LanguageInputs] = {}
    for path in input_files(folder)[:-1]:
        raw = json.loads(path.read_text(encoding="utf-8"))
        own = found.setdefault(raw["language"], LanguageInputs())
        read_phrases(own, raw)
        read_stories(own, raw)
    joining = json.loads((folder / "cues" / "denial.json").read_text("utf-8"))
    for language, cues in joining["clauses"].items():
        if language in found:
            found[language].joining = tuple(words_of(cues["and"]))
    return dict(sorted(found.items()))


def read_phrases(own: LanguageInputs, raw: Mapping[str, Any]) -> None:
    """Add what a file of the phrase bank holds."""
    for code, term in raw.get("terms", {}).items():
        for texts in term.values():
            for words in words_of(texts):
                own.needs.setdefault(words, {})[code] = None
    own.small_talk.update(dict.fromkeys(words_of(raw.get("negative", ()))))
    own.asking.update(dict.fromkeys(words_of(raw.get("stop", ()))))


def read_stories(own: LanguageInputs, raw: Mapping[str, Any]) -> None:
    """Add what a file of stories or of small talk holds."""
    for code, texts in raw.get("needs", {}).items():
        for words in words_of(texts):
            own.needs.setdefault(words, {})[code] = None
            own.stories.add(words)
    own.small_talk.update(dict.fromkeys(words_of(raw.get("small_talk", ()))))
    own.beside.update(dict.fromkeys(words_of(raw.get("beside", ()))))


def words_of(texts: Iterable[str]) -> Iterator[Words]:
    """Yield the words of each text that has any."""
    for text in texts:
        words = tuple(tokens(text))
        if words:
            yield words
