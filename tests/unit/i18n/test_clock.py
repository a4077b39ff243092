from datetime import time

import pytest

from i18n import LANGUAGES
from i18n.clock import told_clock, told_minutes


@pytest.mark.parametrize(
    ("language", "at", "told"),
    [
        ("en", time(8), "08:00"),
        ("fa-AF", time(16, 30), "۱۶:۳۰"),
        ("sw", time(8), "saa mbili asubuhi (08:00)"),
        ("sw", time(7), "saa moja asubuhi (07:00)"),
        ("sw", time(6), "saa kumi na mbili alfajiri (06:00)"),
        ("sw", time(12, 15), "saa sita na robo mchana (12:15)"),
        ("sw", time(16, 30), "saa kumi na nusu jioni (16:30)"),
        ("sw", time(23, 59), "saa tano na dakika 59 usiku (23:59)"),
        ("sw", time(0), "saa sita usiku (00:00)"),
        ("lg", time(8), "ssaawa bbiri ez’oku makya (08:00)"),
        ("lg", time(7), "ssaawa emu ey’oku makya (07:00)"),
        ("lg", time(12), "ssaawa mukaaga ez’omu ttuntu (12:00)"),
        ("lg", time(17, 30), "ssaawa kkumi n’emu n’ekitundu ez’olweggulo (17:30)"),
        ("lg", time(19), "ssaawa emu ey’akawungeezi (19:00)"),
    ],
)
def test_a_time_is_told_as_people_tell_it(language, at, told):
    assert told_clock(at, language) == told


def test_the_end_of_a_day_is_midnight_and_keeps_its_digits():
    assert told_minutes(24 * 60, "sw") == "saa sita usiku (24:00)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_minute_has_words_of_its_own(language):
    told = {told_minutes(minute, language) for minute in range(24 * 60)}

    assert len(told) == 24 * 60
