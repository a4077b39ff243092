import pytest

from i18n import DEFAULT_LANGUAGE, LANGUAGES
from i18n.extraction import extract_messages
from i18n.sentences import sentences_in, vital_sentences
from i18n.updating import ROOT

TRANSLATED = [tag for tag in LANGUAGES if tag != DEFAULT_LANGUAGE]


def test_there_are_sixty_and_none_stands_twice():
    sentences = vital_sentences()

    assert len(set(sentences)) == len(sentences) == 60


def test_each_is_a_text_that_people_read():
    told = {message.id for message in extract_messages(ROOT)}

    assert [text for text in vital_sentences() if text not in told] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_each_has_words_in_every_language(tag):
    empty = [one.english for one in sentences_in(tag) if not one.translation.strip()]

    assert empty == []


def test_a_sentence_that_a_catalogue_lacks_is_empty_and_not_hidden(tmp_path):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "Leave now"\nmsgstr "Partir"\n', "utf-8"
    )

    found = sentences_in("fr", tmp_path)

    told = {one.english: one.translation for one in found if one.translation}
    assert len(found) == 60
    assert told == {"Leave now": "Partir"}
