"""Needs read in what somebody typed: by exact phrases, and by the trained model."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from search.text.analysis import surfaces, trimmed
from search.text.stopwords import stop_words
from search.understanding.clauses import Typed, clauses_in
from search.understanding.cues import cues_of
from search.understanding.deciding import Decision, decide, needs_own
from search.understanding.denial import denied_in
from search.understanding.features import Floats
from search.understanding.linear import LinearModel, load_model
from search.understanding.phrase_bank import PhraseBank
from search.understanding.phrase_matcher import PhraseKind, PhraseMatcher, PhraseSpan

MOST_TOKENS = 800  # a story of 4,000 characters has about so many words
# A kind of help is meant when it has this share of its family; else the family is.
CHILD = 0.35
# A denied need is told when the denied words have this share of one family.
DENIED = 0.45
# Of one need, words that speak this much of what its strongest word does are its own.
NOTABLE = 0.4
MOST_WORDS = 8
LEAST_SHARE = 0.02  # of the likeliest kind; less moves no listing
SHORT_NUMBER = 3
FEW_WORDS = 4  # "i do not want him to find me" has no other
SURE = 1.0
STATED_CONFIDENCE = 0.5  # and up: half of what is left by the share


@dataclass(frozen=True, slots=True)
class Recognised:
    """A need that was understood, and from which typed words.

    ``shares`` weigh the kinds of its family, the likeliest 1.0; none where the code
    was named. ``positions`` count in ``analysis.tokens`` of the text.
    """

    code: str
    confidence: float
    source: str
    positions: frozenset[int]
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text asks for, surest first.

    ``likely`` is only filled where nothing was stated: nobody may be told that she
    said so.
    """

    stated: tuple[Recognised, ...] = ()
    perhaps: tuple[Recognised, ...] = ()
    denied: tuple[Recognised, ...] = ()
    likely: tuple[Recognised, ...] = ()


