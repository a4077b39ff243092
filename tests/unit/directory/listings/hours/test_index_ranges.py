"""Hours as an index holds them, which are those that a page goes by."""

from datetime import UTC, date, datetime, timedelta

import pytest

from directory.listings.hours.index_ranges import ALWAYS, OpenHours, open_hours
from directory.listings.hours.opening_hours import is_open
from directory.search_port import OpenRange, utc_minute
from tests.support.schedules import rule

DAY, NIGHT = 24 * 60, 22 * 60
KABUL = "Asia/Kabul"
JUNE = date(2026, 6, 1)  # a Monday
MINUTE_OF_JUNE = utc_minute(datetime(2026, 6, 1, tzinfo=UTC))
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
SPRING = {"valid_from": date(2026, 3, 1), "valid_to": date(2026, 5, 31)}


def plain(byday, opens_at, closes_at, **changed):
    return rule(byday=byday, opens_at=opens_at, closes_at=closes_at, **changed)


@pytest.mark.parametrize(
    ("rules", "ranges"),
    [
        ([], ()),
        ([plain("MO", "09:00", "17:00")], (OpenRange(540, 1020),)),
        (
            [plain("WE,MO", "09:00", "17:00")],
            (OpenRange(540, 1020), OpenRange(2 * DAY + 540, 2 * DAY + 1020)),
        ),
        ([plain("MO", "22:00", "06:00")], (OpenRange(NIGHT, 30 * 60),)),
        (
            [plain("SU", "22:00", "06:00")],
            (OpenRange(0, 360), OpenRange(6 * DAY + NIGHT, 7 * DAY)),
        ),
        ([plain("SU", "00:00", "24:00")], (OpenRange(6 * DAY, 7 * DAY),)),
        ([plain("SU", "00:00", "23:59")], (OpenRange(6 * DAY, 7 * DAY),)),
        ([plain("MO", "08:00", "08:00")], (OpenRange(480, DAY + 480),)),
        (
            [plain("MO", "08:00", "12:00"), plain("MO", "12:00", "16:00")],
            (OpenRange(480, 960),),
        ),
        (
            [plain("MO", "08:00", "16:00"), plain("MO", "10:00", "12:00")],
            (OpenRange(480, 960),),
        ),
        (
            [plain("MO", "08:00", "11:59"), plain("MO", "12:00", "16:00")],
            (OpenRange(480, 719), OpenRange(720, 960)),
        ),
        ([plain("", "00:00", "24:00", freq="DAILY")], ALWAYS),
        ([plain("MO", "", "17:00")], ()),
        ([plain("MO", "?", "17:00")], ()),
        (
            [plain("-1MO", "09:00", "17:00", freq="MONTHLY")],
            (OpenRange(540, 1020, days=(("o-1",),)),),
        ),
        (
            [plain("-1MO", "22:00", "06:00", freq="MONTHLY")],
            (
                OpenRange(NIGHT, DAY, days=(("o-1",),)),
                OpenRange(DAY, DAY + 360, days=(("o-1",),), night=True),
            ),
        ),
        (
            [plain("MO", "22:00", "02:00", valid_from=JUNE, valid_to=JUNE)],
            (
                OpenRange(NIGHT, DAY, "", MINUTE_OF_JUNE, MINUTE_OF_JUNE + DAY),
                OpenRange(
                    DAY, DAY + 120, "", MINUTE_OF_JUNE + DAY, MINUTE_OF_JUNE + 2 * DAY
                ),
            ),
        ),
        (
            [plain("MO", "09:00", "17:00", dtstart=JUNE, interval=2)],
            (OpenRange(540, 1020, "", MINUTE_OF_JUNE, None, (("W2:1",),)),),
        ),
    ],
)
def test_hours_are_minutes_of_the_week_merged_and_in_order(rules, ranges):
    assert open_hours(rules, None).ranges == ranges


@pytest.mark.parametrize(
    ("rules", "place", "ranges", "zone"),
    [
        ([{"timezone": None}], KABUL, [OpenRange(540, 1020)], KABUL),
        ([{"timezone": None}], None, [], "UTC"),
        ([{"timezone": None}], "No/Where", [], "No/Where"),
        ([{"timezone": 4.5}], None, [OpenRange(540, 1020)], "UTC+04:30"),
        ([{"timezone": 99}], KABUL, [], KABUL),
        ([{"timezone": 5.3}], KABUL, [], KABUL),
        ([{"timezone": 3, "timezone_name": "Mars"}], KABUL, [], KABUL),
        (
            [{"timezone": None, "timezone_name": "Africa/Kampala"}],
            KABUL,
            [OpenRange(540, 1020)],
            "Africa/Kampala",
        ),
        (
            [{"timezone": None, "opens_at": "09:00Z", "closes_at": "12:30Z"}],
            "Africa/Kampala",
            [OpenRange(540, 750)],
            "UTC+00:00",
        ),
        (
            [{"timezone": 3, "opens_at": "09:00+05:00", "closes_at": "17:00+03:00"}],
            None,
            [OpenRange(540, 1140)],
            "UTC+05:00",
        ),
        (
            [{"timezone": 0}, {"byday": "TU", "timezone": None}],
            KABUL,
            [
                OpenRange(540, 1020),
                OpenRange(DAY + 540, DAY + 1020, zone=KABUL),
            ],
            "UTC+00:00",
        ),
        ([{"timezone": 1}], "Europe/Berlin", [OpenRange(540, 1020)], "Europe/Berlin"),
        ([{"timezone": 2}], "Europe/Berlin", [OpenRange(540, 1020)], "Europe/Berlin"),
        ([{"timezone": 3}], "Europe/Berlin", [OpenRange(540, 1020)], "UTC+03:00"),
    ],
)
def test_each_rule_goes_by_its_own_clock_and_by_none_that_is_unknown(
    rules, place, ranges, zone
):
    hours = open_hours([rule(**one) for one in rules], place)

    assert (hours.ranges, hours.timezone) == (tuple(ranges), zone)


