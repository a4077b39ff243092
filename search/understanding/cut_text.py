"""A text cut for reading: its phrases, what it denies, and the words that are left."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from search.taxonomy import family_of
from search.text.analysis import surfaces
from search.text.stopwords import stop_words
from search.understanding.clauses import Typed
from search.understanding.cues import cues_of
from search.understanding.denial import denied_in
from search.understanding.phrase_matcher import PhraseKind, PhraseMatcher, PhraseSpan

MOST_TOKENS = 800  # a story of 4,000 characters has about so many words
SHORT_NUMBER = 3  # digits: 116 may be a line, more digits say nothing
FEW_BESIDE = 1  # "abri à Zorgho": a name that we do not know
FEW_WORDS = 4  # "i do not want him to find me" has only small words


@dataclass(frozen=True, slots=True)
class CutText:
    """A text cut for reading; ``kept`` are the words that may ask for something.

    ``loud`` are those of them that are no small words; ``named`` are services by name.
    """

    typed: Typed
    spans: Sequence[PhraseSpan]
    denied: Sequence[range]
    kept: Sequence[int]
    loud: Sequence[int]
    named: Sequence[PhraseSpan]

    @property
    def named_families(self) -> frozenset[str]:
        """The families of the services that are named, with hardly a word beside."""
        loud = set(self.loud)
        spans = [span for span in self.named if loud.intersection(span)]
        if len(loud.difference(*spans)) > FEW_BESIDE:
            return frozenset()
        return frozenset(family_of(code) for span in spans for code in span.codes)

    @property
    def says_something(self) -> bool:
        """Whether there is more than words of asking; small words alone may tell."""
        asking = positions_of(self.spans, PhraseKind.ASKING)
        small = [position for position in self.kept if position not in asking]
        return bool(self.loud) or len(small) >= FEW_WORDS

    def words(self, positions: Iterable[int]) -> list[str]:
        """Return the tokens at some positions."""
        return [self.typed[position][0] for position in positions]

    def nothing_but_phrases(self) -> list[PhraseSpan]:
        """Return the phrases that are all that was said, but for words of asking."""
        kept = set(self.kept)
        phrases = [
            span
            for span in self.spans
            if span.kind is PhraseKind.NEED and kept.issuperset(span)
        ]
        covered = {position for span in phrases for position in span}
        return phrases if covered.issuperset(self.loud or self.kept) else []


def cut_text(
    text: str, language: str, matcher: PhraseMatcher, names: Set[str]
) -> CutText:
    """Cut a text; a service is named in it by a phrase that is among ``names``."""
    typed = list(surfaces(text))[:MOST_TOKENS]
    words = [token for token, _surface in typed]
    spans = matcher.find(words, language)
    named = [
        span for span in spans if span.kind is PhraseKind.NEED and span.phrase in names
    ]
    services = [range(span.start, span.end) for span in named]
    denied = denied_in(typed, cues_of(language), services)
    gone = positions_of(spans, PhraseKind.LOOK_ALIKE).union(*denied)
    gone |= {p for p, word in enumerate(words) if is_long_number(word)}
    kept = [p for p in range(len(words)) if p not in gone]
    asking = positions_of(spans, PhraseKind.ASKING)
    silent = stop_words(language)
    loud = [p for p in kept if p not in asking and words[p] not in silent]
    return CutText(typed, spans, denied, kept, loud, named)


def is_long_number(word: str) -> bool:
    """Whether a word is a number that nobody can read as a need."""
    return word.isdigit() and len(word) > SHORT_NUMBER


def positions_of(spans: Iterable[PhraseSpan], kind: PhraseKind) -> set[int]:
    """Return where phrases of a kind stand."""
    return {position for span in spans if span.kind is kind for position in span}
