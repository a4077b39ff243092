import pytest

from directory.errors import InvalidInputError, TooLargeError
from directory.web.text_input import check_text, is_unreadable, without_marks

pytestmark = pytest.mark.usefixtures("reading")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 20,
        "خانه\u200cهای امن",  # a joiner inside a Persian word
        "امن \u200f\u200e\u061c",  # marks that keyboards put between two scripts
        "نَفَقَة",
        "é e\u0301 ß",
        "👩🏽\u200d🦰",
    ],
)
def test_what_people_type_passes(text):
    check_text("q", text, 20)


@pytest.mark.parametrize(
    "sign",
    [
        *("\0", "\x07", "\n", "\r", "\t", "\x1b", "\x7f", "\x85"),
        "\ud800",
        *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e"),
        *("\u2066", "\u2067", "\u2068", "\u2069"),
    ],
)
def test_what_turns_a_line_or_controls_a_machine_is_refused(sign):
    with pytest.raises(InvalidInputError) as refused:
        check_text("place", f"Her{sign}at", 20)

    assert is_unreadable(sign)
    assert (refused.value.field, refused.value.status, str(refused.value)) == (
        "place",
        400,
        "There are invisible control characters in what you wrote."
        " Please type it again.",
    )


def test_what_is_too_long_is_told_with_how_much_may_be_written():
    with pytest.raises(TooLargeError) as refused:
        check_text("q", "\0" * 21, 20)

    assert (refused.value.field, refused.value.status, str(refused.value)) == (
        "q",
        413,
        "That is too long. Please use at most 20 characters.",
    )


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("\u202bملجأ\u202c", "ملجأ"),
        ("shelter\nin\tGulu\r\n", "shelter in Gulu  "),
        ("law\0yer", "lawyer"),
        ("\u2067پناهگاه\u2069", "پناهگاه"),
        ("half \ud83d", "half \ud83d"),
        ("پناه\u200cگاه", "پناه\u200cگاه"),
    ],
)
def test_the_marks_of_a_paste_are_dropped_and_lines_become_one(pasted, meant):
    assert without_marks(pasted) == meant
