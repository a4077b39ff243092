"""The words of a text as names of places may stand among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from search.places.context_words import (
    PlaceCue,
    Token,
    cue_after,
    cue_before,
    tokens_of,
)
from search.places.roles import Bounds, Reading, Role, role_of
from search.places.words import PERSONS_AND_WORDS, ROADS

# A story of 4,000 characters, the longest that is taken, has as many words.
_MOST_WORDS = 900
# Names of six words and more are a handful of the 9,628 of the six countries.
_MAX_NAME_WORDS = 7
_MAX_NAME_WORDS_OF_A_STORY = 4
_STORY_WORDS = 80
# Arabic writes in, to, and, so as one letter of the next word: بطرابلس.
_CLITICS = {"ب": PlaceCue.STRONG, "ل": PlaceCue.WEAK, "و": PlaceCue.NONE}
_SHORTEST_AFTER_CLITIC = 4  # with 5, بتونس, in Tunis, is not found
# Swahili writes in, at, to as the end of the word: Nairobini.
_LOCATIVE = "ni"
_SHORTEST_BEFORE_LOCATIVE = 5  # 4 or 6 change none of 3,082 texts
# With her country given, so few words are a need and a name, not yet a story: there
# a hamlet is a place, and a bare "lawyer Rabinal" must not be of another country.
_FEW_WORDS = 8
_NEED_AND_NAME_WORDS = 3
_SAID_IN_WORDS = 2  # of a cue: "I am in", "born in"; "to" alone may mean anything


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words ``start`` to before ``end`` read as one name.

    ``whole`` is what stood there, where a letter of it was taken for another word;
    ``attached`` what that letter says.
    """

    start: int
    end: int
    key: str
    whole: str = ""
    attached: PlaceCue = PlaceCue.NONE


@dataclass(frozen=True, slots=True)
class Told:
    """The folded words of a text, and what it tells of the names in it."""

    tokens: Sequence[Token]
    words: Sequence[str]
    bounds: Sequence[Bounds]  # of the sentence and the clause of each word
    spans: Sequence[NameSpan]  # every run of words that may be a name
    before: Sequence[PlaceCue]  # what the words before each position say
    after: Sequence[PlaceCue]  # and those from there on

    @classmethod
    def of(cls, text: str) -> "Told":
        """Return the words of a text; of one that is too long its end."""
        tokens = tokens_of(text)
        bounds, sentence, clause = [], 0, 0
        for number, token in enumerate(tokens):
            sentence = number if token.opens else sentence
            clause = number if token.parts else clause
            bounds.append(Bounds(sentence, clause))
        words = [token.word for token in tokens]
        before = [cue_before(words, at) for at in range(len(words))]
        after = [cue_after(words, at) for at in range(len(words) + 1)]
        return cls(tokens, words, bounds, _spans(words), before, after)

    @property
    def is_short(self) -> bool:
        """Whether it is a need and a name, and no story."""
        return len(self.words) <= _FEW_WORDS

    def cue(self, span: NameSpan, reading: Reading) -> PlaceCue:
        """Return how far the words around a name say that it is a place."""
        cue = max(self.before[span.start], self.after[span.end], span.attached)
        if span.attached is PlaceCue.NONE and span.whole:
            cue = PlaceCue.NONE
        if reading.role in (Role.PLAIN, Role.NOBODY):
            return cue
        sure = reading.length + 0.5 >= _SAID_IN_WORDS
        leads_away = reading.role in (Role.TO, Role.FROM)
        said = PlaceCue.STRONG if sure and not leads_away else PlaceCue.WEAK
        return max(cue, said)

    def reading(self, span: NameSpan) -> Reading:
        """Return what a place would be to her."""
        bounds = self.bounds[span.start]
        return role_of(self.words, span.start, span.end, bounds)

    def is_nobody(self, span: NameSpan) -> bool:
        """Whether a person is called so."""
        return self.reading(span).role is Role.NOBODY

    def capital(self, span: NameSpan) -> bool:
        """Whether a name was written with a capital."""
        return self.tokens[span.start].capital

    def is_road(self, span: NameSpan) -> bool:
        """Whether a road is called so, in whatever town."""
        around = (*self.words[max(span.start - 1, 0) : span.start],)
        return not ROADS.isdisjoint((*around, *self.words[span.end : span.end + 1]))

    def is_doubtful(self, span: NameSpan, cue: PlaceCue, reading: Reading) -> bool:
        """Whether a name that is also a person's, or a word, was not said as a place.

        "Lawyer in Paris" and "I am from Jordan" are places; "my friend Paris" is none,
        and "in Florence it began" tells where something was, not where she is.
        """
        if PERSONS_AND_WORDS.isdisjoint((span.key, span.whole)):
            return False
        if reading.role is not Role.PLAIN and reading.length + 0.5 >= _SAID_IN_WORDS:
            return False
        at_end = span.end == len(self.words)
        if at_end and len(self.words) <= _NEED_AND_NAME_WORDS:
            return False
        tells_where = span.start - self.bounds[span.start].sentence <= 1 and not at_end
        return cue is not PlaceCue.STRONG or tells_where


def _spans(words: Sequence[str]) -> list[NameSpan]:
    count = len(words)
    longest = _MAX_NAME_WORDS if count <= _STORY_WORDS else _MAX_NAME_WORDS_OF_A_STORY
    first = max(0, count - _MOST_WORDS)
    whole = [
        NameSpan(start, end, " ".join(words[start:end]))
        for start in range(first, count)
        for end in range(start + 1, min(start + longest, count) + 1)
    ]
    return [*whole, *_without_clitic(whole)]


def _without_clitic(spans: Iterable[NameSpan]) -> Iterator[NameSpan]:
    for span in spans:
        said = _CLITICS.get(span.key[0])
        if said is not None and len(span.key) > _SHORTEST_AFTER_CLITIC:
            yield replace(span, key=span.key[1:], whole=span.key, attached=said)
        stem = span.key.removesuffix(_LOCATIVE)
        if stem != span.key and len(stem) >= _SHORTEST_BEFORE_LOCATIVE:
            yield replace(span, key=stem, whole=span.key, attached=PlaceCue.WEAK)