NOTHING = Reading()


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut for reading; ``kept`` are the words that may ask for something."""

    typed: Typed
    spans: Sequence[PhraseSpan]
    denied: Sequence[range]
    kept: Sequence[int]
    loud: Sequence[int]

    @property
    def says_something(self) -> bool:
        """Whether there is more than words of asking; small words alone may tell."""
        asking = _positions(self.spans, PhraseKind.ASKING)
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


class Recogniser:
    """Reads needs; made once from a bank and a model, then only read."""

    def __init__(self, bank: PhraseBank, model: LinearModel | None = None) -> None:
        """Read with these phrases, and with the trained model unless told another."""
        self._model = model or load_model()
        self._matcher = PhraseMatcher(bank)
        self._names = frozenset(bank.names)
        self._columns: dict[str, list[int]] = {}
        for number, code in enumerate(self._model.codes[:-1]):
            self._columns.setdefault(code.partition(".")[0], []).append(number)

    def recognise(self, text: str, language: str) -> Reading:
        """Return the needs in a text; ``language`` is its likely language."""
        cut = self._cut(text, language)
        denied = self._denied(cut)
        phrases = cut.nothing_but_phrases()
        if phrases:
            return Reading(stated=_sure(phrases, cut.typed), denied=denied)
        if not cut.says_something:
            return Reading(denied=denied)
        shares = self._without(denied, self._model.likely(cut.words(cut.kept)))
        families = self._families(shares)
        own = self._own(cut, language, denied) if needs_own(families) else {}
        decision = decide(families, float(shares[-1]), own, denied=bool(denied))
        return self._reading(decision, families, shares, cut, denied)

    def _cut(self, text: str, language: str) -> _Text:
        typed = list(surfaces(text))[:MOST_TOKENS]
        words = [token for token, _surface in typed]
        spans = self._matcher.find(words, language)
        named = [
            range(span.start, span.end)
            for span in spans
            if span.kind is PhraseKind.NEED and span.phrase in self._names
        ]
        denied = denied_in(typed, cues_of(language), named)
        gone = {p for part in denied for p in part}
        gone |= _positions(spans, PhraseKind.LOOK_ALIKE)
        kept = [p for p in range(len(words)) if p not in gone and not _number(words[p])]
        silent = stop_words(language)
        asking = _positions(spans, PhraseKind.ASKING)
        loud = [p for p in kept if p not in asking and words[p] not in silent]
        return _Text(typed, spans, denied, kept, loud)

    def _denied(self, cut: _Text) -> tuple[Recognised, ...]:
        """Return the needs that the denied words name."""
        found: dict[str, Recognised] = {}
        for part in cut.denied:
            shares = self._model.likely(cut.words(part))
            families = self._families(shares)
            family = max(families, key=lambda name: families[name])
            if families[family] >= DENIED:
                need = self._need(family, families[family], shares, cut, part)
                found.setdefault(need.code, replace(need, positions=frozenset(part)))
        return tuple(found.values())

    def _without(self, denied: Iterable[Recognised], shares: Floats) -> Floats:
        """Return the shares without what she denied: it is never stated."""
        gone = [
            number
            for need in denied
            for number in self._columns[need.code.partition(".")[0]]
            if self._model.codes[number].startswith(need.code)
        ]
        if not gone:
            return shares
        left = shares.copy()
        left[gone] = 0
        total = left.sum()
        return left / total if total else left

    def _families(self, shares: Floats) -> dict[str, float]:
        return {
            family: float(shares[columns].sum())
            for family, columns in self._columns.items()
        }

    def _own(
        self, cut: _Text, language: str, denied: Iterable[Recognised]
    ) -> dict[str, float]:
        """Return the best share of each family in a clause of its own, or by name."""
        own: dict[str, float] = {}
        cues = cues_of(language)
        kept = set(cut.kept)
        for clause in clauses_in(cut.typed, (cues.but, cues.joining)):
            words = cut.words(p for p in clause if p in kept)
            if not words:
                continue
            families = self._families(self._without(denied, self._model.likely(words)))
            family = max(families, key=lambda name: families[name])
            own[family] = max(own.get(family, 0.0), families[family])
        for span in cut.spans:
            if span.kind is PhraseKind.NEED and kept.issuperset(span):
                own.update((code.partition(".")[0], SURE) for code in span.codes)
        return own

    def _reading(
        self,
        decision: Decision,
        families: Mapping[str, float],
        shares: Floats,
        cut: _Text,
        denied: tuple[Recognised, ...],
    ) -> Reading:
        stated, perhaps, likely = (
            tuple(
                self._need(family, families[family], shares, cut, cut.kept)
                for family in names
            )
            for names in (decision.stated, decision.perhaps, decision.likely)
        )
        return Reading(stated, perhaps, denied, likely)

    def _need(
        self,
        family: str,
        share: float,
        shares: Floats,
        cut: _Text,
        among: Collection[int],
    ) -> Recognised:
        """Return the need of a family: its likeliest kind, or the family itself."""
        columns = self._columns[family]
        within = shares[columns] / shares[columns].sum()
        best = int(within.argmax())
        code = self._model.codes[columns[best]] if within[best] >= CHILD else family
        weights = within / within[best]
        kinds = tuple(
            (self._model.codes[column], round(float(weight), 4))
            for column, weight in zip(columns, weights, strict=True)
            if weight >= LEAST_SHARE
        )
        positions = self._speaking(columns, cut, list(among))
        return Recognised(
            code,
            round(STATED_CONFIDENCE + (1 - STATED_CONFIDENCE) * min(share, 1.0), 4),
            _source(positions, cut.typed),
            positions,
            kinds,
        )

    def _speaking(
        self, columns: Sequence[int], cut: _Text, among: Sequence[int]
    ) -> frozenset[int]:
        """Return the words that speak for a family, the strongest at most eight."""
        said = np.array(self._model.speaks(cut.words(among), columns))
        least = NOTABLE * said.max()
        order = np.argsort(-said, kind="stable")[:MOST_WORDS]
        return frozenset(among[n] for n in order if said[n] >= least)


def _number(word: str) -> bool:
    """Whether a word is a long number, which nobody can read; 116 may be a line."""
    return word.isdigit() and len(word) > SHORT_NUMBER


def _positions(spans: Iterable[PhraseSpan], kind: PhraseKind) -> set[int]:
    return {position for span in spans if span.kind is kind for position in span}


def _sure(spans: Iterable[PhraseSpan], typed: Typed) -> tuple[Recognised, ...]:
    """Return the needs of phrases that are all that was said: one of each family."""
    families: dict[str, dict[str, None]] = {}
    positions: dict[str, set[int]] = {}
    for span in spans:
        for family, code in _one_of_each_family(span.codes).items():
            families.setdefault(family, {})[code] = None
            positions.setdefault(family, set()).update(span)
    return tuple(
        Recognised(
            _kind_named(family, codes),
            SURE,
            _source(positions[family], typed),
            frozenset(positions[family]),
        )
        for family, codes in families.items()
    )


def _one_of_each_family(codes: Sequence[str]) -> dict[str, str]:
    """Return the codes of a phrase by family; of several in one, the family itself."""
    families: dict[str, str] = {}
    for code in codes:
        family = code.partition(".")[0]
        families[family] = family if family in families else code
    return families


def _kind_named(family: str, codes: Collection[str]) -> str:
    """Return the kind that was named, or the family where several were."""
    kinds = [code for code in codes if code != family]
    return kinds[0] if len(kinds) == 1 else family


def _source(positions: Iterable[int], typed: Typed) -> str:
    """Return the words as they were typed."""
    words = dict.fromkeys(trimmed(typed[position][1]) for position in sorted(positions))
    return " ".join(words)
