"""Meaning: the needs that a text is near to, by a model of an optional package."""

from importlib import import_module
from pathlib import Path
from typing import Protocol

from search.understanding.phrase_bank import PhraseBank

MODELS = {"e5": "search.understanding.semantic_e5"}


class Meaning(Protocol):
    """Compares a text with the phrase bank by what it means."""

    def likely(self, text: str) -> tuple[str, ...]:
        """Return the codes that a text may mean, likeliest first; often none."""


def load_meaning(bank: PhraseBank, folder: Path, model: str = "e5") -> Meaning:
    """Return the model, its vectors of the bank kept in ``folder``.

    Raises ModuleNotFoundError where the optional package is not installed.
    """
    opened: Meaning = import_module(MODELS[model]).open_meaning(bank, folder)
    return opened
