import pytest

from directory.wording.bidi import language_of_name, marked, said, sentence


@pytest.mark.parametrize(
    ("text", "reader", "shown"),
    [
        ("near Herat", "en", "near Herat"),
        ("نزدیک Herat", "fa-AF", 'نزدیک <bdi lang="en">Herat</bdi>'),
        (
            "Mazar-e Sharif، افغانستان",
            "ps",
            '<bdi lang="en">Mazar-e Sharif</bdi>، افغانستان',
        ),
        ("Speaks: پښتو", "en", 'Speaks: <bdi lang="ps">پښتو</bdi>'),
        ("Santiago Atitlán", "ar", '<bdi lang="en">Santiago Atitlán</bdi>'),
        ("<b> & ۵", "fr", "&lt;b&gt; &amp; ۵"),
        ("", "ar", ""),
    ],
)
def test_what_the_page_cannot_claim_is_marked(text, reader, shown):
    assert marked(text, reader) == shown


def test_what_is_marked_already_stays_as_it_is():
    once = marked("نزدیک Herat", "fa-AF")

    assert marked(once, "fa-AF") == once


@pytest.mark.parametrize(
    ("name", "reader", "language"),
    [
        ("Herat", "fa-AF", "en"),
        ("هرات", "fa-AF", ""),
        ("Herat", "fr", ""),
        ("كابول", "fr", "ar"),
    ],
)
def test_a_name_is_read_in_a_language_of_its_letters(name, reader, language):
    assert language_of_name(name, reader) == language


def test_words_of_others_stand_in_a_sentence_of_ours_as_theirs():
    told = sentence("Amount: %(text)s <", text=said("<5 000 €>", "fr"))

    assert told == 'Amount: <bdi lang="fr">&lt;5 000 €&gt;</bdi> &lt;'
