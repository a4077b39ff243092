"""Among places of one name the country given decides, then where we work, then size."""

import pytest

from search.places.disambiguation import bears_plainly, likeliest, others
from search.places.home import Home
from search.places.model import Place, PlaceKind
from search.places.store import StoredPlace


def stored(rank, country, kind=PlaceKind.CITY, *, population=0, **fields):
    """Return a bearer of the name; its rank is its id as well."""
    values = {
        "name": "Herat",
        "admin1": f"{country}.01",
        "latitude": 30.0,
        "longitude": 60.0,
    } | fields
    labels = values.pop("labels", ())
    place = Place(
        id=rank,
        kind=kind,
        country=country,
        population=population,
        timezone=None,
        **values,
    )
    return StoredPlace(rank, place, labels)


HERE = stored(1, "AF", population=500_000)
PROVINCE = stored(2, "AF", PlaceKind.ADMIN1, population=2_000_000)
HAMLET_HERE = stored(3, "AF", population=100, admin1="AF.02", latitude=36.0)
ABROAD = stored(4, "US", population=900_000, latitude=40.0)
HUGE_ABROAD = stored(5, "IN", population=90_000_000, latitude=20.0)
LESSER_HERE = stored(6, "AF", population=60_000, name="Zindajan", latitude=33.0)
COUNTRY = stored(7, "GE", PlaceKind.COUNTRY, population=3_000_000, admin1=None)
STATE = stored(8, "US", PlaceKind.ADMIN1, population=10_000_000)


@pytest.mark.parametrize(
    ("bearers", "country", "chosen"),
    [
        ([HERE], None, HERE),
        ([ABROAD, HERE], None, HERE),
        ([HERE, HUGE_ABROAD], None, HUGE_ABROAD),
        ([HERE, HUGE_ABROAD], "AF", HERE),
        ([HERE, ABROAD], "US", ABROAD),
        ([HAMLET_HERE, HERE], None, HERE),
        ([HAMLET_HERE, ABROAD], None, ABROAD),
        ([HAMLET_HERE, ABROAD], "AF", HAMLET_HERE),
        ([PROVINCE, HERE], None, HERE),
        ([PROVINCE], None, PROVINCE),
        ([PROVINCE, HAMLET_HERE], None, PROVINCE),
        ([STATE, COUNTRY], None, COUNTRY),
        ([STATE, COUNTRY], "US", STATE),
        ([COUNTRY, HERE], "GE", COUNTRY),
        ([LESSER_HERE, ABROAD], None, ABROAD),
    ],
)
def test_the_likeliest_bearer_of_a_name(bearers, country, chosen):
    assert likeliest(bearers, "herat", Home(country)) == chosen
    assert likeliest(bearers[::-1], "herat", Home(country)) == chosen


@pytest.mark.parametrize(
    ("best", "bearers", "alternatives"),
    [
        (HERE, [HERE], []),
        (HERE, [HERE, ABROAD], [ABROAD]),
        (HERE, [HERE, PROVINCE], []),
        (HERE, [HERE, HAMLET_HERE], [HAMLET_HERE]),
        (HERE, [HERE, LESSER_HERE], [LESSER_HERE]),
        (COUNTRY, [COUNTRY, LESSER_HERE], []),
        (COUNTRY, [COUNTRY, STATE], [STATE]),
        (
            HERE,
            [HAMLET_HERE, ABROAD, HERE, HUGE_ABROAD],
            [HAMLET_HERE, HUGE_ABROAD, ABROAD],
        ),
        (HERE, [HERE, stored(9, "AF", population=900, latitude=30.3)], []),
        (HERE, [HERE, stored(9, "AF", latitude=30.3, name="Herat")], []),
        (HERE, [HERE, stored(9, "IR", latitude=30.3)], ["IR"]),
    ],
)
def test_another_country_or_one_far_away_may_be_meant_too(best, bearers, alternatives):
    found = others(best, bearers, "herat")

    wanted = [
        next(b.place for b in bearers if b.place.country == one)
        if isinstance(one, str)
        else one.place
        for one in alternatives
    ]
    assert list(found) == wanted


def test_no_more_than_five_others_are_offered():
    bearers = [
        stored(rank, country)
        for rank, country in enumerate(("US", "IN", "IR", "PK", "KE", "UG", "LY"), 1)
    ]

    found = others(bearers[0], bearers, "herat")

    assert len(found) == 5


@pytest.mark.parametrize(
    ("key", "plain"),
    [("herat", True), ("هرات", True), ("harat", False), ("her", False), ("", False)],
)
def test_a_place_is_called_by_its_name_and_its_labels(key, plain):
    place = stored(1, "AF", labels=("هرات", None, ""))

    assert bears_plainly(place, key) is plain
