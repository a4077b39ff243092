"""A day is read in any form in which one day alone can be meant."""

from datetime import UTC, date, datetime

import pytest

from directory.hsds.schema.day_forms import read_day, read_instant

LAST_OF_JANUARY = date(2026, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31", "2026-1-31", "20260131", "2026/01/31", "2026.01.31",
        "31.01.2026", "31.1.2026", "31/01/2026", "01/31/2026", "31-01-2026",
        "31 January 2026", "31st January, 2026", "January 31, 2026", "Jan 31 2026",
        "31-JAN-2026", "31 jan. 2026", " 2026-01-31 ", "2026-01-31T00:00:00Z",
        "2026-01-31 09:30", "2026-01-31T09:30:00.000+03:00", "20260131T200000Z",
        "۲۰۲۶-۰۱-۳۱", "٣١/٠١/٢٠٢٦",
    ],
)  # fmt: skip
def test_a_day_is_read(text):
    assert read_day(text) == LAST_OF_JANUARY


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2026", "3-4-2026", "1405-02-03", "2026-02-30", "31/01/26", "2026",
        "January 2026", "tomorrow", "31 Ma 2026", "2026-13-01", "1738281600", "",
        "2026-01/31", "from 2026-01-31",
    ],
)  # fmt: skip
def test_what_may_be_another_day_is_not_read(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-31T09:00:00Z", datetime(2026, 1, 31, 9, tzinfo=UTC)),
        ("2026-01-31 09:00", datetime(2026, 1, 31, 9, tzinfo=UTC)),
        ("2026-01-31T12:00:00+03:00", datetime(2026, 1, 31, 9, tzinfo=UTC)),
        ("31.01.2026", datetime(2026, 1, 31, tzinfo=UTC)),
        ("yesterday", None),
        ("03/04/2026", None),
    ],
)
def test_an_instant_has_a_zone(text, instant):
    assert read_instant(text) == instant
