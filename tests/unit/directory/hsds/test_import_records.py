from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import insert

from directory.errors import InvalidInputError
from directory.hsds.apply.diff import FieldChange
from directory.hsds.import_records import ImportOptions, ImportReport, import_records
from directory.hsds.problems import NumberedRecord, Problem
from directory.indexing.documents import project
from directory.listings.models import (
    Attribute,
    ListingChange,
    Location,
    Organization,
    Phone,
    Service,
    ServiceArea,
    ServiceAtLocation,
    SpokenLanguage,
    Vetting,
)
from directory.listings.vocabulary import Affiliation, Publication
from directory.vetting.withdrawal import withdraw_listing
from search.port import Gone
from tests.unit.directory.hsds.import_samples import (
    NOON,
    REFERENCE,
    VETTERS,
    an_id,
    attribute,
    everything,
    make_database,
    make_record,
    only,
    run_import,
)


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def counts(report):
    return report.created, report.updated, report.unchanged, report.waiting


def test_a_new_record_waits_for_two_vetters(database):
    report = run_import(database, make_record())

    assert counts(report) == (1, 0, 0, 1)
    assert report.refused == ()
    assert only(database, Service).publication is Publication.WAITING


def test_an_unchanged_record_changes_nothing(database):
    run_import(database, make_record(), vetted_by=VETTERS)
    log = len(everything(database, ListingChange))

    report = run_import(database, make_record(), vetted_by=VETTERS)

    assert counts(report) == (0, 0, 1, 0)
    assert only(database, Service).version == 1
    assert len(everything(database, ListingChange)) == log


def test_a_changed_record_replaces_the_parts_of_the_old_one(database):
    run_import(database, make_record())
    phones = [{"id": an_id(77), "number": "+93 70 123 4568"}]

    report = run_import(database, make_record(name="Law desk", phones=phones))

    assert counts(report) == (0, 1, 0, 1)
    service = only(database, Service)
    assert (service.name, service.version) == ("Law desk", 2)
    assert only(database, Phone).number == "+93701234568"


def test_two_vetters_publish_and_the_import_has_one_vetting(database):
    report = run_import(database, make_record(1), make_record(2), vetted_by=VETTERS)

    assert (report.created, report.published, report.waiting) == (2, 2, 0)
    vetting = only(database, Vetting)
    assert {s.vetting_id for s in everything(database, Service)} == {vetting.id}
    assert vetting.first_organization == "first.example"


def test_two_vetters_vet_what_waited(database):
    run_import(database, make_record())

    report = run_import(database, make_record(), vetted_by=VETTERS)

    service = only(database, Service)
    assert (report.updated, report.published) == (1, 1)
    assert service.publication is Publication.PUBLISHED
    assert (service.version, service.assured_date) == (2, date(2026, 3, 1))


def test_a_given_assured_date_is_kept(database):
    run_import(database, make_record(assured_date="2025-12-24"), vetted_by=VETTERS)

    assert only(database, Service).assured_date == date(2025, 12, 24)


def test_a_newer_assured_date_is_a_change(database):
    run_import(database, make_record(assured_date="2025-12-24"), vetted_by=VETTERS)

    report = run_import(
        database, make_record(assured_date="2026-02-01"), vetted_by=VETTERS
    )

    assert report.updated == 1
    assert only(database, Service).assured_date == date(2026, 2, 1)


def test_imports_of_the_same_records_at_once_make_them_once(database):
    records = [make_record(number) for number in range(1, 21)]

    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(run_import, database, *records) for _ in range(4)]
    reports = [job.result() for job in jobs]

    assert sum(report.created for report in reports) == 20
    assert sum(report.unchanged for report in reports) == 60
    assert len(everything(database, Service)) == 20


def test_a_change_that_nobody_vetted_waits_and_the_public_sees_the_old(database):
    run_import(database, make_record(), vetted_by=VETTERS)

    report = run_import(database, make_record(name="Changed"))

    service = only(database, Service)
    assert counts(report) == (0, 0, 0, 1)
    assert (service.name, service.version) == ("Legal help", 1)
    assert service.proposed["name"] == "Changed"


def test_two_vetters_settle_what_was_proposed(database):
    run_import(database, make_record(), vetted_by=VETTERS)
    run_import(database, make_record(name="Changed"))

    run_import(database, make_record(name="Changed"), vetted_by=VETTERS)

    service = only(database, Service)
    assert (service.name, service.proposed, service.version) == ("Changed", None, 2)


def test_an_unvetted_record_does_not_rename_the_organization_of_a_public_one(database):
    run_import(database, make_record(1), vetted_by=VETTERS)
    other = make_record(2)
    other["organization"] = make_record(1)["organization"] | {"name": "Impostor"}

    report = run_import(database, other)

    assert only(database, Organization).name == "Women's Law Group"
    assert report.created == 1
    assert "others rely on it" in report.notes[0].reason


def test_a_renamed_organization_touches_all_its_listings(database):
    one, two = make_record(1), make_record(2)
    two["organization"] = one["organization"]
    run_import(database, one, two, vetted_by=VETTERS)
    one["organization"]["name"] = "New name"

    run_import(database, one, vetted_by=VETTERS)

    assert [s.version for s in everything(database, Service)] == [2, 2]


