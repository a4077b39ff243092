"""What the model sees of a text: its words, their runs of letters, and word pairs."""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from search.text.skeleton import skeletons_of

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]

HASH_BITS = 16
ROWS = 1 << HASH_BITS
RUN_LETTERS = (3, 4, 5)
MIN_SKELETON = 3  # two consonants are in too many words
PAIR_WEIGHT = 0.7  # beside 1 for a word, and 1 for all of its runs together
MAX_CACHED = 65_536  # words; the bank has 20,189


def vector_of(words: Sequence[str]) -> tuple[Numbers, Floats]:
    """Return the rows of a text in the model, each once, with weights of length 1."""
    _texts, rows, weights = vectors_of([words])
    return rows, weights


def vectors_of(texts: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers, Floats]:
    """Return the vectors of texts, one behind the other: whose, which rows, weights."""
    parts = [_unsummed(words) for words in texts]
    of = np.repeat(np.arange(len(parts)), [len(rows) for rows, _weights in parts])
    keys = of * ROWS + np.concatenate([rows for rows, _weights in parts])
    once, where = np.unique(keys, return_inverse=True)
    summed = np.sqrt(np.bincount(where, np.concatenate([w for _rows, w in parts])))
    whose = once >> HASH_BITS
    lengths = np.sqrt(np.bincount(whose, summed * summed, len(parts)))
    return whose, once & (ROWS - 1), (summed / lengths[whose]).astype(np.float32)


def _unsummed(words: Sequence[str]) -> tuple[Numbers, NDArray[np.float64]]:
    """Return the rows of all words and pairs of a text, some of them several times."""
    parts = [_word(word) for word in words]
    pairs = [_hash(f"{a} {b}") for a, b in zip(words, words[1:], strict=False)]
    rows = np.concatenate([*(part[0] for part in parts), np.array(pairs, np.intp)])
    heard = [*(part[1] for part in parts), np.full(len(pairs), PAIR_WEIGHT)]
    return rows, np.concatenate(heard)


@lru_cache(maxsize=MAX_CACHED)
def _word(word: str) -> tuple[Numbers, NDArray[np.float64]]:
    """Return the rows of one word: itself, its runs of letters, its consonants."""
    runs = [_hash(run) for run in _runs(word)]
    rows = np.array([_hash(f"={word}"), *runs], dtype=np.intp)
    weights = np.ones(len(rows))
    weights[1:] /= np.sqrt(max(len(runs), 1))
    return rows, weights


def _runs(word: str) -> list[str]:
    if word.isdigit():
        return []
    marked = f"^{word}$"
    runs = [marked[i : i + n] for n in RUN_LETTERS for i in range(len(marked) - n + 1)]
    bones = sorted(skeletons_of(word))
    return runs + [f"~{bone}" for bone in bones if len(bone) >= MIN_SKELETON]


def _hash(text: str) -> int:
    """Return the row of a text: the same in every process and on every machine."""
    return zlib.crc32(text.encode()) & (ROWS - 1)
