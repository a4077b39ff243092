"""Coordinates may be typed in the ways that telephones and maps write them."""

import pytest

from search.places.coordinates import typed_point


@pytest.mark.parametrize(
    ("text", "point", "rest"),
    [
        ("-3.38, 29.36", (-3.38, 29.36), ""),
        ("-3.3822166 29.3644", (-3.3822, 29.3644), ""),
        ("lawyer at 3°22'S 29°21'E please", (-3.3667, 29.35), "lawyer at   please"),
        ("3°22’12”S, 29°21’36”E", (-3.37, 29.36), ""),
        ("34.35N 62.20E", (34.35, 62.2), ""),
        ("14.64° N, 90.51° W", (14.64, -90.51), ""),
        ("14.64 N 90.51 O", (14.64, -90.51), ""),
        ("−3.38,29.36", (-3.38, 29.36), ""),
        ("3° S 29° E", (-3, 29), ""),
    ],
)
def test_a_point_is_read_with_the_words_around_it(text, point, rest):
    found = typed_point(text)

    assert found is not None
    assert (found.latitude, found.longitude) == pytest.approx(point, abs=1e-3)
    assert found.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lawyer in Gulu",
        "+256 772 123456",
        "2.5 million shillings",
        "1.5, 2.5 and 3.5",
        "95.5, 29.36",
        "my children are 3, 5",
        "version 1.2.3, 4.5",
        "3.38 29",
    ],
)
def test_other_numbers_are_no_point(text):
    assert typed_point(text) is None