def test_a_withdrawn_service_comes_back_only_through_two_vetters(database):
    run_import(database, make_record(), vetted_by=VETTERS)
    with database.write() as session:
        withdraw_listing(session, an_id(1))

    alone = run_import(database, make_record(name="Again"), from_programmes=True)
    standing = only(database, Service).publication
    run_import(database, make_record(name="Again"), vetted_by=VETTERS)

    assert (alone.waiting, standing) == (1, Publication.WITHDRAWN)
    assert only(database, Service).publication is Publication.PUBLISHED


def test_our_programmes_are_shown_as_unconfirmed(database):
    run_import(database, make_record(), from_programmes=True)

    assert only(database, Service).publication is Publication.UNCONFIRMED


def test_good_records_are_kept_beside_bad_ones(database):
    bad = make_record(2, name=None)

    report = run_import(database, make_record(1), bad)

    assert report.created == 1
    assert [str(problem) for problem in report.refused] == [
        "line 2, name: it is missing"
    ]


def test_strict_keeps_all_or_none(database):
    bad = make_record(2, name=None)

    report = run_import(database, make_record(1), bad, strict=True)

    assert (report.created, len(report.refused)) == (0, 1)
    assert everything(database, Service) == []
    assert everything(database, Organization) == []


def test_strict_writes_when_all_are_good(database):
    report = run_import(database, make_record(1), make_record(2), strict=True)

    assert report.created == 2
    assert len(everything(database, Service)) == 2


def test_a_dry_run_shows_the_difference_and_writes_nothing(database):
    run_import(database, make_record(), vetted_by=VETTERS)

    report = run_import(
        database, make_record(name="New"), make_record(2), dry_run=True,
        vetted_by=VETTERS,
    )  # fmt: skip

    changed, created = report.differences
    assert changed.changes == (FieldChange("name", "Legal help", "New"),)
    assert (created.effect, report.created) == ("created", 1)
    assert only(database, Service).name == "Legal help"


def test_a_batch_is_acknowledged_after_its_commit(database):
    records = [NumberedRecord(n, make_record(n)) for n in (1, 2, 3)]
    seen = []

    def progress(count):
        seen.append((count, len(everything(database, Service))))

    import_records(database, records, REFERENCE, ImportOptions(batch_size=2), progress)

    assert seen == [(2, 2), (3, 3)]


def test_of_two_records_with_one_id_only_the_first_is_read(database):
    report = run_import(
        database, make_record(name="First"), make_record(2), make_record(name="Last")
    )

    assert counts(report) == (2, 0, 0, 2)
    assert [str(problem) for problem in report.refused] == [
        "line 3, id: line 1 has it too; only the first is read"
    ]
    assert {one.name for one in everything(database, Service)} == {
        "First",
        "Legal help",
    }


def test_a_record_that_was_refused_does_not_stand_in_the_way_of_a_good_one(database):
    report = run_import(database, make_record(name=""), make_record(name="Good"))

    assert (report.created, report.refused_records) == (1, 1)


def test_a_listing_id_of_another_service_is_refused(database):
    run_import(database, make_record(1), vetted_by=VETTERS)
    thief = make_record(2)
    thief["service_at_locations"] = make_record(1)["service_at_locations"]

    report = run_import(database, thief, vetted_by=VETTERS)

    assert report.refused == (
        Problem(1, "service_at_locations[0].id", "another service has this id"),
    )


def test_an_organization_may_be_named_by_its_id(database):
    run_import(database, make_record(1))
    named = make_record(2, organization_id=an_id(1001))
    del named["organization"]
    unknown = make_record(3, organization_id=an_id(4242))
    del unknown["organization"]

    report = run_import(database, named, unknown)

    assert report.created == 1
    assert [problem.field for problem in report.refused] == ["organization_id"]


def test_a_listing_that_is_gone_is_logged(database):
    run_import(database, make_record(), vetted_by=VETTERS)
    listing = only(database, ServiceAtLocation)

    run_import(database, make_record(service_at_locations=[]), vetted_by=VETTERS)

    log = [change.listing_id for change in everything(database, ListingChange)]
    assert only(database, ServiceAtLocation).id != listing.id
    assert log.count(listing.id) == 2
    with database.read() as session:
        assert project(session, [listing.id]).gone == [Gone(str(listing.id), 2)]


def test_an_unknown_need_is_refused_by_its_field(database):
    report = run_import(database, make_record(attributes=[attribute("legal.magic")]))

    assert [p.field for p in report.refused] == ["attributes[0].taxonomy_term.code"]


def test_attributes_of_other_taxonomies_are_kept(database):
    run_import(
        database, make_record(attributes=[attribute("BD-1800", "openeligibility")])
    )

    assert only(database, Attribute).taxonomy_term_id is not None


def test_unknown_fields_are_named_and_the_record_is_kept(database):
    report = run_import(database, make_record(colour="blue"))

    assert report.created == 1
    assert [str(note) for note in report.notes] == [
        "line 1, colour: HSDS has no such field; it is not kept"
    ]


