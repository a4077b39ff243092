"""Which country a browser names, or a language."""

import pytest

from directory.wording.countries import country_of_tags


@pytest.mark.parametrize(
    ("reader", "wanted", "country"),
    [
        ("en", ["en-UG", "en"], "UG"),
        ("en", ["en", "sw-KE"], "KE"),
        ("sw", ["sw_TZ", "sw-TZ"], "TZ"),
        ("en", ["en-XX", "en-Latn", "en"], None),
        ("rn", ["rn"], "BI"),
        ("fa-AF", [], "AF"),
        ("fr", [], None),
    ],
)
def test_a_country_is_taken_from_a_tag_else_from_the_language(reader, wanted, country):
    assert country_of_tags(reader, wanted) == country
