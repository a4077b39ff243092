from datetime import UTC, datetime

import pytest

from directory.listings.hours.hours_view import HoursView
from directory.search_port import Clock
from directory.site.visitor_clock import visitor_hours

SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
HERAT = Clock("Herat", "Asia/Kabul")
PARIS = Clock("Paris", "Europe/Paris")  # in July two hours ahead, in January one
WEEKDAYS, EVERY_DAY = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5, 6)


pytestmark = pytest.mark.usefixtures("reading")


@pytest.mark.parametrize(
    ("days", "opens", "closes", "offset", "clock", "hers"),
    [
        (WEEKDAYS, "09:00", "17:00", 1, HERAT, "Monday to Friday 12:30–20:30"),
        (WEEKDAYS, "22:00", "23:30", 1, HERAT, "Tuesday to Saturday 01:30–03:00"),
        ((0,), "01:00", "09:00", 9, HERAT, "Sunday 20:30–04:30"),
        (EVERY_DAY, "09:00", "17:00", -6, HERAT, "every day 19:30–03:30"),
        ((2,), "09:00", "24:00", 3, HERAT, "Wednesday 10:30–01:30"),
        ((2,), "09:00", "12:00", 0, PARIS, "Wednesday 11:00–14:00"),
    ],
)
def test_hours_elsewhere_are_told_by_the_clock_she_lives_by(
    days, opens, closes, offset, clock, hers
):
    hours = HoursView(days, opens, closes, offset, "")

    told = visitor_hours(hours, clock, "en", SUMMER)

    assert told == f"By the clock in {clock.place}: {hers}"


@pytest.mark.parametrize(
    ("hours", "clock"),
    [
        (HoursView(WEEKDAYS, "09:00", "17:00", 4.5, ""), HERAT),
        (HoursView(WEEKDAYS, "09:00", "17:00", None, ""), HERAT),
        (HoursView(WEEKDAYS, "09:00", "17:00", 1, ""), None),
        (HoursView(WEEKDAYS, "09:00", "17:00", 1, ""), Clock("X", "No/Where")),
        (HoursView(WEEKDAYS, "", "", 1, ""), HERAT),
        (HoursView(EVERY_DAY, "00:00", "24:00", 1, ""), HERAT),
    ],
    ids=["same time", "unknown there", "no place", "no zone", "no hours", "always"],
)
def test_where_it_changes_nothing_there_is_nothing_more_to_read(hours, clock):
    assert visitor_hours(hours, clock, "en", SUMMER) == ""


def test_a_place_in_other_letters_is_marked():
    hours = HoursView((0,), "09:00", "17:00", 1, "")

    told = visitor_hours(hours, HERAT, "fa-AF", SUMMER)

    assert '<bdi lang="en">Herat</bdi>' in told
