"""What a language says of itself is what the parts of the product can use."""

import py3langid.langid
import pytest
import snowballstemmer

from i18n import LANGUAGES
from i18n.languages import Script
from search.text.language_detection import detect_text_language
from search.text.stemming import stem

CODES = set(
    py3langid.langid.LanguageIdentifier.from_model_file(
        py3langid.langid.MODEL_FILE
    ).labels
)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda own: own.tag)
def test_each_program_knows_the_language_by_the_name_we_have_for_it(language):
    assert language.stemmer in ("", *snowballstemmer.algorithms())
    assert language.detector in ("", *CODES)


def test_the_direction_follows_from_the_script():
    directions = {tag: language.direction for tag, language in LANGUAGES.items()}

    written = {tag for tag, direction in directions.items() if direction == "rtl"}
    assert written == {"ar", "fa-AF", "ps"}


@pytest.mark.parametrize(
    ("letter", "script"), [("é", Script.LATIN), ("پ", Script.ARABIC)]
)
def test_a_language_is_guessed_among_those_of_its_script(letter, script):
    assert LANGUAGES[detect_text_language(letter * 20)].script is script


def test_a_language_that_we_have_no_rules_for_keeps_its_words_whole():
    assert stem("running", "tlh") == "running"
