"""Records of a batch are as secret as the batch and the database need together."""

from uuid import UUID

import pytest

from directory.hsds.apply.stored import load_stored
from directory.hsds.draft.context import Identities
from directory.hsds.draft.service import draft_record
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord
from directory.hsds.redact.batch import (
    Batch,
    as_secret_as_needed,
    hiding_organizations,
    is_confidential,
    needed_secrecies,
    shared_keys,
)
from directory.listings.confidentiality import Secrecy
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    VETTERS,
    an_id,
    attribute,
    make_database,
    make_record,
    run_import,
)

NONE = Identities()
SECRET = attribute("confidential_location", "panah-attributes", "yes")
PLACE = UUID(an_id(3001))


@pytest.fixture
def database():
    database = make_database()
    yield database
    database.dispose()


def pair(record):
    prepared = prepare(NumberedRecord(1, record), REFERENCE)
    return prepared, draft_record(prepared.record, REFERENCE, NONE)


def naming(number, **changes):
    listing = {"id": an_id(2000 + number), "location_id": an_id(3001)}
    return make_record(number, service_at_locations=[listing], **changes)


def hiding(number):
    owner = make_record(number)["organization"]
    return {"organization": owner | {"attributes": [SECRET]}}


def needed(database, *pairs, untouchable=()):
    keys = shared_keys(pairs, NONE)
    with database.read() as session:
        stored = load_stored(session, keys)
        batch = Batch(pairs, pairs, NONE, stored, untouchable, REFERENCE, {})
        return needed_secrecies(session, batch)


def test_the_organizations_and_places_of_records_are_found():
    pairs = [pair(make_record(1)), pair(naming(2))]

    assert shared_keys(pairs, NONE) == {
        ("organization", UUID(an_id(1001))),
        ("organization", UUID(an_id(1002))),
        ("location", PLACE),
    }


def test_an_organization_hides_if_one_record_of_it_says_so():
    owner = hiding(1)["organization"]
    silent = make_record(2, organization=make_record(1)["organization"])
    named = make_record(3, organization_id=an_id(1001))
    del named["organization"]
    pairs = [pair(make_record(1, organization=owner)), pair(silent), pair(named)]

    assert hiding_organizations(pairs) == {UUID(an_id(1001)): True}


@pytest.mark.parametrize(
    ("records", "secrecy"),
    [
        ([make_record(1), naming(2)], Secrecy.OPEN),
        ([make_record(1), naming(2, attributes=[SECRET])], Secrecy.PLACE),
        ([make_record(1), naming(2, **hiding(2))], Secrecy.PLACE),
    ],
    ids=["nobody", "a service", "an organization"],
)
def test_the_most_secret_word_in_a_batch_counts(database, records, secrecy):
    assert needed(database, *map(pair, records)) == {PLACE: secrecy}


def test_an_organization_that_others_rely_on_is_not_hidden_by_a_record(database):
    untouchable = {("organization", UUID(an_id(1002)))}

    found = needed(
        database, pair(make_record(1)), pair(naming(2)), untouchable=untouchable
    )

    assert found == {PLACE: Secrecy.OPEN}


def test_who_only_names_a_confidential_place_does_not_open_it(database):
    run_import(database, make_record(1, attributes=[SECRET]), vetted_by=VETTERS)

    named = needed(database, pair(naming(1)))
    described = needed(database, pair(make_record(1)))

    assert (named, described) == ({PLACE: Secrecy.PLACE}, {PLACE: Secrecy.OPEN})


def test_a_place_that_is_not_stored_is_not_confidential():
    assert not is_confidential({}, PLACE)


def test_a_record_and_its_draft_become_as_secret_as_is_needed():
    record = make_record(1, description="Ring at 12 Fictional Street.")
    record["service_at_locations"][0]["description"] = "The green door"
    record["organization"]["description"] = "See 12 Fictional Street."
    pairs = [pair(record)]
    batch = Batch(pairs, pairs, NONE, {}, (), REFERENCE, {})

    prepared, draft = as_secret_as_needed(batch, pairs[0], {PLACE: Secrecy.PLACE})

    listing, *_ = draft.service.parts
    assert prepared.record.description == "Ring at …."
    assert draft.service.head.values["description"] == "Ring at …."
    assert draft.organization.head.values["description"] == "See …."
    assert draft.locations[0].head.values["confidential"]
    assert listing.values["description"] == ""


def test_an_open_record_stays_as_it_is():
    record = naming(1, organization_id=an_id(1001))
    del record["organization"]
    pairs = [pair(record)]

    found = as_secret_as_needed(
        Batch(pairs, pairs, NONE, {}, (), REFERENCE, {}), pairs[0], {}
    )

    assert found == pairs[0]
