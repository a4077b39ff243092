import pytest

from directory.hsds.schema.field_types import FieldError, check_email, check_web_url
from directory.hsds.schema.number_text import (
    LONGEST_NUMBER,
    check_label,
    check_number,
    unmarked,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("119", "119"),
        (" +93 70 123 4567 ", "+93 70 123 4567"),
        ("\u202a+93 70\u202c", "+93 70"),
        ("\u200e+93\u200b70\ufeff", "+9370"),
        ("\u2066۱۱۹\u2069", "۱۱۹"),
        ("119\r\n\r\n 121\u2028", "119\n121"),
        ("70¹", "70¹"),
        ("شبانه\u200cروزی ۱۱۹", "شبانه\u200cروزی ۱۱۹"),
    ],
)
def test_a_number_is_kept_as_it_was_typed_without_marks(value, text):
    assert check_number(value) == text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "a text is meant"),
        ({"number": 119}, "a text is meant"),
        ("1\x0019", "the control character U+0000"),
        ("1\ud80019", "half a character"),
        ("1" * (LONGEST_NUMBER + 1), "it has 65 characters"),
    ],
)
def test_what_is_no_text_of_a_number_is_refused(value, reason):
    with pytest.raises(FieldError, match=reason.replace("+", r"\+")):
        check_number(value)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("\u200e+93 70  123", "+93 70 123"),
        ("119\n121", "119 / 121"),
        ("+93 70¹", "+93 70¹"),
        ("ﬁne desk", "fine desk"),
        ("", ""),
    ],
)
def test_no_sign_of_a_label_becomes_a_digit(value, label):
    assert check_label(value) == label


def test_an_address_that_was_pasted_is_kept_without_marks():
    page = unmarked(check_web_url)("\u200ehttps://help.example/\u202c")
    letter = unmarked(check_email)("\u2068desk@help.example\u2069")

    assert (page, letter) == ("https://help.example/", "desk@help.example")
    with pytest.raises(FieldError):
        unmarked(check_web_url)(5)
