"""A street is found in texts whatever its case and spacing, and nothing else is."""

from uuid import UUID

import pytest

from directory.hsds.draft.rows import Cluster, make_row
from directory.hsds.redact.street_mentions import street_mentions
from directory.hsds.schema.validation import validate
from directory.listings.models import Phone, Service
from tests.unit.directory.hsds.import_samples import an_id, make_record

STREET = "12 Fictional Street"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Come to 12 Fictional Street!", "Come to …!"),
        ("12 fictional  street, 12 FICTIONAL\nSTREET", "…, …"),
        ("Block 7b-9 (near PC-3001)", "… (near …)"),
        ("Fictional Street", "Fictional Street"),
    ],
)
def test_a_street_is_taken_out_of_a_text(text, told):
    mentions = street_mentions([STREET, "PC-3001", "Block 7b-9"])

    assert mentions.removed(text) == told


@pytest.mark.parametrize(
    "line", ["", "7b", "Market Square", "1234567"], ids=["", "short", "name", "digits"]
)
def test_a_line_that_may_mean_anything_is_left_alone(line):
    mentions = street_mentions([line])

    assert mentions.removed(f"We are at {line}.") == f"We are at {line}."


def test_of_two_lines_the_longer_one_is_taken_out_whole():
    mentions = street_mentions(["Mill 7 a", "Mill 7 a, back door"])

    assert mentions.removed("At Mill 7 a, back door.") == "At …."


def test_a_street_is_taken_out_of_every_text_of_a_record_and_of_no_id():
    record = validate(
        make_record(
            description=f"At {STREET}",
            contacts=[{"id": an_id(1), "name": STREET, "phones": []}],
        )
    ).record

    told = street_mentions([STREET, record.id]).removed_from_record(record)

    assert told == record.changed(
        description="At …",
        contacts=(record.contacts[0].changed(name="…"),),
        service_at_locations=(
            record.service_at_locations[0].changed(
                location=record.service_at_locations[0].location.changed(
                    addresses=(
                        record.service_at_locations[0]
                        .location.addresses[0]
                        .changed(address_1="…"),
                    )
                )
            ),
        ),
    )


def test_a_record_without_a_street_is_the_very_same():
    record = validate(make_record()).record

    assert street_mentions([]).removed_from_record(record) is record
    assert street_mentions(["99 Elsewhere"]).removed_from_record(record) is record


def test_a_street_is_taken_out_of_every_text_of_rows():
    head = make_row(Service, UUID(int=1), description=f"At {STREET}", remote=True)
    phone = make_row(Phone, UUID(int=2), description=STREET, service_id=UUID(int=1))
    cluster = Cluster(head, (phone,), frozenset({"service_capacity"}))

    told = street_mentions([STREET]).removed_from_rows(cluster)

    assert told.head.values == head.values | {"description": "At …"}
    assert told.parts[0].values == phone.values | {"description": "…"}
    assert told.unsaid == cluster.unsaid
    assert street_mentions([]).removed_from_rows(cluster) is cluster
