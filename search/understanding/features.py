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
    parts = [_word(word) for word in words]
    pairs = [_hash(f"{a} {b}") for a, b in zip(words, words[1:], strict=False)]
    rows = np.concatenate([*(part[0] for part in parts), np.array(pairs, np.intp)])
    weights = np.concatenate(
        [*(part[1] for part in parts), np.full(len(pairs), PAIR_WEIGHT)]
    )
    once, where = np.unique(rows, return_inverse=True)
    summed = np.sqrt(np.bincount(where, weights))
    return once, (summed / np.linalg.norm(summed)).astype(np.float32)


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
