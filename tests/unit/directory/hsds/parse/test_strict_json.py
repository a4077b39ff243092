"""What the standard library lets pass is complained of, value by value."""

import pytest

from directory.hsds.parse.strict_json import Decoder, shown


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("null", None, 4),
        ('{"a": [1, 2.5, true]} tail', {"a": [1, 2.5, True]}, 21),
        ('"\\u067e"', "پ", 8),
        ("9" * 40, int("9" * 40), 40),
        ("-0.5e3", -500.0, 6),
        ("{}", {}, 2),
    ],
)
def test_one_value_is_read_up_to_its_end(text, value, end):
    decoder = Decoder()

    assert decoder.decode(text) == (value, end)
    assert decoder.complaints == []


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("NaN", ["NaN is no number in JSON"]),
        ("[Infinity, -Infinity]", [
            "Infinity is no number in JSON", "-Infinity is no number in JSON",
        ]),
        ("1e999", ["the number 1e999 is too large"]),
        ("9" * 41, [f"the number {'9' * 40}… is too large"]),
        ('{"a": 1, "b": 2, "a": 3}', ["'a' is there twice in one object"]),
        ('[{"a": 1}, {"a": 2}]', []),
        ('{"a": {"b": 1, "b": 2}, "a": 3}', [
            "'b' is there twice in one object", "'a' is there twice in one object",
        ]),
        ('{"\\u001b[2J": 1, "\\u001b[2J": 2}', [
            "'\\x1b[2J' is there twice in one object",
        ]),
    ],
)  # fmt: skip
def test_what_is_no_json_is_complained_of(text, complaints):
    decoder = Decoder()

    decoder.decode(text)

    assert decoder.complaints == complaints


def test_complaints_are_about_the_last_value_only():
    decoder = Decoder()
    decoder.decode("NaN")

    decoder.decode("1")

    assert decoder.complaints == []


@pytest.mark.parametrize(
    ("text", "start", "reason"),
    [
        ("", 0, "this is not JSON (Expecting value, column 1)"),
        ("[1,", 0, "this is not JSON (Expecting value, column 4)"),
        ('1 {"a" 1}', 2, "this is not JSON (Expecting ':' delimiter, column 8)"),
        ("[" * 100_000, 0, "it is nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text, start, reason):
    with pytest.raises(ValueError, match=r".") as raised:
        Decoder().decode(text, start)

    assert str(raised.value) == reason


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("plain", "'plain'"),
        ("پناه", "'پناه'"),
        ("a\nb\x07", "'a\\nb\\x07'"),
        ("\u202eevil", "'\\u202eevil'"),
        ("\ud800", "'\\\\ud800'"),
        (["پ"], '["\\u067e"]'),
        (12, "12"),
        (None, "null"),
        (True, "true"),
        ("x" * 58, f"'{'x' * 58}'"),
        ("x" * 59, f"'{'x' * 56}…"),
    ],
)
def test_a_value_is_shown_short_and_harmless(value, said):
    assert shown(value) == said
