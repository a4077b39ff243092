"""Needs read in what somebody typed: by exact phrases, and by the trained model."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from search.taxonomy import family_of
from search.text.analysis import trimmed
from search.understanding.clauses import Typed, clauses_in
from search.understanding.cues import cues_of
from search.understanding.cut_text import CutText, cut_text
from search.understanding.deciding import Decision, decide, needs_own
from search.understanding.features import Floats
from search.understanding.linear import LinearModel, load_model
from search.understanding.phrase_bank import PhraseBank
from search.understanding.phrase_matcher import PhraseKind, PhraseMatcher, PhraseSpan

# A kind of help is meant when it has this share of its family; else the family is. With
# 0.35 a story of a mother with children asks for a bed for tonight alone, and no house
# answers it; of 448 held-out queries 397 are right first, with 0.35 396.
CHILD = 0.55
# A denied need is told when the denied words have this share of one family.
DENIED = 0.45
# Of one need, words that speak this much of what its strongest word does are its own.
NOTABLE = 0.4
MOST_WORDS = 8
LEAST_SHARE = 0.02  # of the likeliest kind; less moves no listing
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


class Recogniser:
    """Reads needs; made once from a bank and a model, then only read."""

    def __init__(self, bank: PhraseBank, model: LinearModel | None = None) -> None:
        """Read with these phrases, and with the trained model unless told another."""
        self._model = model or load_model()
        self._matcher = PhraseMatcher(bank)
        self._names = bank.names
        self._columns: dict[str, list[int]] = {}
        for number, code in enumerate(self._model.codes[:-1]):
            self._columns.setdefault(family_of(code), []).append(number)

    def recognise(self, text: str, language: str) -> Reading:
        """Return the needs in a text; ``language`` is its likely language."""
        cut = cut_text(text, language, self._matcher, self._names)
        denied = self._denied(cut)
        phrases = cut.nothing_but_phrases()
        if phrases:
            return Reading(stated=_sure(phrases, cut.typed), denied=denied)
        if not cut.says_something:
            return Reading(denied=denied)
        shares = self._without(denied, self._model.likely(cut.words(cut.kept)))
        families = self._families(shares)
        own = self._own(cut, language, denied) if needs_own(families) else {}
        decision = decide(families, float(shares[-1]), own, cut.named_families)
        return self._reading(decision, families, shares, cut, denied)

    def _denied(self, cut: CutText) -> tuple[Recognised, ...]:
        """Return the needs that the denied words name."""
        found: dict[str, Recognised] = {}
        for part in cut.denied:
            shares = self._model.likely(cut.words(part))
            families = self._families(shares)
            family = max(families, key=lambda name: families[name])
            if families[family] >= DENIED:
                need = self._need(
                    family, families[family], shares, self._heard(cut, part)
                )
                found.setdefault(need.code, replace(need, positions=frozenset(part)))
        return tuple(found.values())

    def _without(self, denied: Iterable[Recognised], shares: Floats) -> Floats:
        """Return the shares without what she denied: it is never stated."""
        gone = [
            number
            for need in denied
            for number in self._columns[family_of(need.code)]
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
        self, cut: CutText, language: str, denied: Iterable[Recognised]
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
                own.update((family_of(code), SURE) for code in span.codes)
        return own

    def _reading(
        self,
        decision: Decision,
        families: Mapping[str, float],
        shares: Floats,
        cut: CutText,
        denied: tuple[Recognised, ...],
    ) -> Reading:
        heard = self._heard(cut, cut.kept)
        stated, perhaps, likely = (
            tuple(self._need(name, families[name], shares, heard) for name in names)
            for names in (decision.stated, decision.perhaps, decision.likely)
        )
        return Reading(stated, perhaps, denied, likely)

    def _need(
        self, family: str, share: float, shares: Floats, heard: "_Heard"
    ) -> Recognised:
        """Return the need of a family: its likeliest kind, or the family itself."""
        columns = self._columns[family]
        within = shares[columns] / shares[columns].sum()
        best = int(within.argmax())
        code = self._model.codes[columns[best]] if within[best] >= CHILD else family
        kinds = tuple(
            (self._model.codes[column], round(float(weight), 4))
            for column, weight in zip(columns, within / within[best], strict=True)
            if weight >= LEAST_SHARE
        )
        positions = heard.strongest(columns)
        return Recognised(
            code,
            round(STATED_CONFIDENCE + (1 - STATED_CONFIDENCE) * min(share, 1.0), 4),
            _source(positions, heard.typed),
            positions,
            kinds,
        )

    def _heard(self, cut: CutText, positions: Sequence[int]) -> "_Heard":
        spoken = self._model.speaks(cut.words(positions))
        return _Heard(cut.typed, positions, spoken)


@dataclass(frozen=True, slots=True)
class _Heard:
    """Some words of a text, and how much each speaks for each code."""

    typed: Typed
    positions: Sequence[int]
    spoken: Floats

    def strongest(self, columns: Sequence[int]) -> frozenset[int]:
        """Return where the words stand that speak for a family, at most eight."""
        said = self.spoken[:, columns].max(axis=1)
        order = np.argsort(-said, kind="stable")[:MOST_WORDS]
        least = NOTABLE * said[order[0]]
        return frozenset(self.positions[n] for n in order if said[n] >= least)


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
        family = family_of(code)
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
