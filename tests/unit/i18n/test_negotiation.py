"""A visitor's own language is found however a browser spells it."""

import pytest

from i18n.negotiation import find_language, negotiate_language


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("fa-AF", "fa-AF"),
        ("fa_AF", "fa-AF"),
        ("FA-af", "fa-AF"),
        ("prs", "fa-AF"),
        ("ps-AF", "ps"),
        ("ar-LY", "ar"),
        ("es-GT", "es"),
        ("en", "en"),
        ("en-GB", "en"),
        ("sw-KE", "sw"),
        ("tlh", None),
        ("", None),
        ("-", None),
        ("*", None),
    ],
)
def test_any_spelling_of_a_language_finds_it(name, tag):
    assert find_language(name) == tag


@pytest.mark.parametrize(
    ("preferred", "tag"),
    [
        ([], "en"),
        (["tlh"], "en"),
        (["tlh", "ps-AF", "en"], "ps"),
        (["en-US", "fa-AF"], "en"),
        (["*", "prs"], "fa-AF"),
    ],
)
def test_the_first_language_that_we_have_wins(preferred, tag):
    assert negotiate_language(preferred) == tag
