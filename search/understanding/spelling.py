"""Correct unknown words: each to a word of a listing that is one letter away."""

from collections.abc import Sequence

from search.port import Vocabulary
from search.query import Word
from search.text.analysis import query_words


def correct_spelling(vocabulary: Vocabulary, words: Sequence[Word]) -> str:
    """Return the words with unknown ones corrected, or nothing if none could be."""
    corrections = [_correction(vocabulary, word) for word in words]
    if not any(corrections):
        return ""
    pairs = zip(corrections, words, strict=True)
    return " ".join(correction or word.surface for correction, word in pairs)


def complete_names(vocabulary: Vocabulary, text: str, limit: int) -> list[str]:
    """Return names of listings that continue what was typed, a typo forgiven."""
    found = vocabulary.complete_names(text, limit)
    if found:
        return found
    corrected = correct_spelling(vocabulary, query_words(text, ()))
    return vocabulary.complete_names(corrected, limit) if corrected else []


def _correction(vocabulary: Vocabulary, word: Word) -> str:
    if any(vocabulary.document_frequencies(word.tokens)):
        return ""
    return next(iter(vocabulary.neighbours(word.tokens[0], 1)), "")
