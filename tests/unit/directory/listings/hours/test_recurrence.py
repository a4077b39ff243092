import time
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.listings.hours.index_ranges import open_ranges, zone_of
from directory.listings.hours.opening_hours import hours_view, is_always_open, is_open
from directory.listings.hours.recurrence import DAYS, falls_on
from directory.listings.models import Schedule
from directory.site.hours_words import hours_words

FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMED = st.tuples(st.sampled_from([None, 1, 2, 5, -1, -2]), st.integers(0, 6))


def rule(**changed):
    facts = {
        "freq": "WEEKLY",
        "byday": "MO",
        "bymonthday": "",
        "opens_at": "09:00",
        "closes_at": "17:00",
        "timezone": 0.0,
        "description": "",
        "notes": "",
    }
    return Schedule(**facts | changed)


@settings(max_examples=200, deadline=None)
@given(
    freq=st.sampled_from(sorted(FREQUENCIES)),
    interval=st.integers(1, 4),
    start=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    named=st.lists(NAMED, max_size=3),
    numbers=st.lists(st.sampled_from([1, 2, 15, 29, 31, -1, -3]), max_size=2),
    after=st.integers(0, 900),
)
def test_a_rule_falls_on_the_days_of_rfc_5545(
    freq, interval, start, named, numbers, after
):
    # rrule wants both of "the first Monday, and each Tuesday"; the RFC wants either.
    mixed = None in {which for which, _ in named}
    if mixed or freq in ("DAILY", "WEEKLY"):
        named = [(None, day) for _, day in named]
    if freq != "DAILY" and named:
        numbers = []  # the first Monday on a 31st never comes: rrule looks for ever
    words = ["".join((str(which or ""), DAYS[day])) for which, day in named]
    schedule = rule(
        freq=freq,
        interval=interval,
        dtstart=start,
        byday=",".join(words),
        bymonthday=",".join(map(str, numbers)),
    )
    day = start + timedelta(days=after)

    midnight = datetime.combine(day, datetime.min.time())
    expected = rrule(
        FREQUENCIES[freq],
        dtstart=datetime.combine(start, datetime.min.time()),
        interval=interval,
        byweekday=[weekday(day, which) for which, day in named] or None,
        bymonthday=numbers or None,
    ).between(midnight, midnight, inc=True)
    assert falls_on(schedule, day) is bool(expected)


ODD = [
    {"bymonthday": "--5", "freq": "MONTHLY", "byday": ""},
    {"bymonthday": "32", "freq": "MONTHLY", "byday": ""},
    {"bymonthday": "-32,0,99999999999999999999", "freq": "MONTHLY", "byday": ""},
    {"bymonthday": "٣", "freq": "MONTHLY", "byday": ""},
    {"interval": -1},
    {"interval": 0},
    {"interval": 2**31 - 1},
    {"interval": 2**31 - 1, "freq": "YEARLY", "dtstart": date(1, 1, 1)},
    {"byday": "5MO,-5SU,99XX,++1MO,,MONDAY"},
    {"byday": "-53MO", "freq": "YEARLY", "dtstart": date(1, 1, 1)},
    {"dtstart": date(1, 1, 1), "freq": "DAILY", "byday": ""},
    {"dtstart": date(9999, 12, 31)},
    {"dtstart": date(2026, 1, 1), "until": date(2025, 1, 1)},
    {"valid_from": date(9999, 12, 31), "valid_to": date(1, 1, 1)},
    {"freq": "SECONDLY"},
    {"freq": "weekly "},
    {"freq": "MONTHLY", "byday": "", "bymonthday": ""},
    {"timezone": 99.0},
    {"timezone": -24.0},
    {"timezone": float("nan")},
    {"timezone": float("inf")},
    {"opens_at": "24:00", "closes_at": "24:00"},
    {"opens_at": "24:60", "closes_at": "99:99"},
    {"opens_at": "²²:00", "closes_at": "-1:00"},
    {"opens_at": "9", "closes_at": ":"},
    {"opens_at": "23:59", "closes_at": "00:00", "byday": "SU"},
]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_no_rule_fails_or_stalls_whatever_is_stored(odd):
    schedule = rule(**odd)
    began = time.process_time()

    is_open([schedule], "Asia/Kabul", NOW)
    is_always_open([schedule])
    hours_view(schedule)
    ranges = open_ranges([schedule], always=False)
    zone = zone_of([schedule], None)

    assert time.process_time() - began < 0.1
    assert all(0 <= each.start < each.end <= 7 * 24 * 60 for each in ranges)
    assert "nan" not in zone


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"freq": "MONTHLY", "byday": "1MO"}, ((0,), False)),
        ({"interval": 2}, ((0,), False)),
        ({"freq": "MONTHLY", "byday": "", "bymonthday": "1"}, ((), False)),
        ({}, ((0,), True)),
        ({"freq": "DAILY", "byday": ""}, ((0, 1, 2, 3, 4, 5, 6), True)),
    ],
)
def test_what_is_not_every_week_is_told_so(changed, shown):
    view = hours_view(rule(**changed))

    assert (view.days, view.every_week) == shown
    assert (open_ranges([rule(**changed)], always=False) != ()) is shown[1]


def test_hours_that_are_not_every_week_say_it(app):
    with app.test_request_context("/en/"):
        words = hours_words(hours_view(rule(freq="MONTHLY", byday="1MO")))

    assert words == "Monday 09:00–17:00 (local time, UTC+0:00) (not every week)"
