"""What the files of a folder still tell of words that should be gone."""

from collections.abc import Iterable
from pathlib import Path


def files_telling(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Return the files below a folder that hold any of the words, in any case."""
    forms = {word: forms_of(word) for word in words}
    found = {}
    for path in sorted(folder.rglob("*")):
        held = [word for word, own in forms.items() if any_in(content_of(path), own)]
        if held:
            found[str(path.relative_to(folder))] = held
    return found


def forms_of(word: str) -> set[bytes]:
    """Return how files may write a word."""
    escaped = word.encode("ascii", "backslashreplace")
    return {word.lower().encode(), word.lower().encode("utf-16-le"), escaped.lower()}


def any_in(content: bytes, forms: Iterable[bytes]) -> bool:
    """Whether any form stands in a content, which is in lower case."""
    return any(form in content for form in forms)


def content_of(path: Path) -> bytes:
    """Return what a file holds; nothing of one that goes meanwhile, or a folder."""
    try:
        return path.read_bytes().lower()
    except (FileNotFoundError, IsADirectoryError):
        return b""
