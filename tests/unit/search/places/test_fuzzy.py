"""A slip or two are forgiven, the likeliest place first, and never in a short name."""

import pytest

from search.places.fuzzy import FuzzyNames, NearName, allowed_slips

NAMES = FuzzyNames(
    [
        ("kabul", 1),
        ("herat", 2),
        ("pul e khumri", 3),
        ("lashkar gah", 4),
        ("kabal", 5),
        ("gulu", 6),
        ("lut", 7),
        ("herat", 8),
    ]
)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("kabul", NearName("kabul", 0)),
        ("kabull", NearName("kabul", 1)),
        ("kabl", NearName("kabul", 1)),
        ("akbul", NearName("kabul", 1)),
        ("kabil", NearName("kabul", 1)),
        ("kebil", None),
        ("hert", NearName("herat", 1)),
        ("pulekhumri", NearName("pul e khumri", 0)),
        ("pul khumri", NearName("pul e khumri", 1)),
        ("polekhomri", NearName("pul e khumri", 2)),
        ("bolekhumri", None),
        ("lashkarga", NearName("lashkar gah", 1)),
        ("lashgarga", NearName("lashkar gah", 2)),
        ("lushgarka", None),
        ("gulu", NearName("gulu", 0)),
        ("gul", None),
        ("lut", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found_within_the_slips_of_its_length(typed, near):
    assert NAMES.nearest(typed) == near


@pytest.mark.parametrize(
    ("typed", "slips"), [("", 1), ("herat", 1), ("jalalab", 1), ("jalalaba", 2)]
)
def test_a_long_name_may_have_two_slips(typed, slips):
    assert allowed_slips(typed) == slips
