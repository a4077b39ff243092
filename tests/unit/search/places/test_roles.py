"""The words around a name say what the place is to her; the longest cue counts."""

import json

import pytest

from i18n import LANGUAGES
from search.places.roles import _CUES, Bounds, Role, role_of
from search.text.analysis import fold, tokens


def read(text):
    words = tokens(text.replace("<", "").replace(">", ""))
    name = text.partition("<")[2].partition(">")[0]
    start = len(tokens(text.partition("<")[0]))
    return role_of(words, start, start + len(tokens(name)))


@pytest.mark.parametrize(
    ("text", "role", "length"),
    [
        ("lawyer <Gulu>", Role.PLAIN, 0),
        ("I am in <Gulu>", Role.HERE, 3),
        ("from <Gulu>", Role.FROM, 1),
        ("not in <Gulu>", Role.NOT, 2),
        ("far from <Gulu>", Role.FAR, 2),
        ("not far from <Gulu>", Role.HERE, 3),
        ("far from the city of <Gulu>", Role.FAR, 1.7),
        ("my husband is in <Gulu>", Role.HIS, 3),
        ("my husband in <Gulu>", Role.HIS, 2),
        ("my husband beats me in <Gulu>", Role.HERE, 2),
        ("my husband, a policeman, lives in <Gulu>", Role.HIS, 3),
        ("he knows that I am in <Gulu>", Role.HERE, 3),
        ("he knows where my sister is in <Gulu>", Role.HIS, 3),
        ("is in <Gulu>", Role.PLAIN, 0),
        ("embassy of <Sweden>", Role.OF, 2),
        ("<Sweden> embassy", Role.OF, 1),
        ("my friend <Paris>", Role.NOBODY, 2),
        ("my friend in <Paris>", Role.PLAIN, 0),
        ("شوهرم در <کابل> است", Role.HIS, 3),
        ("من در <کابل> هستم", Role.HERE, 2),
        ("له <کابل> لرې", Role.FAR, 2),
    ],
)
def test_the_longest_cue_says_what_a_place_is_to_her(text, role, length):
    reading = read(text)

    assert reading.role is role
    assert reading.length == pytest.approx(length)


def test_he_is_looked_for_in_the_same_sentence_only():
    words = tokens("He beat me. Now is in Gulu")

    told = role_of(words, len(words) - 1, len(words), Bounds(3, 3))

    assert told.role is not Role.HIS


def test_every_role_has_cues_in_every_language_and_each_once():
    sections = set(_CUES) - {"alone"}

    for section in sections:
        assert _CUES[section].keys() == LANGUAGES.keys(), section
        for language, cues in _CUES[section].items():
            folded = [fold(cue.replace("…", " zzz ")) for cue in cues]
            doubles = {cue for cue in folded if folded.count(cue) > 1}
            assert not doubles, (section, language)


def test_every_cue_has_one_place_for_the_name():
    patterns = {"here", "from", "not", "far", "to", "of", "nobody", "his", "alone"}

    wrong = [
        cue
        for section in patterns
        for cues in _CUES[section].values()
        for cue in cues
        if cue.count("…") != 1 or not fold(cue)
    ]

    assert json.dumps(wrong) == "[]"
