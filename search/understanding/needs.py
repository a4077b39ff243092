"""Needs recognised in what somebody typed, by retrieval from the phrase bank."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search.text.analysis import surfaces, trimmed
from search.text.stopwords import stop_words
from search.understanding.naive_bayes import NaiveBayes
from search.understanding.need_candidates import NeedCandidate, choose, order
from search.understanding.phrase_bank import PhraseBank
from search.understanding.phrase_matcher import PhraseKind, PhraseMatcher, PhraseSpan
from search.understanding.term_evidence import Floats, TermEvidence
from search.understanding.word_similarity import WeightedIds

# Each number below was measured by changing it alone, over 473 sentences kept out of
# the bank (bench.meaning.kept_out(25)) and over the 530 judged queries. Of the 473
# sentences, 303 have the right need first, and 413 the right family among the 850
# needs that are found; of the 530 queries, 508 have a right need first.
MOST_TOKENS = 200  # the 1,000 characters of a query hold about so many words
# A need is said in about this many words that carry meaning.
WINDOW = 7
STRIDE = 3  # 1 or 6 change no first need, and others of 3 queries
# An exact phrase is sure; among other words, one word alone is less so.
SURE = 1.0
PHRASE_AMONG_OTHERS = 0.8  # with 1.0 two fewer are right, with 0.6 one more
# With 0.5 "safehouse voor mijn dochters en mij" is any shelter, not one for a family.
WORD_AMONG_OTHERS = 0.66
# How much of the best phrase was said, and how much all words speak for the code.
COVERAGE_WEIGHT = 0.5
EVIDENCE_WEIGHT = 0.6  # 0.45 finds 57 needs fewer, 3 right; 0.75 28 more, 6 right
# So much evidence has half its weight: 0.3 finds 46 needs more, 6 right; 0.8 58 fewer,
# 5 right.
EVIDENCE_HALF = 0.5
THRESHOLD = 0.5  # 0.4 finds 104 needs more, 10 right; 0.6 102 fewer, 2 right
# One word among words that we do not know needs more.
ONE_WORD = 0.5
# Nothing but a few words, all known: a misspelt or romanised phrase, not a story.
FEW_WORDS = 2
WHOLE_QUERY = 0.75  # with 0.9 "terapia por teléfono" is about devices too
# Below this a need is doubtful, and other needs are shown beside it as guesses. Of
# 1,179 sentences kept out of the bank, 85 of 100 have the right family among their
# needs, with guesses 87. A guess rests on two words.
DOUBTFUL = 0.7
GUESS = 0.3  # for speed: 0.05 finds the same, 0.49 11 needs fewer, 1 right
GUESS_WORDS = 2  # 1 finds 50 needs more, 9 right; 3 finds 9 fewer, 1 right
AS_LIKELY = 0.75  # 0.6 finds 24 needs more, 1 right; 0.9 54 fewer, 3 right
MOST_WITH_GUESSES = 3  # 2 finds 103 needs fewer, 4 right; 5 finds 104 more, 5 right
# A word counts for a code when it has this share of the strongest word's evidence.
NOTABLE = 0.15
# A child is meant when a word is nearly as strong for it as for its family.
OWN_WORD = 0.8
# With 0.4 "someone is reading my whatsapp" asks for no help desk any more.
LEAST_OWN_WORD = 0.25
# Any difference does; with none, 16 fewer are right, for the parent comes first.
BELOW_CHILD = 0.01
# A parent's best phrase may be a child's.
FAMILY_COVERAGE = 0.8
# How much it adds that the letters are those of a need's phrases; the small words
# around speak too. Of 1,179 sentences that were kept out of the bank, the right family
# is first for 78 of 100 with it, for 68 without (python -m bench.letters).
LIKELIHOOD_WEIGHT = 0.8
NEAR = 4  # words before and behind; 2 or 8 move one first need of all
# One known word among unknown ones counts half: "weather tomorrow" is no hearing.
LONE_WORD = 0.5
# What its children's letters add to a parent: with 1.0 the parent hides the child, and
# 11 fewer are right; with 0.6 four more are.
LIKELY_FAMILY = 0.8
# A score of this much is half sure.
HALF_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Recognised:
    """A need that was understood: from which phrase, and from which typed words.

    ``positions`` count in ``analysis.tokens`` of the query.
    """

    code: str
    confidence: float
    phrase: str
    source: str
    positions: frozenset[int]


class Recogniser:
    """Recognises taxonomy codes; made once from a bank, then only read."""

    def __init__(self, bank: PhraseBank) -> None:
        """Index the bank: about half a second for ten thousand phrases."""
        self._codes = bank.codes
        self._phrases = sorted(bank.phrases, key=lambda phrase: phrase.code)
        self._evidence = TermEvidence(self._phrases, self._codes)
        self._matcher = PhraseMatcher(bank)
        self._bayes = NaiveBayes(self._phrases, bank.negatives, self._codes)
        owners = [self._codes.index(phrase.code) for phrase in self._phrases]
        self._owners, self._starts = np.unique(owners, return_index=True)
        parents = [self._codes.index(c.partition(".")[0]) for c in self._codes]
        self._parents = np.array(parents, dtype=np.intp)
        self._segments = self._segments_of_families()

    def recognise(self, text: str, language: str) -> tuple[Recognised, ...]:
        """Return the needs in a text, surest first, at most six.

        ``language`` is the text's likely language: its phrases weigh a little more.
        """
        typed = list(surfaces(text))[:MOST_TOKENS]
        words = [token for token, _ in typed]
        spans = self._matcher.find(words, language)
        content = _content_positions(words, spans, language)
        candidates = [
            *self._from_phrases(spans, words, content),
            *self._from_windows(words, content, language),
        ]
        chosen_or_guessed = _with_guesses(
            choose(c for c in candidates if not c.guess), candidates
        )
        return tuple(_recognised(candidate, typed) for candidate in chosen_or_guessed)

    def _segments_of_families(self) -> dict[int, list[tuple[int, int]]]:
        """Return where the phrases of each code lie, a parent's with its children's."""
        segments: dict[int, list[tuple[int, int]]] = {}
        lasts = [*self._starts[1:], len(self._phrases)]
        for code, *segment in zip(self._owners, self._starts, lasts, strict=True):
            start, last = map(int, segment)
            for owner in {int(code), int(self._parents[code])}:
                segments.setdefault(owner, []).append((start, last))
        return segments

    def _from_phrases(
        self, spans: Iterable[PhraseSpan], words: Sequence[str], content: Sequence[int]
    ) -> Iterator[NeedCandidate]:
        likely = self._likely(words)
        for span in spans:
            if span.kind is not PhraseKind.NEED:
                continue
            among_others = WORD_AMONG_OTHERS if len(span) == 1 else PHRASE_AMONG_OTHERS
            weights = dict.fromkeys(span, 1.0)
            for code in _one_of_a_family(span.codes):
                also = LIKELIHOOD_WEIGHT * float(likely[self._codes.index(code)])
                sure = (
                    SURE
                    if set(content) <= set(span)
                    else confidence_of(among_others + also)
                )
                yield NeedCandidate(code, sure, span.phrase, weights, exact=True)

    def _from_windows(
        self, words: Sequence[str], content: Sequence[int], language: str
    ) -> Iterator[NeedCandidate]:
        matches = {p: self._evidence.similar_terms(words[p]) for p in content}
        useful = [p for p in content if matches[p]]
        unknown = 1 - len(useful) / max(len(content), 1)
        for start in range(0, max(len(useful) - WINDOW + STRIDE, 1), STRIDE):
            window = {p: matches[p] for p in useful[start : start + WINDOW]}
            if window:
                around = words[max(min(window) - NEAR, 0) : max(window) + 1 + NEAR]
                share = LONE_WORD if unknown and len(window) == 1 else 1.0
                likely = self._likely(around) * (1 - unknown) * share
                yield from self._window(window, likely, language, unknown)

    def _likely(self, words: Sequence[str]) -> Floats:
        """Return how likely each code is for some words, a parent with its children."""
        likely = self._bayes.likely(words)
        together = np.zeros_like(likely)
        np.add.at(together, self._parents, likely)
        together *= LIKELY_FAMILY
        return np.maximum(likely, together, out=together)

    def _window(
        self,
        window: Mapping[int, WeightedIds],
        likely: Floats,
        language: str,
        unknown: float,
    ) -> Iterator[NeedCandidate]:
        said = self._evidence.coverage(window.values(), language)
        best = np.maximum.reduceat(said, self._starts)
        covered = np.zeros(len(self._codes), dtype=np.float32)
        covered[self._owners] = best
        np.maximum.at(covered, self._parents, FAMILY_COVERAGE * covered)
        rows = np.array([self._evidence.row(m, language) for m in window.values()])
        speaks = rows.sum(axis=0)
        scores = COVERAGE_WEIGHT * covered
        scores += EVIDENCE_WEIGHT * speaks / (speaks + EVIDENCE_HALF)
        if unknown == 0 and len(window) <= FEW_WORDS:
            scores = np.maximum(scores, WHOLE_QUERY * covered)
        scores = scores + LIKELIHOOD_WEIGHT * likely
        scores = self._children_before_parents(scores, rows)
        for code in np.flatnonzero(scores >= GUESS):
            notable = _notable(window, rows[:, code])
            least = THRESHOLD + (ONE_WORD * unknown if len(notable) == 1 else 0)
            sure = scores[code] >= least
            if sure or len(notable) >= GUESS_WORDS:
                yield NeedCandidate(
                    self._codes[code],
                    confidence_of(float(scores[code])),
                    self._best_phrase(int(code), said),
                    notable,
                    guess=not sure,
                )

    def _children_before_parents(self, scores: Floats, rows: Floats) -> Floats:
        """Hold a parent below its surest child that has a word of its own."""
        own_words = (rows >= OWN_WORD * rows[:, self._parents]) & (
            rows >= LEAST_OWN_WORD
        )
        own = own_words.any(axis=0) & (self._parents != np.arange(len(scores)))
        own &= scores >= THRESHOLD
        held = scores.copy()
        for child in np.flatnonzero(own):
            parent = self._parents[child]
            best = scores[own & (self._parents == parent)].max()
            held[parent] = min(held[parent], best - BELOW_CHILD)
        return held

    def _best_phrase(self, code: int, said: Floats) -> str:
        spots = (
            start + int(said[start:last].argmax())
            for start, last in self._segments[code]
        )
        best: int = max(spots, key=lambda spot: float(said[spot]))
        return self._phrases[best].text


def confidence_of(score: float) -> float:
    """Return a score as a confidence: it grows with it and stays below one."""
    return score / (score + HALF_SURE)


def _content_positions(
    words: Sequence[str], spans: Iterable[PhraseSpan], language: str
) -> list[int]:
    """Return the positions of words that may carry a need."""
    silent = stop_words(language)
    taken = {p for span in spans if span.kind is not PhraseKind.NEED for p in span}
    return [p for p, word in enumerate(words) if p not in taken and word not in silent]


def _with_guesses(
    chosen: list[NeedCandidate], candidates: Iterable[NeedCandidate]
) -> list[NeedCandidate]:
    """Add what else the words may mean, where nothing that was chosen is sure."""
    best = max((candidate.confidence for candidate in chosen), default=0.0)
    if best >= DOUBTFUL:
        return chosen
    chosen_or_guessed = list(chosen)
    for candidate in sorted(candidates, key=order):
        if len(chosen_or_guessed) >= MOST_WITH_GUESSES:
            break
        best = best or candidate.confidence
        if candidate.confidence >= AS_LIKELY * best and candidate.code not in {
            other.code for other in chosen_or_guessed
        }:
            chosen_or_guessed.append(candidate)
    return chosen_or_guessed


def _one_of_a_family(codes: Sequence[str]) -> list[str]:
    """Return codes, with the parent for those of a family that share a phrase."""
    families: dict[str, list[str]] = {}
    for code in codes:
        families.setdefault(code.partition(".")[0], []).append(code)
    return [own[0] if len(own) == 1 else family for family, own in families.items()]


def _notable(window: Iterable[int], weights: Floats) -> dict[int, float]:
    least = NOTABLE * float(weights.max())
    return {
        p: float(w)
        for p, w in zip(window, weights, strict=True)
        if w >= least and w > 0
    }


def _recognised(
    candidate: NeedCandidate, typed: Sequence[tuple[str, str]]
) -> Recognised:
    positions = frozenset(candidate.weights)
    source = dict.fromkeys(
        trimmed(typed[position][1]) for position in sorted(positions)
    )
    return Recognised(
        candidate.code,
        round(candidate.confidence, 4),
        candidate.phrase,
        " ".join(source),
        positions,
    )
