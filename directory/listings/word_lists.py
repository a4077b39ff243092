"""Read lists of words that are kept by language."""

import json
from pathlib import Path


def read_word_lists(path: Path) -> dict[str, list[str]]:
    """Return each list of a file, the words of all languages together."""
    lists: dict[str, dict[str, list[str]]] = json.loads(path.read_text("utf-8"))
    return {
        name: list(dict.fromkeys(word for words in by.values() for word in words))
        for name, by in lists.items()
    }
