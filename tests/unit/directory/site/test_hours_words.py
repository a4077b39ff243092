from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from directory.listings.hours.hours_view import HoursView
from directory.site.hours_words import hours_words, opens_soon_words
from i18n import LANGUAGES


@pytest.fixture
def app():
    app = Flask("directory")
    Babel(app)
    return app


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((0, 1, 2, 3, 4), "Monday to Friday"),
        ((0, 1, 2, 5, 6), "Saturday to Wednesday"),
        ((0, 3), "Monday, Thursday"),
        ((0, 1), "Monday, Tuesday"),
        ((0, 1, 3), "Monday, Tuesday, Thursday"),
        ((0, 1, 2, 3, 4, 5, 6), "every day"),
        ((), ""),
    ],
)
def test_days_that_follow_each_other_are_a_run(app, days, words):
    hours = HoursView(days, "", "", None, "")

    with app.test_request_context():
        said = hours_words(hours)

    assert said == words


@pytest.mark.parametrize(
    ("offset", "zone"),
    [
        (4.5, "(local time, UTC+4:30)"),
        (-6, "(local time, UTC-6:00)"),
        (None, "(local time)"),
    ],
)
def test_times_come_with_their_zone(app, offset, zone):
    hours = HoursView((4,), "08:00", "12:00", offset, "")

    with app.test_request_context():
        said = hours_words(hours)

    assert said == f"Friday 08:00–12:00 {zone}"


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("fa_AF", "جمعه ۰۸:۰۰–۲۴:۰۰ (local time, UTC+۴:۳۰)"),
        ("sw", "Ijumaa saa mbili asubuhi (08:00)–saa sita usiku (24:00)"),
    ],
)
def test_times_are_told_by_the_digits_and_the_clock_of_the_reader(app, locale, told):
    hours = HoursView((4,), "08:00", "24:00", 4.5, "")

    with app.test_request_context(), force_locale(locale):
        said = hours_words(hours)

    assert said.startswith(told)


def test_days_are_in_the_language_of_the_reader(app):
    hours = HoursView((4,), "", "", None, "")

    with app.test_request_context(), force_locale("fa_AF"):
        said = hours_words(hours)

    assert said == "جمعه"


@pytest.mark.parametrize(
    ("language", "clock"),
    [
        ("en", "14:00"),
        ("sw", "14:00"),
        ("fa-AF", "۱۴:۰۰"),
    ],
)
def test_a_card_tells_the_hour_in_the_digits_of_the_reader(app, language, clock):
    opens = datetime(2026, 6, 1, 14, tzinfo=UTC)
    before = opens - timedelta(hours=2)

    with app.test_request_context(), force_locale(LANGUAGES[language].locale):
        said = opens_soon_words(opens, before, zoned=False)

    assert said == f"opens today at {clock}"
