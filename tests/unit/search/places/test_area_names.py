import pytest

from search.places.area_names import AreaNames
from search.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def names():
    gazetteer = Gazetteer()
    yield AreaNames(gazetteer)
    gazetteer.close()


@pytest.mark.parametrize(
    ("area", "country", "language", "written"),
    [
        (("Guzara", "Herat"), "AF", "fa-AF", ("گذره", "هرات")),
        (("Guzara", "Herat"), "AF", "fr", ("Guzara", "Herat")),
        (("هرات",), "AF", "en", ("Herat",)),
        (("هرات",), "AF", "ar", ("هرات",)),
        (("Nowhere at all",), "AF", "ps", ("Nowhere at all",)),
        (("Herat",), None, "ps", ("Herat",)),
        ((), "AF", "ps", ()),
    ],
)
def test_an_area_is_written_in_the_letters_of_its_reader(
    names, area, country, language, written
):
    assert names.written(area, country, language) == written


def test_a_division_is_known_by_its_code(names):
    assert names.division("AF.11", "en") == "Herat"
    assert names.division("AF.99", "en") is None
