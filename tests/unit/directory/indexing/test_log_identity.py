"""A cursor of one log is no cursor of another, nor of another past of it."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from directory.indexing.log_identity import LogIdentity
from directory.listings.models import ListingChange
from directory.search_port import Cursor

HERE = LogIdentity(UUID(int=1), server=7, pruned=False)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(**changes):
    values = {
        "transaction": 5,
        "sequence": 9,
        "listing_id": UUID(int=3),
        "changed_at": NOON,
    }
    return ListingChange(**(values | changes))


def test_a_cursor_stands_on_its_entry():
    cursor = HERE.at(entry())

    assert cursor == Cursor(5, 9, cursor.history)
    assert cursor == HERE.at(entry())
    assert HERE.start() == Cursor(0, 0, HERE.mark(""))


@pytest.mark.parametrize(
    "other",
    [
        replace(HERE, id=UUID(int=2)),
        replace(HERE, server=8),
        replace(HERE, id=UUID(int=17), server=0),
    ],
)
def test_another_log_marks_the_same_place_otherwise(other):
    assert other.start() != HERE.start()
    assert other.at(entry()) != HERE.at(entry())


@pytest.mark.parametrize(
    "change",
    [
        {"listing_id": UUID(int=4)},
        {"changed_at": NOON.replace(microsecond=1)},
        {"sequence": 10},
        {"transaction": 6},
    ],
)
def test_an_entry_that_took_the_number_of_another_is_told_apart(change):
    assert HERE.at(entry(**change)) != HERE.at(entry())


def test_what_was_cut_changes_no_mark_and_a_mark_has_48_bits():
    pruned = replace(HERE, pruned=True)

    marks = [HERE.mark(str(number)) for number in range(1000)]

    assert pruned.at(entry()) == HERE.at(entry())
    assert len(set(marks)) == 1000
    assert 2**40 < max(marks) < 2**48
