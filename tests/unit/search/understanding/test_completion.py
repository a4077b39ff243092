"""Slips are forgiven in every script: in needs, in places, in names of listings."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from search.finder import Finder
from search.request import SearchRequest
from search.response import Notice
from tests.support.documents import document
from tests.support.finding import Finding

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
NAMES = {
    "en": "Marigold Lantern",
    "ar": "بيت الياسمين",
    "fa-AF": "خانه ارغوان",
    "ps": "د غوټۍ کور",
    "rn": "Urumuri rwa Karorero",
    "lg": "Ekimuli kya Lugero",
}


@pytest.fixture(scope="module")
def finder(
    finding: Finding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder over one listing a language."""
    listings = [
        document(tag, "shelter", name=name, language=tag) for tag, name in NAMES.items()
    ]
    with finding(tmp_path_factory.mktemp("index"), listings) as made:
        yield made


@pytest.mark.parametrize(
    ("typed", "language", "text"),
    [
        ("پنهگاه", "fa-AF", "پناهگاه"),
        ("وکیلل", "fa-AF", "وکیل"),
        ("محامبة", "ar", "محامية"),
        ("سرپنه", "ps", "سرپناه"),
        ("omusaawoo", "lg", "omusawo"),
        ("umunganga", "rn", "muganga"),
        ("makzi salama", "sw", "makazi salama"),
        ("opvnag", "nl", "opvang"),
        ("avocatt", "fr", "avocat"),
        ("albergge", "es", "albergue"),
    ],
)
def test_a_misspelt_need_is_offered_as_it_is_written(
    finder: Finder, typed: str, language: str, text: str
) -> None:
    offered = finder.suggest(typed, language, None)

    assert [each.text for each in offered if each.kind == "need"][0] == text


@pytest.mark.parametrize(
    ("typed", "language", "text"),
    [
        ("قندهارر", "fa-AF", "قندهار"),
        ("کندهارر", "ps", "کندهار"),
        ("طرابلص", "ar", "طرابلس"),
        ("Gitegga", "rn", "Gitega"),
        ("Mbararaa", "lg", "Mbarara"),
        ("Quetzltenango", "es", "Quetzaltenango"),
    ],
)
def test_a_misspelt_place_is_offered_as_it_is_written(
    finder: Finder, typed: str, language: str, text: str
) -> None:
    offered = finder.suggest(typed, language, None)

    assert [(each.kind, each.text) for each in offered] == [("place", text)]


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("Marigol Lantern", "en"),
        ("بيت الياسمبن", "ar"),
        ("خانه ارغوون", "fa-AF"),
        ("د غوټۍۍ کور", "ps"),
        ("Urumurri rwa Karorero", "rn"),
        ("Ekimulli kya Lugero", "lg"),
    ],
)
def test_a_misspelt_name_of_a_listing_is_found(
    finder: Finder, typed: str, language: str
) -> None:
    offered = finder.suggest(typed, language, None)

    assert NAMES[language] in [each.text for each in offered]


@pytest.mark.parametrize(
    ("typed", "language", "mended"),
    [
        ("Marigod", "en", "marigold"),
        ("ارغوون", "fa-AF", "ارغوان"),
        ("Urumuru", "rn", "urumuri"),
    ],
)
def test_a_misspelt_name_asks_did_you_mean(
    finder: Finder, typed: str, language: str, mended: str
) -> None:
    found = finder.find(SearchRequest(q=typed, language=language, now=NOW))

    assert Notice.DID_YOU_MEAN in found.notices
    assert found.suggestion == mended
