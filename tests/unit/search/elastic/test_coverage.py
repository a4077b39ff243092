"""What a listing says of its reach is worked out when it is written."""

import pytest

from search.elastic.coverage import reach_fields
from tests.support.documents import document

NOWHERE = {"point": None, "country": None, "admin1": None}


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, {"serving": [], "ground": ["AF", "AF.11"]}),
        (
            {"point": None},
            {"serving": ["AF.11"], "ground": ["AF", "AF.11"]},
        ),
        (
            {"point": None, "admin1": None},
            {"serving": ["AF"], "ground": ["AF"]},
        ),
        (
            {"covers": ("AF.09",)},
            {"serving": ["AF.09"], "ground": ["AF", "AF.09", "AF.11"]},
        ),
        (
            {"covers": ("IR",)},
            {"serving": [], "ground": ["AF", "AF.11", "IR"]},
        ),
        (
            {"point": None, "covers": ("IR",), "admin1": None},
            {"serving": ["AF", "IR"], "ground": ["AF", "IR"]},
        ),
        (NOWHERE | {"covers": ("*",)}, {"serving": ["*"], "ground": []}),
        ({"remote": True, "covers": ("IR",)}, {"afar": ["AF", "IR"]}),
        (NOWHERE | {"remote": True}, {"afar": ["?"]}),
    ],
)
def test_the_areas_that_a_listing_reaches(changed, fields):
    listing = document("a", "shelter", **{"admin1": "AF.11"} | changed)

    assert reach_fields(listing) == fields


def test_a_mission_tells_the_countries_that_it_covers():
    embassy = document("a", "mission.embassy", country="PK", covers=("AF",))

    assert reach_fields(embassy)["accredited"] == ["AF", "PK"]
