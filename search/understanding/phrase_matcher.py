"""Find whole phrases of the bank in a text: needs, look-alikes, words of asking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from search.text.analysis import tokens
from search.text.stemming import stem
from search.text.stopwords import stop_words
from search.understanding.phrase_bank import PhraseBank

LONGEST_WORDS = 18  # the longest of 23,958 phrases has 17
LOOK_ALIKE_WORDS = 4  # 34 of 1,547 look-alikes have more, and are found as they stand
# Under this many letters a foreign word is likelier a word of the query's language.
FOREIGN_LETTERS = 4
_HEAD = 3  # for speed alone: letters by which most of a text is passed over


class PhraseKind(IntEnum):
    """What a phrase is; of two equally long ones the lower kind wins."""

    LOOK_ALIKE = 0
    NEED = 1
    ASKING = 2


@dataclass(frozen=True, slots=True)
class PhraseSpan:
    """A phrase of the bank at the token positions from ``start`` to before ``end``."""

    start: int
    end: int
    kind: PhraseKind
    phrase: str
    codes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[int]:
        """Yield the token positions."""
        return iter(range(self.start, self.end))

    def __len__(self) -> int:
        """Return how many tokens it covers."""
        return self.end - self.start


@dataclass(slots=True)
class _Entry:
    kind: PhraseKind
    phrase: str
    codes: dict[str, None]
    languages: set[str]


class PhraseMatcher:
    """Finds phrases by their letters without spaces: safehouse is safe house."""

    def __init__(self, bank: PhraseBank) -> None:
        """Index all phrases of a bank."""
        self._entries: dict[str, _Entry] = {}
        for phrase in bank.phrases:
            entry = self._enter(phrase.text, PhraseKind.NEED)
            entry.codes[phrase.code] = None
            entry.languages.add(phrase.language)
        self._look_alikes: dict[str, str] = {}
        for phrase in bank.negatives:
            self._enter(phrase.text, PhraseKind.LOOK_ALIKE)
            key = _stems(tokens(phrase.text), phrase.language)
            self._look_alikes[f"{phrase.language}~{key}"] = phrase.text
        for text in bank.stops:
            self._enter(text, PhraseKind.ASKING)
        self._heads = {key[:_HEAD] for key in self._entries}
        self._longest = max(map(len, self._entries), default=0)

    def find(self, words: Sequence[str], language: str) -> list[PhraseSpan]:
        """Return phrases that do not overlap, the longer before the shorter."""
        found = sorted(
            [*self._all(words, language), *self._inflected(words, language)],
            key=lambda span: (-len(span), span.kind, span.start),
        )
        taken: set[int] = set()
        chosen = []
        for span in found:
            if taken.isdisjoint(span):
                taken.update(span)
                chosen.append(span)
        return chosen

    def _enter(self, text: str, kind: PhraseKind) -> _Entry:
        key = "".join(tokens(text))
        entry = self._entries.get(key)
        # A phrase that means a need in any language is never one of asking.
        if entry is None or kind < entry.kind:
            entry = self._entries[key] = _Entry(kind, text, {}, set())
        return entry

    def _inflected(self, words: Sequence[str], language: str) -> Iterator[PhraseSpan]:
        """Yield look-alikes in another form: animal shelters."""
        for start in range(len(words) - 1):
            for end in range(start + 2, min(start + LOOK_ALIKE_WORDS, len(words)) + 1):
                key = f"{language}~{_stems(words[start:end], language)}"
                if key in self._look_alikes:
                    yield PhraseSpan(
                        start, end, PhraseKind.LOOK_ALIKE, self._look_alikes[key]
                    )

    def _all(self, words: Sequence[str], language: str) -> Iterator[PhraseSpan]:
        for start in range(len(words)):
            joined = ""
            for end in range(start + 1, min(start + LONGEST_WORDS, len(words)) + 1):
                joined += words[end - 1]
                if len(joined) > self._longest:
                    break
                if len(joined) >= _HEAD and joined[:_HEAD] not in self._heads:
                    break
                entry = self._entries.get(joined)
                if entry and _means_it(entry, joined, end - start, language):
                    yield PhraseSpan(
                        start, end, entry.kind, entry.phrase, tuple(entry.codes)
                    )


def _stems(words: Sequence[str], language: str) -> str:
    return " ".join(stem(word, language) for word in words)


def _means_it(entry: _Entry, joined: str, size: int, language: str) -> bool:
    if entry.kind is not PhraseKind.NEED or size > 1 or language in entry.languages:
        return True
    return len(joined) >= FOREIGN_LETTERS and joined not in stop_words(language)
