"""What publishers write for times, days and dates, and what is only words."""

from datetime import date

import pytest

from directory.hsds.draft.rule_parts import (
    read_day,
    read_frequency,
    read_number,
    read_numbers,
    read_time,
    read_until,
    read_week_start,
    read_weekdays,
    read_zone,
)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("09:00", "09:00"),
        ("9:00", "09:00"),
        ("9am", "09:00"),
        ("9 AM", "09:00"),
        ("9 a.m.", "09:00"),
        ("9:30pm", "21:30"),
        ("9.30 p.m.", "21:30"),
        ("12am", "00:00"),
        ("12 PM", "12:00"),
        ("12:30 am", "00:30"),
        ("09.00", "09:00"),
        ("9h", "09:00"),
        ("9h30", "09:30"),
        ("17 h 00", "17:00"),
        ("9 uur", "09:00"),
        ("0900", "09:00"),
        ("900", "09:00"),
        ("2400", "24:00"),
        ("24:00", "24:00"),
        ("24:00:00", "24:00"),
        ("00:00:00", "00:00"),
        ("23:59:59", "23:59"),
        ("T09:00", "09:00"),
        ("09:00:00Z", "09:00Z"),
        ("09:00:00.000Z", "09:00Z"),
        ("9:00z", "09:00Z"),
        ("09:00+03:00", "09:00+03:00"),
        ("09:00:00+0430", "09:00+0430"),
        ("09:00 -06:00", "09:00-06:00"),
        ("2026-01-01T09:00:00+03:00", "09:00+03:00"),
        ("1900-01-01 17:30:00", "17:30"),
        ("noon", "12:00"),
        ("Midnight", "24:00"),
        ("٩:٠٠", "09:00"),
        ("۸:۳۰", "08:30"),
        ("٩:٠٠ ص", "09:00"),
        ("٥ مساءً", "17:00"),
        ("۹ صبح", "09:00"),
        ("۵ بعد از ظهر", "17:00"),
        ("9", None),
        ("17", None),
        ("25:00", None),
        ("24:01", None),
        ("09:60", None),
        ("13pm", None),
        ("0am", None),
        ("0:30pm", None),
        ("09:00 EAT", None),
        ("09:00+25:00", None),
        ("9-17", None),
        ("09:00 - 17:00", None),
        ("after prayer", None),
        ("?", None),
        ("", None),
        ("²²:00", None),
    ],
)
def test_times_of_day(words, time):
    assert read_time(words) == time


@pytest.mark.parametrize(
    ("words", "offset", "day"),
    [
        ("2026-06-01", None, date(2026, 6, 1)),
        ("20260601", None, date(2026, 6, 1)),
        ("2026/06/01", None, date(2026, 6, 1)),
        ("۲۰۲۶-۰۶-۰۱", None, date(2026, 6, 1)),
        ("2026-06-01T00:00:00", None, date(2026, 6, 1)),
        ("2026-06-01T00:00:00Z", None, date(2026, 6, 1)),
        ("2026-05-31T21:00:00Z", 3.0, date(2026, 6, 1)),
        ("2026-06-01T03:00:00+00:00", -6.0, date(2026, 5, 31)),
        ("9999-12-31", None, date(9999, 12, 31)),
        ("1405-03-11", None, None),
        ("01/06/2026", None, None),
        ("2026-02-30", None, None),
        ("2026-06-01 or so", None, None),
        ("2026-06-011", None, None),
        ("0001-01-01", None, None),
        ("summer", None, None),
    ],
)
def test_days(words, offset, day):
    assert read_day(words, offset) == day


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("2027-12-31", (date(2027, 12, 31), "")),
        ("2027-12-31T20:00:00Z", (date(2027, 12, 31), "20:00Z")),
        ("20271231T235959Z", (date(2027, 12, 31), "23:59Z")),
        ("20271231T235959", (date(2027, 12, 31), "23:59")),
        ("2027-12-31 20:00", (date(2027, 12, 31), "20:00")),
        ("2027-12-31T20:00:00+04:30", (date(2027, 12, 31), "20:00+04:30")),
        ("2027-12-31Tnoonish", (None, "")),
        ("further notice", (None, "")),
    ],
)
def test_the_end_of_a_rule(words, last):
    assert read_until(words) == last


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("MO", "MO"),
        ("mo,we", "MO,WE"),
        ("MO, TU ,WE", "MO,TU,WE"),
        ("MO TU WE", "MO,TU,WE"),
        ("MO;TU", "MO,TU"),
        ("Monday,Friday", "MO,FR"),
        ("Mon, Thurs.", "MO,TH"),
        ("Mondays,Tues", "MO,TU"),
        ("MO-FR", "MO,TU,WE,TH,FR"),
        ("Monday - Friday", "MO,TU,WE,TH,FR"),
        ("SA–WE", "SA,SU,MO,TU,WE"),
        ("MO-WE,SA", "MO,TU,WE,SA"),
        ("1MO,-1FR", "1MO,-1FR"),
        ("+2TU", "+2TU"),
        ("M,T", None),
        ("T", None),
        ("XX", None),
        ("MO,XX", None),
        ("MO-XX", None),
        ("every day", None),
        (",", None),
    ],
)
def test_days_of_the_week(words, days):
    assert read_weekdays(words) == days


@pytest.mark.parametrize(
    ("read", "words", "value"),
    [
        (read_numbers, "1, 15,-1", "1,15,-1"),
        (read_numbers, "٣", "3"),
        (read_numbers, "first", None),
        (read_number, "3", 3),
        (read_number, "3.0", 3),
        (read_number, "0", None),
        (read_number, "-1", None),
        (read_number, "2.5", None),
        (read_number, "1000000000", None),
        (read_number, "twice", None),
        (read_week_start, "su", "SU"),
        (read_week_start, "MO", ""),
        (read_week_start, "XX", None),
        (read_frequency, "weekly", "WEEKLY"),
        (read_frequency, "DAILY", "DAILY"),
        (read_frequency, "Annually", "YEARLY"),
        (read_frequency, "HOURLY", None),
        (read_frequency, "fortnightly", None),
        (read_zone, "3", (3.0, "")),
        (read_zone, "4.5", (4.5, "")),
        (read_zone, "-06:00", (-6.0, "")),
        (read_zone, "UTC+4:30", (4.5, "")),
        (read_zone, "Z", (0.0, "")),
        (read_zone, "Africa/Kampala", (None, "Africa/Kampala")),
        (read_zone, "EAT", (None, "EAT")),
        (read_zone, "99", (None, "99")),
        (read_zone, "5.3", (None, "5.3")),
        (read_zone, "nan", (None, "nan")),
        (read_zone, "inf", (None, "inf")),
    ],
)
def test_numbers_frequencies_and_zones(read, words, value):
    assert read(words) == value
