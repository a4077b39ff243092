"""Only a word that no listing has is corrected, to one that a listing has."""

from dataclasses import dataclass, field

import pytest

from search.query import Word
from search.understanding.spelling import complete_names, correct_spelling


@dataclass
class SmallVocabulary:
    """The words and names of a few listings."""

    words: tuple[str, ...] = ("quince", "house", "lawyer")
    names: tuple[str, ...] = ("Quince House",)
    typed: list[str] = field(default_factory=list)

    def live_listings(self):
        return len(self.names)

    def document_frequencies(self, tokens):
        return [int(token in self.words) for token in tokens]

    def complete_names(self, prefix, limit):
        self.typed.append(prefix)
        wanted = prefix.lower()
        return [name for name in self.names if name.lower().startswith(wanted)][:limit]

    def neighbours(self, token, limit):
        near = [word for word in self.words if word[1:] == token[1:]]
        return near[:limit]


def words(*surfaces):
    return [Word(surface, (surface.lower(),)) for surface in surfaces]


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ((), ""),
        (("quince",), ""),
        (("zuince",), "quince"),
        (("nothing",), ""),
        (("Zuince", "House"), "quince House"),
        (("zuince", "nothing", "zouse"), "quince nothing house"),
        (("zuince", "gouse"), "quince house"),
        (("quince", "nothing"), ""),
    ],
)
def test_unknown_words_are_corrected_and_all_others_stay(typed, corrected):
    assert correct_spelling(SmallVocabulary(), words(*typed)) == corrected


def test_a_word_is_known_by_any_of_its_tokens():
    word = Word("Quinces", ("quinces", "quince"))

    assert correct_spelling(SmallVocabulary(), [word]) == ""


@pytest.mark.parametrize(
    ("text", "names", "asked"),
    [
        ("quin", ["Quince House"], ["quin"]),
        ("zuince", ["Quince House"], ["zuince", "quince"]),
        ("nothing", [], ["nothing"]),
        ("", [], [""]),
    ],
)
def test_a_typo_in_a_name_is_forgiven_where_nothing_else_begins_so(text, names, asked):
    vocabulary = SmallVocabulary(names=("Quince House",) if text else ())

    found = complete_names(vocabulary, text, 5)

    assert found == names
    assert vocabulary.typed == asked
