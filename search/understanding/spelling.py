"""Unknown words mended: each by a live word of one letter's difference."""

from collections.abc import Sequence

from search.port import Vocabulary
from search.query import Word
from search.text.analysis import query_words


def mend(vocabulary: Vocabulary, words: Sequence[Word]) -> str:
    """Return the words with the unknown ones mended, or nothing if none could be."""
    likes = [_like(vocabulary, word) for word in words]
    if not any(likes):
        return ""
    pairs = zip(likes, words, strict=True)
    return " ".join(like or word.surface for like, word in pairs)


def complete_names(vocabulary: Vocabulary, text: str, limit: int) -> list[str]:
    """Return names of listings that go on so, a slip in a word forgiven."""
    found = vocabulary.complete_names(text, limit)
    if found:
        return found
    mended = mend(vocabulary, query_words(text, ()))
    return vocabulary.complete_names(mended, limit) if mended else []


def _like(vocabulary: Vocabulary, word: Word) -> str:
    if any(vocabulary.document_frequencies(word.tokens)):
        return ""
    return next(iter(vocabulary.neighbours(word.tokens[0], 1)), "")
