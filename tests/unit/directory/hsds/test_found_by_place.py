"""What publishers write of places, names and needs, and who finds it then."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.problems import NumberedRecord
from directory.indexing.documents import project, seen_versions
from search.request import SearchRequest
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_address,
    an_id,
    attribute,
    make_database,
    make_record,
)

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
UGANDAN = [{"id": an_id(10), "number": "+256 700 000 001"}]


def serving(name, **changes):
    """Return what has no place and serves an area."""
    return {
        "phones": UGANDAN,
        "service_at_locations": [],
        "service_areas": [{"id": an_id(20), "name": name}],
        **changes,
    }


def placed(number, **location):
    """Return what is at a place without a point."""
    place = {"id": an_id(3000 + number), "location_type": "physical", **location}
    at = {"id": an_id(2000 + number), "location": place}
    return {"phones": UGANDAN, "service_at_locations": [at]}


def at_town(number, **address):
    return placed(number, addresses=[an_address(**address)])


TERM = {
    "id": an_id(901),
    "taxonomy_term": {
        "id": an_id(900),
        "code": "BH-1800.1500-100",
        "name": "Domestic Violence Shelters",
        "description": "",
        "taxonomy": "AIRS",
    },
}
RECORDS = {
    "province": serving("Herat Province, Afghanistan"),
    "district": serving("Gulu District"),
    "french": serving("Province de Gitega"),
    "nationwide": serving("Nationwide (Uganda)"),
    "north": serving("Northern Uganda"),
    "two": serving("Uganda, Burundi"),
    "across": serving("Gulu, Uganda; Gitega, Burundi"),
    "iso3": at_town(8, country="UGA", city="Gulu"),
    "empty": at_town(9, country="", city="Gulu"),
    "unknown town": at_town(10, country="UG", city="Zzyxburg"),
    "swapped": placed(
        11,
        latitude=69.17,
        longitude=34.53,
        addresses=[an_address(country="AF", city="Kabul")],
    ),
    "postal": placed(
        12,
        addresses=[
            an_address(
                address_type="postal",
                address_1="P.O. Box 1",
                city="Kampala",
                country="UG",
            ),
            an_address(id=an_id(13), city="Gulu", country="UG"),
        ],
    ),
    "chat": placed(13, location_type="virtual", url="https://chat.example/"),
    "foreign": {**serving("Uganda"), "attributes": [TERM]},
    "named": {**serving("Uganda"), "alternate_name": "ZQSVCALT"},
}


@pytest.fixture(scope="module")
def finder(finding, tmp_path_factory, reference):
    """Find among everything that was imported."""
    database = make_database()
    records = []
    for number, (name, changes) in enumerate(RECORDS.items(), start=1):
        needs = {"attributes": [attribute("legal.criminal_defence")]}
        record = make_record(number, name=name, **(needs | changes))
        record["organization"]["alternate_name"] = f"ZQORG{number}"
        records.append(NumberedRecord(number, record))
    options = ImportOptions(vetted_by=VETTERS)
    assert import_records(database, records, reference, options).refused == ()
    with database.read() as session:
        ids = [UUID(key) for key, _version in seen_versions(session)]
        documents = project(session, ids).documents
    with finding(tmp_path_factory.mktemp("index"), documents) as finder:
        yield finder
    database.dispose()


def found(finder, **wish):
    request = SearchRequest(radius_km=50, per_page=50, now=NOW, **wish)
    hits = finder.find(request).results.hits
    return {hit.name for hit in hits if hit.match.exact}


ANYWHERE = {"chat"}


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("Herat", {"province"}),
        ("Kabul", {"swapped"}),
        ("Gitega", {"french", "two", "across"}),
        ("Makamba", {"two"}),
        (
            "Gulu",
            {
                "district",
                "nationwide",
                "north",
                "two",
                "across",
                "iso3",
                "empty",
                "unknown town",
                "postal",
                "named",
            },
        ),
        ("Kampala", {"nationwide", "two", "unknown town", "named"}),
    ],
)
def test_a_place_leads_to_whoever_serves_it(finder, place, names):
    assert found(finder, q="lawyer", place=place) == names | ANYWHERE


@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("AF", {"province", "swapped"}),
        ("BI", {"french", "two", "across"}),
    ],
)
def test_a_country_leads_to_whoever_serves_a_part_of_it(finder, country, names):
    assert found(finder, q="lawyer", country=country) == names


def test_the_words_of_others_lead_to_our_needs(finder):
    assert "foreign" in found(finder, q="safe house", place="Gulu")


@pytest.mark.parametrize(("words", "name"), [("ZQSVCALT", "named"), ("zqorg8", "iso3")])
def test_another_name_leads_to_the_listing(finder, words, name):
    assert found(finder, q=words) == {name}


def test_what_is_only_on_the_web_is_remote(finder):
    assert found(finder, q="lawyer", remote=True) == {"chat"}
