import re

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from directory.wording.labels import language_label
from i18n import LANGUAGES
from i18n.language_names import LATIN_NAMES, SAID_NAMES
from i18n.languages import Script
from seed_data.demonstration import demonstration_records


def spoken_in_the_demonstration():
    return {
        language["code"]
        for record in demonstration_records()
        for language in record.get("languages", [])
        if language.get("code")
    }


@pytest.fixture(autouse=True)
def context():
    app = Flask("directory")
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("reader", "tag", "said"),
    [
        ("fa-AF", "haz", "هزارگی"),
        ("ps", "haz", "هزارګي"),
        ("ps", "fa-AF", "دري"),
        ("ar", "jbn", "النفوسية"),
        ("fr", "rn", "kirundi"),
        ("fr", "kek", "q’eqchi’"),
        ("es", "quc", "k’iche’"),
        ("en", "lg", "Luganda"),
        ("nl", "haz", "Hazaragi"),
        ("sw", "fa-AF", "Kidari"),
        ("rn", "fa-AF", "Ikidari"),
        ("lg", "sw", "Oluswayiri"),
        ("rn", "haz", "Hazaragi"),
    ],
)
def test_a_language_is_called_as_people_say_it(reader, tag, said):
    with force_locale(LANGUAGES[reader].locale):
        assert language_label(tag) == said


@pytest.mark.parametrize("reader", LANGUAGES)
def test_no_name_is_in_a_script_that_its_readers_cannot_read(reader):
    tags = {*LANGUAGES, *LATIN_NAMES, *spoken_in_the_demonstration()}
    own = LANGUAGES[reader].script
    foreign = next(script for script in Script if script is not own)

    with force_locale(LANGUAGES[reader].locale):
        names = {tag: language_label(tag) for tag in tags}

    unread = {t: n for t, n in names.items() if re.search(foreign.letters, n)}
    assert unread == {}


def test_those_who_read_the_same_script_find_the_same_languages():
    assert set(SAID_NAMES["ar"]) <= set(SAID_NAMES["ps"])
    assert set(SAID_NAMES["ar"]) == set(SAID_NAMES["fa-AF"])
