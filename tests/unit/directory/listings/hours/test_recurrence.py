"""On which days a rule falls, held against the rules of dateutil."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from hypothesis import example, given, settings
from hypothesis import strategies as st

from directory.listings.hours.hours_view import hours_views
from directory.listings.hours.index_ranges import open_hours
from directory.listings.hours.opening_hours import is_open, next_opening
from directory.listings.hours.recurrence import MOST_COUNTED, recurrence_of
from directory.listings.hours.rule_text import DAYS
from directory.search_port import zone_named
from tests.support.schedules import rule

FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY, "YEARLY": YEARLY}
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMED = st.tuples(st.sampled_from([None, 1, 2, 5, -1, -2]), st.integers(0, 6))
MONTH_DAYS = st.lists(st.sampled_from([1, 2, 15, 29, 31, -1, -3]), max_size=2)
MONTHS = st.lists(st.integers(1, 12), max_size=3)
YEAR_DAYS = st.lists(st.sampled_from([1, 60, 100, 365, 366, -1, -366]), max_size=2)
WEEKS = st.lists(st.sampled_from([1, 2, 9, 20, 52, 53, -1]), max_size=2)


def midnight(day):
    return datetime.combine(day, datetime.min.time())


def listed(numbers):
    return ",".join(map(str, numbers))


@st.composite
def parts_of_rules(draw):
    """Draw the parts of a rule in which dateutil does what RFC 5545 says."""
    freq = draw(st.sampled_from(sorted(FREQUENCIES)))
    named = draw(st.lists(NAMED, max_size=3))
    month_days, year_days = draw(MONTH_DAYS), draw(YEAR_DAYS)
    weeks = draw(WEEKS) if freq in ("WEEKLY", "YEARLY") else []
    # rrule wants both of "the first Monday, and each Tuesday"; the RFC wants either.
    mixed = None in {which for which, _ in named}
    if mixed or freq in ("DAILY", "WEEKLY") or weeks:
        named = [(None, day) for _, day in named]
    # The first Monday on a 31st never comes: rrule looks for ever.
    if named and freq != "DAILY":
        month_days, year_days = [], []
    if month_days or weeks:
        year_days = []
    if weeks:
        # Weeks without a day of theirs mean that of the beginning, says the RFC.
        month_days, named = [], named or [(None, 2)]
    start = draw(st.dates(date(2025, 1, 1), date(2026, 12, 31)))
    return {
        "freq": freq,
        "interval": draw(st.integers(1, 4)),
        "dtstart": start,
        "named": named,
        "month_days": month_days,
        "year_days": year_days,
        "weeks": weeks,
        "months": draw(MONTHS) if not (year_days or weeks) else [],
        "wkst": draw(st.integers(0, 6)),
        "count": draw(st.none() | st.integers(1, 12)),
    }


def stored(drawn, **changed):
    words = [f"{which or ''}{DAYS[day]}" for which, day in drawn["named"]]
    return rule(
        freq=drawn["freq"],
        interval=drawn["interval"],
        dtstart=drawn["dtstart"],
        count=drawn["count"],
        wkst=DAYS[drawn["wkst"]],
        byday=",".join(words),
        bymonthday=listed(drawn["month_days"]),
        byyearday=listed(drawn["year_days"]),
        byweekno=listed(drawn["weeks"]),
        bymonth=listed(drawn["months"]),
        **changed,
    )


def by_dateutil(drawn, **changed):
    return rrule(
        FREQUENCIES[drawn["freq"]],
        dtstart=midnight(drawn["dtstart"]),
        interval=drawn["interval"],
        count=drawn["count"],
        wkst=drawn["wkst"],
        byweekday=[weekday(day, which) for which, day in drawn["named"]] or None,
        bymonthday=drawn["month_days"] or None,
        byyearday=drawn["year_days"] or None,
        byweekno=drawn["weeks"] or None,
        bymonth=drawn["months"] or None,
        **changed,
    )


FARTHEST_COUNTED = timedelta(days=MOST_COUNTED)
SELDOM = {
    "freq": "DAILY",
    "dtstart": date(2025, 1, 1),
    "interval": 1,
    "count": 9,
    "wkst": 0,
    "named": [(None, 0)],
    "month_days": [],
    "year_days": [60],
    "weeks": [],
    "months": [],
}


@settings(max_examples=200, deadline=None)
@example(drawn=dict(SELDOM), until=None)
@given(drawn=parts_of_rules(), until=st.none() | st.integers(0, 900))
def test_a_rule_falls_on_the_days_of_rfc_5545(drawn, until):
    if until is not None:
        drawn["count"] = None  # the RFC allows one of them
    last = None if until is None else drawn["dtstart"] + timedelta(days=until)
    begin, end = drawn["dtstart"], drawn["dtstart"] + timedelta(days=800)

    days = recurrence_of(stored(drawn, until=last))

    span = [begin + timedelta(days=number) for number in range(-9, 800)]
    expected = by_dateutil(drawn, until=midnight(last) if last else None)
    found = expected.between(midnight(begin), midnight(end), inc=True)
    if days is None:  # it is refused, rather than counted for sixty years
        assert not found or expected[-1] > midnight(begin + FARTHEST_COUNTED)
        return
    assert [day for day in span if days.falls_on(day) and told(day, drawn)] == [
        one.date() for one in found if one.date() in span and told(one.date(), drawn)
    ]


def told(day, drawn):
    """Whether dateutil counts the weeks right there.

    How many the year before had it reckons by the length of this one, so that it takes
    days before the first week of a year for week 53 instead of 52, and the other way.
    """
    return not (drawn["weeks"] and day.month == 1 and day.day <= 3)


@pytest.mark.parametrize(
    ("changed", "days"),
    [
        # Only the parts that RFC 5545 and dateutil read in two ways.
        (
            {"freq": "MONTHLY", "byday": "MO,1TU", "dtstart": date(2026, 6, 1)},
            [1, 2, 8, 15, 22, 29],
        ),
        (
            {
                "freq": "YEARLY",
                "byweekno": "24",
                "byday": "",
                "dtstart": date(2026, 6, 3),
            },
            [10],
        ),
        ({"byday": "", "freq": "", "dtstart": date(2026, 6, 5)}, [5]),
        ({"byday": "1MO", "freq": ""}, [1]),
        ({"byday": "", "freq": "", "bymonthday": "-1,15"}, [15, 30]),
        ({"byday": "MO", "freq": "MONTHLY", "bysetpos": "2,-1"}, [8, 29]),
        ({"byday": "-1MO", "freq": "YEARLY", "bymonth": "6"}, [29]),
        ({"byday": "MO", "freq": "YEARLY", "bymonth": "6", "bysetpos": "1"}, [1]),
        ({"byday": "FR", "valid_from": date(2026, 6, 12)}, [12, 19, 26]),
        ({"byday": "FR", "valid_to": date(2026, 6, 12)}, [5, 12]),
        ({"byday": "mo, tu", "freq": "weekly "}, [1, 2, 8, 9, 15, 16, 22, 23, 29, 30]),
    ],
)
def test_what_rules_of_publishers_mean(changed, days):
    found = recurrence_of(rule(**changed))

    june = [date(2026, 6, day) for day in range(1, 31)]
    assert [day.day for day in june if found.falls_on(day)] == days


@pytest.mark.parametrize(
    ("until", "time", "opens", "zone", "last"),
    [
        (date(2026, 6, 29), "", "09:00", "UTC", 29),
        (date(2026, 6, 29), "09:00", "09:00", "UTC", 29),
        (date(2026, 6, 29), "08:59", "09:00", "UTC", 22),
        (date(2026, 6, 29), "06:00Z", "09:00", "UTC+03:00", 29),
        (date(2026, 6, 29), "05:59Z", "09:00", "UTC+03:00", 22),
        (date(2026, 6, 28), "22:00Z", "00:30", "UTC+03:00", 29),
        (date(2026, 6, 29), "02:00Z", "19:00", "America/Guatemala", 22),
        (date(2026, 6, 29), "09:00:00+03:00", "09:00", "UTC+03:00", 29),
        (date(2026, 6, 29), "06:00Z", "09:00", None, 22),
    ],
)
def test_until_an_instant_counts_by_the_clock_of_the_rule(
    until, time, opens, zone, last
):
    schedule = rule(until=until, until_time=time, opens_at=opens)

    days = recurrence_of(schedule, zone_named(zone) if zone else None)

    june = [date(2026, 6, day) for day in range(1, 31)]
    assert max(day.day for day in june if days.falls_on(day)) == last


UNREADABLE = [
    {"freq": "?"},
    {"freq": "SECONDLY"},
    {"freq": "FORTNIGHTLY"},
    {"byday": "MO,XX"},
    {"byday": "MONDAY"},
    {"byday": "0MO", "freq": "MONTHLY"},
    {"byday": "1MO"},
    {"byday": "1MO", "freq": "DAILY"},
    {"byday": ""},
    {"byday": "", "freq": ""},
    {"byday": "", "freq": "MONTHLY"},
    {"byday": "", "freq": "YEARLY", "bymonth": "6"},
    {"byday": "", "freq": "", "dtstart": date(2026, 6, 1), "until": date(2026, 7, 1)},
    {"interval": 2},
    {"interval": 0},
    {"interval": 53, "dtstart": date(2026, 6, 1)},
    {"count": 3},
    {"count": 0, "dtstart": date(2026, 6, 1)},
    {"bymonthday": "32", "freq": "MONTHLY"},
    {"bymonthday": "٣", "freq": "MONTHLY"},
    {"bymonth": "-1"},
    {"bymonth": "June"},
    {"byweekno": "54"},
    {"byyearday": "400"},
    {"byday": "1MO", "freq": "YEARLY", "byweekno": "3"},
    {"wkst": "XX"},
    {"freq": "MONTHLY", "byday": "MO,TU", "bysetpos": "1"},
    {"freq": "YEARLY", "byday": "MO", "bymonth": "6,7", "bysetpos": "1"},
    {"until": date(2026, 7, 1), "until_time": "?"},
    {"count": 99_999, "dtstart": date(2026, 6, 1), "bymonth": "2", "bymonthday": "30"},
]


@pytest.mark.parametrize("odd", UNREADABLE, ids=str)
def test_a_rule_that_cannot_be_read_is_never_open_nor_surely_closed(odd):
    schedule = rule(opens_at="00:00", closes_at="24:00", **odd)

    assert recurrence_of(schedule) is None
    assert is_open([schedule], "UTC", NOW) is None
    assert open_hours([schedule], "UTC").ranges == ()


ODD = [
    *UNREADABLE,
    {"interval": 2**31 - 1, "freq": "YEARLY", "dtstart": date(1, 1, 1)},
    {"byday": "-53MO", "freq": "YEARLY", "dtstart": date(1, 1, 1)},
    {"count": 100_000, "freq": "YEARLY", "dtstart": date(9999, 1, 1)},
    {"count": 100_000, "dtstart": date(1, 1, 1)},
    {"count": 100_000, "dtstart": date(9999, 12, 31)},
    {"dtstart": date(1, 1, 1), "freq": "DAILY", "byday": ""},
    {"dtstart": date(1, 1, 1), "freq": "DAILY", "byday": "", "timezone": 14.0},
    {"dtstart": date(9999, 12, 31)},
    {"dtstart": date(9999, 12, 31), "timezone": -14.0, "closes_at": "02:00"},
    {"until": date(9999, 12, 31), "until_time": "23:59Z", "timezone": 14.0},
    {"until": date(1, 1, 1), "until_time": "00:00Z", "timezone": -14.0},
    {"dtstart": date(2026, 1, 1), "until": date(2025, 1, 1)},
    {"valid_from": date(9999, 12, 31), "valid_to": date(1, 1, 1)},
    {"timezone": 99.0},
    {"timezone": -24.0},
    {"timezone": 5.3},
    {"timezone": float("nan")},
    {"timezone": float("inf")},
    {"timezone_name": "Mars/Phobos"},
    {"timezone_name": "../etc/passwd"},
    {"opens_at": "24:00", "closes_at": "24:00"},
    {"opens_at": "24:60", "closes_at": "99:99"},
    {"opens_at": "²²:00", "closes_at": "-1:00"},
    {"opens_at": "9", "closes_at": ":"},
    {"opens_at": "09:00+99:99", "closes_at": "17:00Z"},
    {"opens_at": "23:59", "closes_at": "00:00", "byday": "SU"},
]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_no_rule_fails_or_stalls_whatever_is_stored(odd):
    schedule = rule(**odd)
    began = time.process_time()

    is_open([schedule], "Asia/Kabul", NOW)
    hours_views([schedule], "Asia/Kabul", NOW)
    hours = open_hours([schedule], "Asia/Kabul")
    next_opening(hours, NOW)

    assert time.process_time() - began < 0.5
    assert all(0 <= each.start < each.end <= 7 * 24 * 60 for each in hours.ranges)
    assert all(
        -(2**31) < bound < 2**31
        for each in hours.ranges
        for bound in (each.begins, each.ends)
        if bound is not None
    )
