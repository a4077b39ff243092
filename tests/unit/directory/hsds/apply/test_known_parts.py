"""A stored part is known again by our id, by its words, or by an unchanged place."""

from uuid import UUID

import pytest

from directory.hsds.apply.known_parts import known_again
from directory.hsds.draft.rows import ClusterBuilder, make_row, part_id
from directory.listings.models import Phone, Schedule, Service

HEAD = UUID(int=1)
OLD, OTHER = UUID(int=77), UUID(int=78)


def drafted(*phones):
    """Return a service with phones, each a number and the id that it is given."""
    builder = ClusterBuilder(make_row(Service, HEAD, name="Legal help"))
    for at, (number, own_id) in enumerate(phones):
        builder.add(Phone, f"phones[{at}]", own_id, number=number)
    return builder.build()


def stored(phones):
    """Return what is stored of the service: phones by their row id."""
    head = make_row(Service, HEAD, name="Legal help")
    rows = [make_row(Phone, row_id, number=number) for row_id, number in phones.items()]
    return {head.key: {row.key: dict(row.values) for row in (head, *rows)}}


def by_place(at):
    return part_id(HEAD, "phone", f"phones[{at}]")


def by_own_id(own_id):
    return part_id(HEAD, "phone", own_id)


@pytest.mark.parametrize(
    ("phones", "before", "known"),
    [
        ([("1", "a")], {}, [by_own_id("a")]),
        ([("1", "a")], {by_own_id("a"): "1"}, [by_own_id("a")]),
        ([("2", "a")], {by_own_id("a"): "1"}, [by_own_id("a")]),
        ([("2", str(OLD))], {OLD: "1"}, [OLD]),
        ([("1", "a")], {OLD: "1"}, [OLD]),
        ([("2", "a")], {OLD: "1"}, [by_own_id("a")]),
        ([("2", "a")], {by_place(0): "1"}, [by_place(0)]),
        (
            [("2", "a"), ("3", "b")],
            {by_place(0): "1"},
            [by_own_id("a"), by_own_id("b")],
        ),
        (
            [("2", "a")],
            {by_place(0): "1", by_place(1): "3"},
            [by_own_id("a")],
        ),
        (
            [("3", "a"), ("1", "b")],
            {by_place(0): "1", by_place(1): "3"},
            [by_place(1), by_place(0)],
        ),
        (
            [("3", "a"), ("4", "b")],
            {by_place(0): "3", by_place(1): "1"},
            [by_place(0), by_place(1)],
        ),
        ([("1", "a"), ("1", "b")], {OLD: "1", OTHER: "1"}, [OTHER, OLD]),
        ([("1", "a"), ("1", "b")], {OLD: "1"}, [OLD, by_own_id("b")]),
        (
            [("2", str(OLD)), ("1", "b")],
            {OLD: "1", OTHER: "5"},
            [OLD, by_own_id("b")],
        ),
    ],
)
def test_a_phone_is_known_again(phones, before, known):
    cluster = known_again(drafted(*phones), stored(before))

    assert [row.id for row in cluster.parts] == known
    assert [row.values["number"] for row in cluster.parts] == [
        number for number, _own_id in phones
    ]


def test_a_part_of_another_kind_is_not_the_same_though_its_id_is():
    builder = ClusterBuilder(make_row(Service, HEAD, name="Legal help"))
    builder.add(Schedule, "schedules[0]", str(OLD))
    cluster = builder.build()

    assert known_again(cluster, stored({OLD: "1"})) == cluster
