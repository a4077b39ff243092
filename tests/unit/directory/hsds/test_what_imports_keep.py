"""Whatever an import does not say stays as it is, and parts stay the parts they are."""

from uuid import UUID, uuid5

import pytest

from directory.hsds.apply.diff import FieldChange
from directory.listings.models import (
    Contact,
    FieldTier,
    ListingChange,
    Phone,
    Service,
    ServiceCapacity,
    SpokenLanguage,
    Translation,
)
from directory.listings.vocabulary import ListingField, ReviewState, Visibility
from tests.unit.directory.hsds.import_samples import (
    NOON,
    VETTERS,
    an_id,
    attribute,
    everything,
    make_database,
    make_record,
    only,
    run_import,
)

SERVICE = UUID(an_id(1))
ONE, TWO, THREE = "+93701234561", "+93701234562", "+93701234563"


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def phone(number, **fields):
    return {"id": an_id(500 + int(number[-1])), "number": number} | fields


def with_phones(*phones, **changes):
    return make_record(phones=list(phones), **changes)


def part_id(table, number):
    return uuid5(SERVICE, f"{table}/{an_id(number)}")


def numbers(database):
    """The visibility of each number."""
    return {row.number: row.visibility for row in everything(database, Phone)}


def hide(database, number):
    with database.write() as session:
        row = session.query(Phone).filter_by(number=number).one()
        row.visibility = Visibility.PARTNER


FULL = with_phones(
    phone(ONE),
    phone(TWO),
    phone(THREE),
    contacts=[{"id": an_id(510), "name": "Desk", "phones": []}],
    translations=[{"language": "ps", "name": "x"}, {"language": "prs", "name": "y"}],
)


def test_the_same_record_again_changes_no_tier_no_review_and_no_room(database):
    run_import(database, FULL, vetted_by=VETTERS)
    hide(database, THREE)
    with database.write() as session:
        session.query(Contact).one().visibility = Visibility.PUBLIC
        session.query(Translation).filter_by(
            language="ps"
        ).one().review_state = ReviewState.REVIEWED
        session.add(FieldTier(
            service_id=SERVICE, field=ListingField.EMAIL, visibility=Visibility.PARTNER
        ))  # fmt: skip
        session.add(ServiceCapacity(
            service_id=SERVICE, unit="beds", available=2, updated_at=NOON
        ))  # fmt: skip
    log = len(everything(database, ListingChange))

    report = run_import(database, FULL, vetted_by=VETTERS)

    assert (report.updated, report.unchanged) == (0, 1)
    assert numbers(database)[THREE] is Visibility.PARTNER
    assert only(database, Contact).visibility is Visibility.PUBLIC
    states = {t.language: t.review_state for t in everything(database, Translation)}
    assert states == {"ps": ReviewState.REVIEWED, "fa-AF": ReviewState.UNREVIEWED}
    assert only(database, FieldTier).visibility is Visibility.PARTNER
    assert only(database, ServiceCapacity).available == 2
    assert only(database, Service).version == 1
    assert len(everything(database, ListingChange)) == log


def test_room_that_a_record_tells_replaces_what_is_stored(database):
    room = {
        "id": an_id(520), "unit": {"id": an_id(521), "name": "beds"}, "available": 3,
        "updated": "2026-01-31T09:00:00Z",
    }  # fmt: skip
    run_import(database, make_record(capacities=[room]))

    run_import(database, make_record(capacities=[room | {"available": 1}]))
    told = only(database, ServiceCapacity).available
    run_import(database, make_record())
    kept = len(everything(database, ServiceCapacity))
    run_import(database, make_record(capacities=[]))

    assert (told, kept) == (1, 1)
    assert everything(database, ServiceCapacity) == []


def test_room_that_was_told_later_stays(database):
    room = {
        "id": an_id(520), "unit": {"id": an_id(521), "name": "beds"}, "available": 3,
        "updated": "2026-01-31T09:00:00Z",
    }  # fmt: skip
    record = make_record(capacities=[room])
    run_import(database, record)
    with database.write() as session:
        session.query(ServiceCapacity).one().available = 0
        session.query(ServiceCapacity).one().updated_at = NOON
        session.add(
            ServiceCapacity(
                service_id=SERVICE, unit="rooms", available=1, updated_at=NOON
            )
        )

    report = run_import(database, record)

    assert (report.updated, report.unchanged) == (0, 1)
    told = {row.unit: row.available for row in everything(database, ServiceCapacity)}
    assert told == {"beds": 0, "rooms": 1}


def test_a_state_of_review_that_a_record_tells_is_taken(database):
    words = {"language": "ps", "name": "x"}
    run_import(database, make_record(translations=[words]))

    run_import(
        database, make_record(translations=[words | {"review_state": "reviewed"}])
    )

    assert only(database, Translation).review_state is ReviewState.REVIEWED


def test_words_that_changed_have_not_been_reviewed(database):
    words = {"language": "ps", "name": "x"}
    told = words | {"review_state": "reviewed"}
    run_import(database, make_record(translations=[told]))

    run_import(database, make_record(translations=[words | {"name": "other"}]))

    assert only(database, Translation).review_state is ReviewState.UNREVIEWED


def test_a_translation_stays_that_of_its_language_when_another_goes(database):
    run_import(database, FULL, vetted_by=VETTERS)
    with database.write() as session:
        session.query(Translation).filter_by(
            language="fa-AF"
        ).one().review_state = ReviewState.REVIEWED

    fewer = FULL | {"translations": FULL["translations"][1:]}
    run_import(database, fewer, vetted_by=VETTERS)

    assert only(database, Translation).review_state is ReviewState.REVIEWED