WHOLE = {"byday": EVERY_DAY, "opens_at": "00:00", "closes_at": "23:59"}


@pytest.mark.parametrize(
    ("rules", "always", "since"),
    [
        ([WHOLE], True, None),
        ([WHOLE | {"timezone": None}], True, None),
        ([WHOLE | {"valid_to": date(2030, 1, 1)}], False, None),
        ([WHOLE | {"until": date(2020, 1, 1)}], False, None),
        ([WHOLE | {"dtstart": JUNE, "count": 3}], False, None),
        ([WHOLE | {"dtstart": JUNE}], False, MINUTE_OF_JUNE),
        ([WHOLE | {"dtstart": JUNE, "timezone": 3}], False, MINUTE_OF_JUNE - 180),
        ([WHOLE | {"dtstart": JUNE, "interval": 2}], False, None),
        ([WHOLE | {"byday": "MO,TU,WE,TH,FR"}], False, None),
        (
            [WHOLE | {"byday": "MO,TU,WE,TH,FR"}, WHOLE | {"byday": "SA,SU"}],
            True,
            None,
        ),
        (
            [WHOLE | {"byday": "MO,TU"}, WHOLE | {"dtstart": JUNE}],
            False,
            MINUTE_OF_JUNE,
        ),
        ([WHOLE | {"opens_at": "08:00", "closes_at": "08:00"}], True, None),
        ([WHOLE | {"closes_at": "23:30"}], False, None),
        ([WHOLE, {"description": "Closed", **SPRING, "opens_at": "", "closes_at": ""}],
         False,
         MINUTE_OF_JUNE),
    ],
    ids=str,
)  # fmt: skip
def test_day_and_night_is_said_only_where_no_minute_and_no_end_is_left_out(
    rules, always, since
):
    hours = open_hours([rule(**one) for one in rules], None)

    assert (hours.always, hours.always_from) == (always, since)
    assert hours.is_always_at(datetime(9999, 1, 1, tzinfo=UTC)) is (
        always or since is not None
    )


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], OpenHours(ALWAYS, "UTC", True)),
        ([{"byday": "?"}], OpenHours(ALWAYS, "UTC", True)),
        ([{"opens_at": "", "byday": ""}], OpenHours(ALWAYS, "UTC", True)),
        ([{}], OpenHours((OpenRange(540, 1020),), "UTC+00:00")),
        (
            [{"until": JUNE - timedelta(days=2), "opens_at": "?"}],
            OpenHours(ALWAYS, "UTC", True),
        ),
    ],
)
def test_what_calls_itself_always_open_is_unless_its_hours_say_otherwise(
    rules, expected
):
    assert open_hours([rule(**one) for one in rules], None, always=True) == expected


def test_what_calls_itself_always_open_is_so_again_when_its_hours_have_ended():
    ended = rule(until=JUNE - timedelta(days=2))

    hours = open_hours([ended], None, always=True)

    assert hours.always_from == MINUTE_OF_JUNE
    assert not hours.is_always_at(datetime(2026, 5, 31, 23, 59, tzinfo=UTC))
    assert hours.is_always_at(datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "rules",
    [
        [{"valid_from": JUNE + timedelta(days=day)} for day in range(3_001)],
        [
            {"description": "Closed", "opens_at": "", "closes_at": ""}
            | {"dtstart": JUNE + timedelta(days=day), "freq": "", "byday": ""}
            for day in range(101)
        ],
        [
            {"description": "Special", "byday": "", "freq": ""}
            | {"dtstart": JUNE + timedelta(days=day)}
            for day in range(101)
        ],
        [
            *[{"valid_from": JUNE + timedelta(days=day)} for day in range(100)],
            *[
                {"description": "Closed", "opens_at": "", "closes_at": ""}
                | {"dtstart": JUNE + timedelta(days=7 * day), "freq": "", "byday": ""}
                for day in range(99)
            ],
        ],
    ],
    ids=["rules", "closures", "special hours", "both"],
)
def test_of_more_than_can_be_told_nothing_is_claimed(rules):
    rows = [rule(**one) for one in rules]

    assert open_hours(rows, "UTC") == OpenHours(timezone="UTC", unsure=True)
    assert is_open(rows, "UTC", datetime(2026, 6, 1, 12, tzinfo=UTC)) is None
