import pytest

from directory.hsds.draft.phone_numbers import (
    NO_COUNTRY,
    NO_NUMBER,
    StoredNumber,
    read_number,
)


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("+93 70 123 4567", None, StoredNumber("+93701234567", "")),
        ("070 123 4567", "AF", StoredNumber("+93701234567", "")),
        ("۰۷۰ ۱۲۳ ۴۵۶۷", "AF", StoredNumber("+93701234567", "")),
        ("٠٧٠١٢٣٤٥٦٧", "AF", StoredNumber("+93701234567", "")),
        ("+32 2 234 38 00 ext 5", None, StoredNumber("+3222343800", "5")),
        ("070 123 4567", None, StoredNumber("070 123 4567", "", NO_COUNTRY)),
        ("0800 100 066", "UG", StoredNumber("0800 100 066", "", NO_COUNTRY)),
        ("۱۱۹", "AF", StoredNumber("۱۱۹", "")),
        ("119 / 121", "AF", StoredNumber("119 / 121", "")),
        (
            "+93701234567 / 0701234568",
            "AF",
            StoredNumber("+93701234567 / 0701234568", ""),
        ),
        ("+93701234567 (nights)", "AF", StoredNumber("+93701234567 (nights)", "")),
        ("ask at the gate", "AF", StoredNumber("ask at the gate", "", NO_NUMBER)),
        ("*16#", "AF", StoredNumber("*16#", "", NO_NUMBER)),
        ("", "AF", StoredNumber("", "", NO_NUMBER)),
    ],
)
def test_a_number_is_dialled_as_meant_or_left_as_typed(typed, country, number):
    assert read_number(typed, country) == number
