"""The difference between a record and what is stored says what must be written."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from directory.hsds.apply.diff import (
    Delta,
    FieldChange,
    compare,
    in_words,
    is_told,
    path_of,
)
from directory.hsds.draft.rows import Cluster, Row, table_of
from directory.listings.models import (
    Location,
    Organization,
    Phone,
    Service,
    ServiceCapacity,
    Translation,
)
from directory.listings.vocabulary import ReviewState

HEAD, PART, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
SERVICE = Row(table_of(Service), HEAD, {"name": "Legal help", "url": ""})


def phone(number, row_id=PART):
    return Row(table_of(Phone), row_id, {"number": number, "service_id": HEAD})


def room(free, told_at):
    values = {"available": free, "updated_at": told_at, "service_id": HEAD}
    return Row(table_of(ServiceCapacity), PART, values)


def words(text, **more):
    values = {"text": text, "language": "ps"} | more
    return Row(table_of(Translation), PART, values)


def stored(*rows):
    return {row.key: row.values for row in rows}


@pytest.mark.parametrize(
    ("parts", "old", "delta"),
    [
        ((), None, Delta(inserts=(SERVICE,))),
        ((), stored(SERVICE), Delta()),
        ((phone("1"),), None, Delta(inserts=(SERVICE, phone("1")))),
        ((phone("1"),), stored(SERVICE, phone("1")), Delta()),
        (
            (phone("1"),),
            stored(SERVICE),
            Delta(
                inserts=(phone("1"),),
                fields=(FieldChange(f"phones[{PART}].number", None, "1"),),
            ),
        ),
        (
            (phone("2"),),
            stored(SERVICE, phone("1")),
            Delta(
                updates=((phone("2"), {"number": "2"}),),
                fields=(FieldChange(f"phones[{PART}].number", "1", "2"),),
            ),
        ),
        (
            (),
            stored(SERVICE, phone("1")),
            Delta(
                deletes=(phone("1").key,),
                fields=(FieldChange(f"phones[{PART}].number", "1"),),
            ),
        ),
        (
            (),
            stored(SERVICE, phone("")),
            Delta(
                deletes=(phone("").key,),
                fields=(FieldChange(f"phones[{PART}]"),),
            ),
        ),
        (
            (phone("2", OTHER),),
            stored(SERVICE, phone("1")),
            Delta(
                inserts=(phone("2", OTHER),),
                deletes=(phone("1").key,),
                fields=(
                    FieldChange(f"phones[{PART}].number", "1"),
                    FieldChange(f"phones[{OTHER}].number", None, "2"),
                ),
            ),
        ),
    ],
)
def test_what_came_changed_and_went(parts, old, delta):
    assert compare(Cluster(SERVICE, parts), old) == delta


def test_fields_of_the_record_itself_are_told_first():
    renamed = Row(SERVICE.table, HEAD, SERVICE.values | {"name": "Law"})
    old = stored(phone("1"), SERVICE)

    delta = compare(Cluster(renamed, (phone("2"),)), old)

    assert delta.fields == (
        FieldChange("name", "Legal help", "Law"),
        FieldChange(f"phones[{PART}].number", "1", "2"),
    )


def test_what_a_record_says_nothing_of_stays():
    silent = Cluster(SERVICE, (), frozenset({"phone"}))

    delta = compare(silent, stored(SERVICE, phone("1")))

    assert not delta
    assert delta == Delta()


@pytest.mark.parametrize(
    ("new", "old", "updates"),
    [
        (room(2, NOON), room(1, LATER), ()),
        (
            room(2, LATER),
            room(1, NOON),
            ((room(2, LATER), {"available": 2, "updated_at": LATER}),),
        ),
        (room(2, NOON), room(1, NOON), ((room(2, NOON), {"available": 2}),)),
        (
            words("نوی"),
            words("زوړ"),
            ((words("نوی"), {"text": "نوی", "review_state": ReviewState.UNREVIEWED}),),
        ),
        (
            words("نوی", review_state=ReviewState.REVIEWED),
            words("زوړ", review_state=ReviewState.REVIEWED),
            ((words("نوی", review_state=ReviewState.REVIEWED), {"text": "نوی"}),),
        ),
        (words("نوی"), words("نوی"), ()),
    ],
)
def test_the_latest_word_on_room_stands_and_new_words_are_unreviewed(new, old, updates):
    before = stored(SERVICE, old)
    before[old.key].setdefault("review_state", None)

    delta = compare(Cluster(SERVICE, (new,)), before)

    assert delta.updates == updates


@pytest.mark.parametrize(
    ("told_at", "ended"), [(NOON, True), (NOON - timedelta(1), True), (LATER, False)]
)
def test_room_that_was_told_later_does_not_end_with_an_older_record(told_at, ended):
    old = room(1, told_at)
    named = Row(old.table, OTHER, room(2, NOON).values)

    delta = compare(Cluster(SERVICE, (named,)), stored(SERVICE, named, old))

    assert delta.deletes == ((old.key,) if ended else ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FieldChange("name", "Old", "New"), "name: 'Old' → 'New'"),
        (FieldChange("name", None, "New"), "name: – → 'New'"),
        (FieldChange("free", True, False), "free: yes → no"),
        (FieldChange("minimum_age", 18, None), "minimum_age: 18 → –"),
        (FieldChange("name", "a\nb", "\x1b"), r"name: 'a\nb' → '\x1b'"),
        (FieldChange("phones[1]"), "phones[1]"),
    ],
)
def test_a_change_is_one_line_that_a_person_can_read(change, said):
    assert str(change) == said


@pytest.mark.parametrize(
    ("value", "said"), [(None, "–"), (True, "yes"), (False, "no"), (0, "0"), ("", "''")]
)
def test_a_value_in_words(value, said):
    assert in_words(value) == said


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("number", True),
        ("taxonomy_term_id", True),
        ("service_id", False),
        ("id", False),
        ("external_id", False),
        ("visibility", False),
        ("review_state", False),
    ],
)
def test_a_column_that_only_points_at_another_row_says_nothing(column, told):
    assert is_told(column) is told


@pytest.mark.parametrize(
    ("model", "own", "part"),
    [
        (Service, "", f"phones[{PART}]."),
        (Organization, "organization.", f"organization.phones[{PART}]."),
        (Location, f"locations[{HEAD}].", f"locations[{HEAD}].phones[{PART}]."),
    ],
)
def test_a_part_is_named_below_its_record(model, own, part):
    head = Row(table_of(model), HEAD, {})

    paths = [path_of(head, head.key), path_of(head, ("phone", PART))]

    assert paths == [own, part]
