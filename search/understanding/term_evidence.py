"""How strongly each word of the phrase bank, or one like it, means each code."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from i18n import LANGUAGES
from search.text.analysis import tokens
from search.text.stemming import stem
from search.text.stopwords import stop_words
from search.understanding.phrase_bank import Phrase
from search.understanding.word_similarity import SimilarWords, WeightedIds

Floats = NDArray[np.float32]

# Just below the word itself; 0.85 or 1.0 change no first need of 473 sentences.
SAME_STEM = 0.95
# A word of one phrase alone may be there by chance.
TERM_SMOOTHING = 0.3
# "No hope left" is not wholly said by "hope": stop words weigh a little.
STOP_WORD_MASS = 1.0
MIN_MASS = 0.1  # of 473 sentences 0.5 loses one, 0.01 wins one
# The likely language is a boost only: the phrases of all languages are tried.
OTHER_LANGUAGE = 0.88
# A parent knows what its children's words mean, a little less than they do.
FAMILY = 0.7
# Languages whose words change at their beginning and within: stems do not meet.
AGGLUTINATIVE = frozenset(tag for tag, own in LANGUAGES.items() if own.agglutinative)


class TermEvidence:
    """The terms of the bank: each a stem in a language, with what it speaks for."""

    def __init__(self, phrases: Sequence[Phrase], codes: Sequence[str]) -> None:
        """Index phrases; they must come grouped by code, codes in order."""
        self.languages = tuple(sorted({phrase.language for phrase in phrases}))
        self._terms: dict[str, int] = {}
        self._forms: dict[str, set[int]] = defaultdict(set)
        split = [self._terms_of(phrase) for phrase in phrases]
        self._postings = self._post(split)
        number = {code: i for i, code in enumerate(codes)}
        of_phrase = np.array([number[phrase.code] for phrase in phrases])
        self._language_of = [term.partition("~")[0] for term in self._terms]
        self._rarity = self._rarities(phrases)
        self._speaks = self._speaks_for(of_phrase, codes)
        self._mass = np.array(
            [
                MIN_MASS
                + sum(self._rarity[term] for term in terms)
                + STOP_WORD_MASS * (len(phrase.text.split()) - len(terms))
                for phrase, terms in zip(phrases, split, strict=True)
            ],
            dtype=np.float32,
        )
        self._known = list(self._forms)
        self._similar = SimilarWords(self._known)
        self.similar_terms = lru_cache(maxsize=16384)(self._find_terms)

    def row(self, matches: WeightedIds, language: str) -> Floats:
        """Return what one word says for each code."""
        terms = [term for term, _ in matches]
        weights = [self._weight(term, weight, language) for term, weight in matches]
        said: Floats = (
            self._speaks[terms] * np.array(weights, dtype=np.float32)[:, None]
        ).max(axis=0)
        return said

    def coverage(self, words: Iterable[WeightedIds], language: str) -> Floats:
        """Return, for each phrase, which share of its rare words was said."""
        best: dict[int, float] = {}
        for matches in words:
            for term, weight in matches:
                weight = self._weight(term, weight, language)
                best[term] = max(weight, best.get(term, 0.0))
        ids = [self._postings[term] for term in best]
        said = [weight * self._rarity[term] for term, weight in best.items()]
        summed = np.bincount(
            np.concatenate(ids),
            weights=np.repeat(said, [len(group) for group in ids]),
            minlength=len(self._mass),
        )
        return np.minimum(summed / self._mass, 1.0).astype(np.float32)

    def _weight(self, term: int, weight: float, language: str) -> float:
        own = self._language_of[term] == language
        return weight if own else weight * OTHER_LANGUAGE

    def _terms_of(self, phrase: Phrase) -> list[int]:
        stops = stop_words(phrase.language)
        found: dict[int, None] = {}
        for token in tokens(phrase.text):
            if token in stops:
                continue
            root = stem(token, phrase.language)
            key = f"{phrase.language}~{root}"
            term = self._terms.setdefault(key, len(self._terms))
            self._forms[token].add(term)
            if not root.isascii():
                # kodak is کودک where the bank may only have the plural.
                self._forms[root].add(term)
            found[term] = None
        return list(found)

    def _post(self, split: Sequence[Iterable[int]]) -> list[NDArray[np.intp]]:
        postings: list[list[int]] = [[] for _ in self._terms]
        for number, terms in enumerate(split):
            for term in terms:
                postings[term].append(number)
        return [np.array(ids, dtype=np.intp) for ids in postings]

    def _rarities(self, phrases: Sequence[Phrase]) -> list[float]:
        sizes: dict[str, int] = defaultdict(int)
        for phrase in phrases:
            sizes[phrase.language] += 1
        return [
            math.log(1 + sizes[language] / len(ids))
            for language, ids in zip(self._language_of, self._postings, strict=True)
        ]

    def _speaks_for(self, of_phrase: NDArray[np.intp], codes: Sequence[str]) -> Floats:
        size = len(codes)
        terms = np.repeat(np.arange(len(self._terms)), list(map(len, self._postings)))
        ids = np.concatenate(self._postings)
        counted = np.bincount(
            terms * size + of_phrase[ids], minlength=len(self._terms) * size
        )
        counts: Floats = counted.reshape(-1, size).astype(np.float32)
        names = [code.partition(".")[0] for code in codes]
        family = np.array([codes.index(name) for name in names])
        together = np.zeros_like(counts)
        np.add.at(together.T, family, counts.T)
        speaks: Floats = np.maximum(
            _specificity(counts), FAMILY * _specificity(together)
        )
        return speaks

    def _find_terms(self, token: str) -> WeightedIds:
        exact = self._forms.get(token, set())
        found = dict.fromkeys(exact, 1.0)
        for language in self.languages:
            term = self._terms.get(f"{language}~{stem(token, language)}")
            if term is not None:
                found.setdefault(term, SAME_STEM)
        if not found:
            for number, weight in self._similar.find(token):
                for term in self._forms[self._known[number]]:
                    found[term] = max(weight, found.get(term, 0.0))
        if not exact:
            for term, weight in self._inflected(token):
                found[term] = max(weight, found.get(term, 0.0))
        return tuple(sorted(found.items()))

    def _inflected(self, token: str) -> Iterator[tuple[int, float]]:
        for number, weight in self._similar.inflected(token):
            for term in self._forms[self._known[number]]:
                if self._language_of[term] in AGGLUTINATIVE:
                    yield term, weight


def _specificity(counts: Floats) -> Floats:
    """Return each code's share of a term, less where the term has many codes."""
    share: Floats = counts / (counts.sum(axis=1, keepdims=True) + TERM_SMOOTHING)
    logs = np.log(share, out=np.zeros_like(share), where=share > 0)
    entropy = -(share * logs).sum(axis=1, keepdims=True)
    purity: Floats = 1 - entropy / math.log(max(counts.shape[1], 2))
    return share * np.maximum(purity, 0)
