"""The trained model: how likely each need is for some words, or that there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.understanding.features import Floats, vector_of, vectors_of

MODEL_FILE = Path(__file__).parents[1] / "data" / "understanding.npz"
NO_NEED = ""  # the class of small talk, and of who, when and why
# The length of a text's vector before it meets the weights: shorter ones learn slowly.
SCALE = np.float32(6.0)


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by row of features and code, in whole numbers, with a step a code.

    ``codes`` ends with the class "no need"; ``digest`` is of what it was trained from.
    """

    codes: tuple[str, ...]
    weights: NDArray[np.int8]
    steps: Floats
    bias: Floats
    digest: str = ""

    def likely(self, words: Sequence[str]) -> Floats:
        """Return the share of each code, in their order; together they are 1."""
        if not words:
            nothing = np.zeros(len(self.codes), dtype=np.float32)
            nothing[-1] = 1
            return nothing
        rows, values = vector_of(words)
        told = (values * SCALE) @ self.weights[rows].astype(np.float32)
        return softmax(told * self.steps + self.bias)

    def speaks(self, words: Sequence[str]) -> Floats:
        """Return how much each word alone speaks for each code, a row a word."""
        of, rows, values = vectors_of([(word,) for word in words])
        told = self.weights[rows] * values[:, None]
        starts = np.searchsorted(of, np.arange(len(words)))
        spoken: Floats = np.add.reduceat(told, starts) * self.steps
        spoken -= spoken.mean(axis=1, keepdims=True)
        return spoken


def softmax(told: Floats) -> Floats:
    """Return shares that sum to 1 along the last axis."""
    grown: Floats = np.exp(told - told.max(axis=-1, keepdims=True))
    grown /= grown.sum(axis=-1, keepdims=True)
    return grown


@cache
def load_model(path: Path = MODEL_FILE) -> LinearModel:
    """Return the model in a file, read once a process."""
    with np.load(path) as stored:
        return LinearModel(
            codes=tuple(map(str, stored["codes"])),
            weights=stored["weights"],
            steps=stored["steps"],
            bias=stored["bias"],
            digest=str(stored["digest"]),
        )