def test_accredited_countries_and_service_areas_become_codes(database):
    record = make_record(
        service_areas=[
            {"id": an_id(20), "name": "Herat"},
            {"id": an_id(21), "name": "Pakistan"},
            {"id": an_id(22), "name": "*"},
            {"id": an_id(23), "name": "The valley behind the mill"},
        ],
        attributes=[attribute("accredited_country", "panah-attributes", "AF")],
    )

    run_import(database, record)

    codes = {area.code for area in everything(database, ServiceArea)}
    assert codes == {"AF.11", "PK", "*", None, "AF"}


def test_phone_language_place_and_affiliation_are_brought_to_one_form(database):
    record = make_record()
    record["organization"]["attributes"] = [
        attribute("affiliation", "panah-attributes", "religious")
    ]

    run_import(database, record)

    location = only(database, Location)
    assert only(database, Phone).number == "+93701234567"
    assert only(database, SpokenLanguage).code == "fa-AF"
    assert only(database, Organization).affiliation is Affiliation.RELIGIOUS
    assert (location.country, location.admin1, location.area) == (
        "AF",
        "AF.11",
        "Herat",
    )
    assert (location.cell_latitude, location.cell_longitude) == (343, 621)


def test_a_town_without_coordinates_is_found_offline(database):
    record = make_record()
    location = record["service_at_locations"][0]["location"]
    del location["latitude"], location["longitude"]

    run_import(database, record)

    stored = only(database, Location)
    assert (stored.cell_latitude, stored.cell_longitude) == (343, 621)


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        ({"latitude": 0, "longitude": 0}, (None, None)),
        ({"location_type": "virtual"}, (None, None)),
        ({"location_type": "postal"}, (None, None)),
        ({"latitude": 90, "longitude": 180}, (899, 1799)),
        ({"latitude": -0.01, "longitude": -75.01}, (-1, -751)),
    ],
)
def test_only_a_real_place_has_a_cell(database, change, cell):
    record = make_record()
    place = record["service_at_locations"][0]["location"]
    place |= {"addresses": []} | change

    run_import(database, record)

    stored = only(database, Location)
    assert (stored.cell_latitude, stored.cell_longitude) == cell


def test_vetters_of_one_organization_are_refused_before_anything_is_read(database):
    with pytest.raises(InvalidInputError):
        run_import(database, make_record(), vetted_by=("a@x.example", "b@x.example"))

    assert everything(database, Service) == []


def test_the_same_new_record_written_meanwhile_is_no_crash(database):
    class Meanwhile:
        """Another import commits while ours is drafting."""

        def __init__(self, geocoder):
            self.geocoder = geocoder
            self.done = False

        def __getattr__(self, name):
            return getattr(self.geocoder, name)

        def locate(self, *args):
            if not self.done:
                self.done = True
                values = {"id": an_uuid, "external_id": an_id(1001), "name": "Old"}
                with database.write() as session:
                    session.execute(insert(Organization).values(**values))
            return self.geocoder.locate(*args)

    an_uuid = make_other_uuid()
    record = make_record()
    location = record["service_at_locations"][0]["location"]
    del location["latitude"], location["longitude"]
    reference = replace(REFERENCE, geocoder=Meanwhile(REFERENCE.geocoder))

    report = import_records(
        database, [NumberedRecord(1, record)], reference, ImportOptions()
    )

    assert report.created == 1
    assert only(database, Organization).id == an_uuid


def make_other_uuid():
    return UUID(int=987654)


def test_an_empty_list_is_an_empty_report(database):
    assert run_import(database) == ImportReport()


def test_the_clock_is_asked_for_the_vetting(database):
    run_import(database, make_record(), vetted_by=VETTERS)

    assert only(database, Vetting).vetted_at == NOON


@pytest.mark.parametrize(
    ("code", "value", "known"),
    [
        ("asks_guardian", "perhaps", "yes or no"),
        ("boys_up_to_age", "", "a number, 0 to 17"),
        ("boys_up_to_age", "18", "a number, 0 to 17"),
    ],
)
def test_a_condition_at_the_door_that_says_nothing_known_is_refused(
    database, code, value, known
):
    stated = attribute(code, taxonomy="panah-attributes", value=value)
    need = attribute("legal.criminal_defence")

    report = run_import(database, make_record(attributes=[need, stated]))

    assert [(problem.field, problem.reason) for problem in report.refused] == [
        ("attributes[1].value", f"{value!r} says nothing of {code}: it is {known}")
    ]


def test_a_condition_at_the_door_may_be_said_as_others_say_yes_and_no(database):
    need = attribute("legal.criminal_defence")
    stated = [
        attribute("asks_id", taxonomy="panah-attributes", value="False"),
        attribute("boys_up_to_age", taxonomy="panah-attributes", value="12"),
    ]

    report = run_import(database, make_record(attributes=[need, *stated]))

    assert report.refused == ()
    assert {row.value for row in everything(database, Attribute)} >= {"False", "12"}
