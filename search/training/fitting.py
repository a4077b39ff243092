"""Fit the weights: a softmax over the needs and "no need", by AdaGrad, in numpy."""

import random
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from search.taxonomy import family_of
from search.training.examples import Example, one_round
from search.training.inputs import LanguageInputs
from search.understanding.features import ROWS, Floats, Numbers, vectors_of
from search.understanding.linear import NO_NEED, SCALE, LinearModel, softmax

ROUNDS = 5
SEEDS = (0, 1)  # the mean of two models reads better than either
BATCH = 256
STEP = 0.1
LAST_STEP = 0.05  # of the first step, so that the last round still learns
DECAY = 2e-6
SMALLEST = 1e-6
LARGEST_INTEGER = 127


@dataclass(slots=True)
class Fit:
    """Weights that are being learnt, and the squares of what moved each."""

    weights: Floats
    bias: Floats
    moved: Floats
    bias_moved: Floats

    @classmethod
    def blank(cls, classes: int) -> "Fit":
        """Return a fit that has learnt nothing."""
        shape = (ROWS, classes)
        return cls(
            np.zeros(shape, np.float32),
            np.zeros(classes, np.float32),
            np.full(shape, SMALLEST, np.float32),
            np.full(classes, SMALLEST, np.float32),
        )

    def learn(self, batch: "Batch", step: float) -> None:
        """Move the weights a step nearer to what one batch says."""
        own = self.weights[batch.rows]
        shares = softmax(batch.seen @ own + self.bias)
        wrong = (shares - batch.wanted) * batch.counts
        towards = batch.seen.T @ wrong + np.float32(DECAY) * own
        moved = self.moved[batch.rows] + towards * towards
        self.moved[batch.rows] = moved
        self.weights[batch.rows] = own - np.float32(step) * towards / np.sqrt(moved)
        bias = wrong.sum(axis=0)
        self.bias_moved += bias * bias
        self.bias -= np.float32(step) * bias / np.sqrt(self.bias_moved)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some examples as matrices, over the rows of features that occur in them."""

    rows: Numbers
    seen: Floats
    wanted: Floats
    counts: Floats


def batch_of(examples: Sequence[Example], number: Mapping[str, int]) -> Batch:
    """Return examples as matrices; each need of an example is wanted alike."""
    of, all_rows, weights = vectors_of([example.words for example in examples])
    rows, where = np.unique(all_rows, return_inverse=True)
    seen = np.zeros((len(examples), len(rows)), np.float32)
    seen[of, where] = weights * SCALE
    wanted = np.zeros((len(examples), len(number)), np.float32)
    for place, example in enumerate(examples):
        codes = example.codes or (NO_NEED,)
        wanted[place, [number[code] for code in codes]] = 1 / len(codes)
    counts = np.array([[e.weight / len(examples)] for e in examples], np.float32)
    return Batch(rows, seen, wanted, counts)


def fit(
    inputs: Mapping[str, LanguageInputs], codes: Sequence[str], rounds: int, seed: int
) -> tuple[Floats, Floats]:
    """Return weights and bias after all rounds; a seed always gives the same."""
    chance = random.Random(seed)  # noqa: S311 - no secret: the same bytes each time
    number = {code: place for place, code in enumerate(codes)}
    found = Fit.blank(len(codes))
    for turn in range(rounds):
        examples = one_round(inputs, chance)
        step = STEP * (1 - turn / rounds + LAST_STEP)
        for start in range(0, len(examples), BATCH):
            found.learn(batch_of(examples[start : start + BATCH], number), step)
    return found.weights, found.bias


def train(
    inputs: Mapping[str, LanguageInputs],
    seeds: Sequence[int] = SEEDS,
    digest: str = "",
    rounds: int = ROUNDS,
) -> LinearModel:
    """Return the mean of a model a seed, in whole numbers of a byte."""
    codes = codes_of(inputs)
    with ProcessPoolExecutor(len(seeds)) as together:
        fits = list(together.map(partial(fit, inputs, codes, rounds), seeds))
    weights: Floats = np.stack([own[0] for own in fits]).mean(axis=0)
    bias: Floats = np.stack([own[1] for own in fits]).mean(axis=0)
    steps = np.abs(weights).max(axis=0) / LARGEST_INTEGER + np.float32(1e-12)
    whole: NDArray[np.int8] = np.rint(weights / steps).astype(np.int8)
    return LinearModel(codes, whole, steps.astype(np.float32), bias, digest)


def codes_of(inputs: Mapping[str, LanguageInputs]) -> tuple[str, ...]:
    """Return every need that somebody asks for, its parents, and last "no need"."""
    said = {
        code
        for own in inputs.values()
        for codes in own.needs.values()
        for code in codes
    }
    return (*sorted(said | set(map(family_of, said))), NO_NEED)
