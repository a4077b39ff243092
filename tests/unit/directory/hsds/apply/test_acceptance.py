"""A record that points at what nobody told of is refused, by the field that does."""

from uuid import UUID

import pytest

from directory.hsds.apply.acceptance import unknown_references
from directory.hsds.draft.context import Identities
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord, Problem
from tests.unit.directory.hsds.import_samples import REFERENCE, an_id, make_record

GROUP, PLACE = an_id(1001), an_id(3001)
REASON = "neither this file nor the directory has it"
NO_GROUP = Problem(4, "organization_id", REASON)
NO_PLACE = Problem(4, "service_at_locations[0].location_id", REASON)


def prepared(*, group=True, place=True):
    """Return a record that holds its organization and its place, or only names them."""
    record = make_record()
    if not group:
        record.pop("organization")
        record["organization_id"] = GROUP
    if not place:
        [listing] = record["service_at_locations"]
        listing.pop("location")
        listing["location_id"] = PLACE
    return prepare(NumberedRecord(4, record), REFERENCE)


def rows(**ids):
    return Identities({(name, key): UUID(key) for name, key in ids.items()})


@pytest.mark.parametrize(
    ("held", "identities", "known", "problems"),
    [
        ({}, rows(), set(), []),
        ({"group": False}, rows(), set(), [NO_GROUP]),
        ({"group": False}, rows(organization=GROUP), set(), []),
        ({"group": False}, rows(), {GROUP}, []),
        ({"group": False}, rows(location=GROUP), {PLACE}, [NO_GROUP]),
        ({"place": False}, rows(), set(), [NO_PLACE]),
        ({"place": False}, rows(location=PLACE), set(), []),
        ({"place": False}, rows(), {PLACE}, []),
        ({"group": False, "place": False}, rows(), set(), [NO_GROUP, NO_PLACE]),
        ({"group": False, "place": False}, rows(), {GROUP, PLACE}, []),
    ],
)
def test_what_a_record_names_must_be_known(held, identities, known, problems):
    found = unknown_references(prepared(**held), identities, known)

    assert list(found) == problems