def test_removing_the_first_of_three_phones_is_told_as_just_that(database):
    run_import(database, FULL, vetted_by=VETTERS)
    hide(database, THREE)
    fewer = FULL | {"phones": FULL["phones"][1:]}

    dry = run_import(database, fewer, vetted_by=VETTERS, dry_run=True)
    run_import(database, fewer, vetted_by=VETTERS)

    (told,) = dry.differences
    path = f"phones[{part_id('phone', 501)}].number"
    assert told.changes == (FieldChange(path, ONE, None),)
    assert numbers(database) == {TWO: Visibility.PUBLIC, THREE: Visibility.PARTNER}


def test_changes_of_parts_are_told_with_old_and_new(database):
    run_import(database, FULL, vetted_by=VETTERS)
    changed = [phone(ONE), phone(TWO) | {"number": "+93701234569"}, phone(THREE)]
    added = {"id": an_id(530), "code": "ps", "name": "Pashto"}
    languages = [*FULL["languages"], added]

    report = run_import(
        database, FULL | {"phones": changed, "languages": languages},
        vetted_by=VETTERS, dry_run=True,
    )  # fmt: skip

    (told,) = report.differences
    language = f"languages[{part_id('language', 530)}]"
    assert told.changes == (
        FieldChange(f"phones[{part_id('phone', 502)}].number", TWO, "+93701234569"),
        FieldChange(f"{language}.code", None, "ps"),
        FieldChange(f"{language}.name", None, "Pashto"),
    )


def test_a_need_that_comes_and_one_that_goes_are_told_by_their_codes(database):
    first = attribute("legal.criminal_defence") | {"id": an_id(550)}
    other = attribute("BD-1800", "openeligibility") | {"id": an_id(551)}
    run_import(database, make_record(attributes=[first]), vetted_by=VETTERS)

    report = run_import(
        database, make_record(attributes=[other]), vetted_by=VETTERS, dry_run=True
    )

    (told,) = report.differences
    gone, new = part_id("attribute", 550), part_id("attribute", 551)
    assert told.changes == (
        FieldChange(
            f"attributes[{gone}].taxonomy_term.code", "legal.criminal_defence", None
        ),
        FieldChange(f"attributes[{new}].taxonomy_term.code", None, "BD-1800"),
    )


def test_two_parts_with_one_id_are_two_parts(database):
    twice = with_phones(phone(ONE), phone(ONE) | {"number": TWO})

    run_import(database, twice)
    report = run_import(database, twice)

    assert report.unchanged == 1
    assert set(numbers(database)) == {ONE, TWO}


def before_ids_of_their_own(database):
    """Give the parts the ids that they had by where they stand."""
    with database.write() as session:
        for place, number in enumerate((ONE, TWO, THREE)):
            row = session.query(Phone).filter_by(number=number).one()
            row.id = uuid5(SERVICE, f"phone/phones[{place}]")


def test_parts_that_are_stored_by_their_place_are_known_by_what_they_say(database):
    run_import(database, FULL, vetted_by=VETTERS)
    before_ids_of_their_own(database)
    hide(database, THREE)

    same = run_import(database, FULL, vetted_by=VETTERS)
    run_import(database, FULL | {"phones": FULL["phones"][1:]}, vetted_by=VETTERS)

    assert same.unchanged == 1
    assert only(database, Service).version == 2
    assert numbers(database) == {TWO: Visibility.PUBLIC, THREE: Visibility.PARTNER}


def test_a_part_that_is_stored_by_its_place_is_known_there_when_it_changes(database):
    run_import(database, FULL, vetted_by=VETTERS)
    before_ids_of_their_own(database)
    hide(database, THREE)
    new = "+93701234564"

    changed = [phone(ONE), phone(TWO), phone(THREE) | {"number": new}]
    run_import(database, FULL | {"phones": changed}, vetted_by=VETTERS)

    assert numbers(database)[new] is Visibility.PARTNER


def test_a_changed_part_does_not_take_the_place_of_one_that_went(database):
    run_import(database, FULL, vetted_by=VETTERS)
    before_ids_of_their_own(database)
    hide(database, ONE)
    new = "+93701234564"

    changed = [phone(TWO) | {"number": new}, phone(THREE)]
    run_import(database, FULL | {"phones": changed}, vetted_by=VETTERS)

    assert numbers(database) == {new: Visibility.PUBLIC, THREE: Visibility.PUBLIC}


def test_phones_of_contacts_and_their_languages_are_known_again_with_them(database):
    spoken = [{"id": an_id(541), "code": "ps"}]
    contacts = [
        {"id": an_id(540), "name": "Desk", "phones": [phone(ONE, languages=spoken)]}
    ]
    record = make_record(phones=[], languages=[], contacts=contacts)
    run_import(database, record, vetted_by=VETTERS)
    stored = only(database, Contact), only(database, Phone)
    with database.read() as session:
        ours = [str(row.id) for row in stored]
        language = str(session.query(SpokenLanguage).one().id)
    contacts[0]["id"], contacts[0]["phones"][0]["id"] = ours
    spoken[0]["id"] = language

    report = run_import(database, record, vetted_by=VETTERS)

    assert report.unchanged == 1
    assert (only(database, Contact).id, only(database, Phone).id) == (
        stored[0].id,
        stored[1].id,
    )
