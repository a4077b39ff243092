from datetime import date

import pytest

from i18n import LANGUAGES
from i18n.dates import told_date, told_near_day, told_weekday_and_date


@pytest.mark.parametrize(
    ("language", "day", "told"),
    [
        ("en", date(2026, 11, 12), "November 12, 2026"),
        ("sw", date(2026, 11, 12), "12 Novemba 2026"),
        ("fa-AF", date(2026, 11, 12), "۲۱ عقرب ۱۴۰۵ (۱۲ نومبر ۲۰۲۶)"),
        ("ps", date(2026, 11, 12), "۲۱ لړم ۱۴۰۵ (۱۲ نومبر ۲۰۲۶)"),
        # A year of 366 days ends on the 30th of its last month.
        ("fa-AF", date(2025, 3, 20), "۳۰ حوت ۱۴۰۳ (۲۰ مارچ ۲۰۲۵)"),
        ("fa-AF", date(2025, 3, 21), "۱ حمل ۱۴۰۴ (۲۱ مارچ ۲۰۲۵)"),
        ("fa-AF", date(2026, 3, 20), "۲۹ حوت ۱۴۰۴ (۲۰ مارچ ۲۰۲۶)"),
        ("fa-AF", date(2026, 3, 21), "۱ حمل ۱۴۰۵ (۲۱ مارچ ۲۰۲۶)"),
        # Where the calendar is not reckoned, the common date stands alone.
        ("fa-AF", date(9999, 12, 31), "۳۱ دسمبر ۹۹۹۹"),
        ("ps", date(1, 1, 1), "۱ جنوري ۱"),
    ],
)
def test_a_day_is_told_by_the_calendars_of_its_readers(language, day, told):
    assert told_date(day, language) == told


def test_the_day_of_the_week_stands_before_both_calendars():
    said = told_weekday_and_date(date(2026, 11, 12), "fa-AF")

    assert said == "پنجشنبه ۲۱ عقرب ۱۴۰۵ (۱۲ نومبر ۲۰۲۶)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_a_day(language):
    day = date(2026, 11, 12)

    said = {told_date(day, language), told_weekday_and_date(day, language)}

    assert len(said) == 2
    assert all(said)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "November 12"),
        ("fr", "12 novembre"),
        ("fa-AF", "۲۱ عقرب (۱۲ نومبر)"),
        ("ps", "۲۱ لړم (نومبر ۱۲)"),
    ],
)
def test_a_near_day_goes_without_its_year_in_both_calendars(language, told):
    assert told_near_day(date(2026, 11, 12), language) == told
