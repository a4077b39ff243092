import pytest

from directory.hsds.draft.phone_numbers import Number, read_number


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("+93 70 123 4567", None, Number("+93701234567", "", valid=True)),
        ("070 123 4567", "AF", Number("+93701234567", "", valid=True)),
        ("۰۷۰ ۱۲۳ ۴۵۶۷", "AF", Number("+93701234567", "", valid=True)),
        ("٠٧٠١٢٣٤٥٦٧", "AF", Number("+93701234567", "", valid=True)),
        ("+32 2 234 38 00 ext 5", None, Number("+3222343800", "5", valid=True)),
        ("070 123 4567", None, Number("070 123 4567", "", valid=False)),
        ("۱۱۹", "AF", Number("119", "", valid=False)),
        ("ask at the gate", "AF", Number("ask at the gate", "", valid=False)),
        ("", "AF", Number("", "", valid=False)),
    ],
)
def test_a_number_is_dialled_as_meant_or_left_as_typed(typed, country, number):
    assert read_number(typed, country) == number
