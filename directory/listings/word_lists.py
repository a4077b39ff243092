"""Read lists of words that are kept by language, folded as texts are."""

import json
from pathlib import Path

from directory.listings.folded_text import fold_text


def read_word_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """Return each list of a file, the words of all languages together."""
    lists: dict[str, dict[str, list[str]]] = json.loads(path.read_text("utf-8"))
    return {
        name: tuple(
            dict.fromkeys(
                fold_text(word).text for words in by.values() for word in words
            )
        )
        for name, by in lists.items()
    }
