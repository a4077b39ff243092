"""Whether it is open now: page, both engines and dateutil say the same."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.listings.hours.index_ranges import open_hours
from directory.listings.hours.opening_hours import is_open, next_opening
from directory.listings.hours.rule_text import DAYS
from search.elastic.hours import open_at, stored_hours
from search.embedded.hours import Hours
from tests.support.documents import document
from tests.support.schedules import rule
from tests.support.small_elastic import matches

NOW = datetime(2026, 11, 30, 17, tzinfo=UTC)  # the last Monday of November
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
WHOLE = {"byday": EVERY_DAY, "opens_at": "00:00", "closes_at": "23:59", "timezone": 3.0}


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)  # the 2nd is a Monday


@pytest.mark.parametrize(
    ("changed", "instant", "expected"),
    [
        ({}, at(2, 9), True),
        ({}, at(2, 8, 59), False),
        ({}, at(2, 17), False),
        ({}, at(3, 12), False),
        ({"freq": ""}, at(2, 12), True),
        ({"freq": "DAILY", "byday": ""}, at(4, 12), True),
        ({"byday": "mo, we"}, at(4, 12), True),
        ({"opens_at": "22:00", "closes_at": "06:00"}, at(3, 5), True),
        ({"opens_at": "22:00", "closes_at": "06:00"}, at(2, 5), False),
        ({"opens_at": "00:00", "closes_at": "00:00"}, at(2, 23, 59), True),
        ({"opens_at": "00:00", "closes_at": "24:00"}, at(2, 23, 59), True),
        ({"timezone": 4.5}, at(2, 4, 30), True),
        ({"timezone": 4.5}, at(2, 12, 30), False),
        ({"opens_at": "09:00+04:30", "closes_at": "17:00"}, at(2, 4, 30), True),
        ({"valid_to": date(2026, 3, 1)}, at(2, 12), None),
        ({"until": date(2026, 3, 1)}, at(2, 12), None),
        ({"valid_from": date(2026, 3, 3)}, at(2, 12), False),
        ({"dtstart": date(2026, 3, 3)}, at(2, 12), False),
        ({"dtstart": date(2026, 2, 23), "interval": 2}, at(2, 12), False),
        ({"dtstart": date(2026, 2, 16), "interval": 2}, at(2, 12), True),
        ({"freq": "MONTHLY", "byday": "", "bymonthday": "2,16"}, at(2, 12), True),
        ({"freq": "MONTHLY", "byday": "", "bymonthday": "2,16"}, at(3, 12), False),
        ({"bymonth": "7,8"}, at(2, 12), False),
        ({"opens_at": ""}, at(2, 12), None),
        ({"closes_at": "?"}, at(2, 12), None),
        ({"timezone": None}, at(2, 12), None),
        ({"timezone_name": "Mars"}, at(2, 12), None),
        # A night of the last day goes on after it.
        (
            {"opens_at": "22:00", "closes_at": "06:00", "valid_to": date(2026, 3, 2)},
            at(3, 5),
            True,
        ),
    ],
)
def test_whether_a_rule_is_open(changed, instant, expected):
    assert is_open([rule(**changed)], None, instant) is expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([WHOLE | {"dtstart": date(2020, 1, 6), "count": 3}], None),
        ([WHOLE | {"until": date(2020, 12, 20)}], None),
        ([WHOLE | {"dtstart": date(2027, 6, 1)}], False),
        ([WHOLE | {"freq": "MONTHLY", "byday": "-1MO"}], True),
        (
            [
                WHOLE | {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 6, 30)},
                {"byday": "SA", "valid_from": date(2026, 7, 1), "timezone": 3.0},
            ],
            False,
        ),
        ([{}, {"byday": "SU", "opens_at": "?"}], None),
        ([{}, {"byday": "", "freq": "", "opens_at": "", "closes_at": ""}], False),
    ],
    ids=["count", "until", "to begin", "last Monday", "season", "unsure", "words"],
)
def test_only_rules_in_force_count(rules, expected):
    evening = NOW + timedelta(hours=3)

    assert is_open([rule(**one) for one in rules], None, evening) is expected


def test_the_place_tells_the_zone_where_the_rule_does_not():
    schedule = rule(timezone=None)

    assert is_open([schedule], "Asia/Kabul", at(2, 5)) is True
    assert is_open([schedule], "Asia/Kabul", at(2, 13)) is False


@pytest.mark.parametrize("zone", ["Nowhere/Town", "../etc/passwd", ""])
def test_a_zone_that_nobody_knows_tells_nothing(zone):
    schedule = rule(timezone=None)

    assert is_open([schedule], zone, at(2, 12)) is None


@pytest.mark.parametrize(
    ("day", "opens"), [(date(2026, 3, 27), 8), (date(2026, 3, 30), 7)]
)
def test_clocks_that_change_with_the_season_change_the_instant(day, opens):
    schedule = rule(byday="MO,FR", timezone=1.0)  # as the source says it in winter
    first = datetime(day.year, day.month, day.day, opens, tzinfo=UTC)

    found = [
        is_open([schedule], "Europe/Berlin", first + timedelta(minutes=minutes))
        for minutes in (-1, 0, 479, 480)
    ]

    assert found == [False, True, True, False]


def closed(**changed):
    return rule(freq="", byday="", opens_at="", closes_at="", **changed)


@pytest.mark.parametrize("words", [
    "Closed for the holidays", "Fermé", "Cerrado por vacaciones", "مغلق في العيد",
    "به خاطر عید بسته است", "د اختر لپاره تړلی", "Harugaye", "Imefungwa",
    "Waggaddwa", "Waggale", "Gesloten",
])  # fmt: skip
def test_days_on_which_it_says_closed_are_not_open(words):
    usual = rule(byday=EVERY_DAY, opens_at="22:00", closes_at="06:00")
    pause = closed(
        valid_from=date(2026, 3, 4), valid_to=date(2026, 3, 5), description=words
    )

    nights = [is_open([usual, pause], None, at(day, 23)) for day in range(2, 8)]
    mornings = [is_open([usual, pause], None, at(day, 5)) for day in range(2, 8)]

    assert nights == [True, True, False, False, True, True]
    assert mornings == [True, True, True, False, False, True]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"freq": "WEEKLY", "byday": "MO"}, False),
        ({"freq": "WEEKLY", "byday": "TU"}, True),
        ({"freq": "MONTHLY", "byday": "3MO"}, None),
        ({"freq": "?", "byday": "MO"}, None),
        ({}, True),
    ],
)
def test_a_closure_that_cannot_be_told_exactly_leaves_no_claim(changed, expected):
    row = rule(
        **{"freq": "", "byday": "", "opens_at": "", "closes_at": ""} | changed,
        notes="closed",
    )

    assert is_open([rule(), row], None, at(2, 12)) is expected


def test_special_hours_stand_in_place_of_the_usual_ones():
    christmas = date(2026, 12, 25)
    special = rule(
        byday="FR",
        opens_at="10:00",
        closes_at="12:00",
        valid_from=christmas,
        valid_to=christmas,
        description="Holiday hours",
    )
    usual = rule(byday=EVERY_DAY, notes="Not on public holidays")
    noon = datetime(2026, 12, 25, 13, tzinfo=UTC)

    found = [
        is_open([usual, special], None, noon + timedelta(hours=hours))
        for hours in (-24, -2, 0, 24)
    ]

    assert found == [True, True, False, True]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], None),
        ([{}], datetime(2026, 12, 7, 9, tzinfo=UTC)),
        ([{"byday": "TU", "timezone": 3.0}], datetime(2026, 12, 1, 6, tzinfo=UTC)),
        (
            [WHOLE | {"dtstart": date(2027, 6, 1)}],
            datetime(2027, 5, 31, 21, tzinfo=UTC),
        ),
        ([{"until": date(2026, 12, 6)}], None),
        (
            [{"freq": "MONTHLY", "byday": "", "bymonthday": "-1"}],
            datetime(2026, 12, 31, 9, tzinfo=UTC),
        ),
        (
            [{"opens_at": "22:00", "closes_at": "02:00"}, {"byday": "WE"}],
            datetime(2026, 11, 30, 22, tzinfo=UTC),
        ),
        (
            [{"freq": "YEARLY", "byday": "", "bymonth": "2", "bymonthday": "29"}],
            datetime(2028, 2, 29, 9, tzinfo=UTC),
        ),
    ],
)
def test_when_it_opens_next(rules, expected):
    hours = open_hours([rule(**one) for one in rules], None)

    assert next_opening(hours, NOW) == expected


TIMES = st.sampled_from(["00:00", "08:30", "12:00", "17:00", "22:00", "24:00"])
DATES = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
RULES = st.fixed_dictionaries(
    {
        "freq": st.sampled_from(["WEEKLY", "MONTHLY"]),
        "dtstart": st.dates(date(2025, 6, 1), date(2026, 9, 1)),
        "interval": st.integers(1, 3),
        "count": st.none() | st.integers(1, 30),
        "named": st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True),
        "which": st.sampled_from([1, 2, -1]),
        "valid_from": DATES,
        "valid_to": DATES,
        "opens_at": TIMES,
        "closes_at": TIMES,
        "timezone": st.sampled_from([None, 0.0, 3.0, 4.5, -6.0]),
    }
)


def days_of(drawn):
    """The days of RFC 5545 on which a drawn rule comes to pass, by dateutil."""
    which = drawn["which"] if drawn["freq"] == "MONTHLY" else None
    found = rrule(
        {"WEEKLY": WEEKLY, "MONTHLY": MONTHLY}[drawn["freq"]],
        dtstart=datetime.combine(drawn["dtstart"], datetime.min.time()),
        interval=drawn["interval"],
        count=drawn["count"],
        byweekday=[weekday(day, which) for day in drawn["named"]],
    )
    first, last = drawn["valid_from"] or date.min, drawn["valid_to"] or date.max
    until = datetime(2027, 2, 1)
    days = (one.date() for one in found.between(datetime(2025, 1, 1), until))
    return [day for day in days if first <= day <= last]


def open_by_dateutil(drawn, place, instant):
    offset = drawn["timezone"]
    zone = ZoneInfo(place) if offset is None else None
    local = (
        instant.astimezone(zone).replace(tzinfo=None)
        if zone
        else instant.replace(tzinfo=None) + timedelta(hours=offset)
    )
    opens, closes = (
        int(drawn[name][:2]) * 60 + int(drawn[name][3:])
        for name in ("opens_at", "closes_at")
    )
    opens %= 24 * 60
    closes = closes if closes > opens else closes + 24 * 60
    begin = [datetime.combine(day, datetime.min.time()) for day in days_of(drawn)]
    return any(
        day + timedelta(minutes=opens) <= local < day + timedelta(minutes=closes)
        for day in begin
    )


@settings(max_examples=60, deadline=None)
@given(
    drawn=st.lists(RULES, min_size=1, max_size=3),
    place=st.sampled_from(["Asia/Kabul", "Africa/Kampala", "America/Asuncion"]),
    minutes=st.lists(
        st.integers(0, 365 * 24 * 60), min_size=1, max_size=8, unique=True
    ),
)
def test_page_both_engines_and_dateutil_say_the_same(drawn, place, minutes):
    schedules = []
    for one in drawn:
        which = one["which"] if one["freq"] == "MONTHLY" else ""
        byday = ",".join(f"{which}{DAYS[day]}" for day in one["named"])
        stated = {name: one[name] for name in one.keys() - {"named", "which"}}
        schedules.append(rule(**stated, byday=byday))
    hours = open_hours(schedules, place)
    embedded = Hours()
    embedded.put(0, hours.timezone, hours.ranges)
    listing = document("a", timezone=hours.timezone, hours=hours.ranges)
    held = {"hours": stored_hours(listing)}

    for minute in minutes:
        instant = datetime(2026, 1, 15, tzinfo=UTC) + timedelta(minutes=minute)
        expected = any(open_by_dateutil(one, place, instant) for one in drawn)
        opening = next_opening(hours, instant)

        assert bool(is_open(schedules, place, instant)) is expected
        assert embedded.open_at(instant, 1).tolist() == [expected]
        assert matches(open_at(instant), held) is expected
        if opening and not expected:
            assert is_open(schedules, place, opening)
            assert not is_open(schedules, place, opening - timedelta(minutes=1))
