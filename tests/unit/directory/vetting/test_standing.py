"""How far an organization is trusted: by two of two, until a day."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from directory.errors import InvalidInputError
from directory.vetting.models import StandingState
from directory.vetting.standing import (
    attest_organization,
    attested_until,
    note_country,
    standing_of,
)
from tests.support.members import World

TWO = ("a@one.example", "b@two.example")


@pytest.fixture
def world(sqlite):
    return World(sqlite)


@pytest.fixture
def haven(world):
    return world.organization("Haven")


def until(world, organization_id):
    with world.database.read() as work:
        return attested_until(work, organization_id)


def test_it_is_trusted_for_ninety_days(world, haven):
    assert until(world, haven) is None

    with world.database.write() as work:
        end = attest_organization(work, haven, TWO)

    assert end - world.clock.moment == timedelta(days=90)
    assert until(world, haven) == end
    world.clock.forward(days=90)
    assert until(world, haven) is None


def test_one_that_was_suspended_is_trusted_no_more(world, haven):
    with world.database.write() as work:
        attest_organization(work, haven, TWO)
        standing_of(work, haven).state = StandingState.SUSPENDED

    assert until(world, haven) is None


@pytest.mark.parametrize("addresses", [(), TWO[:1], ("a@one.example", "b@one.example")])
def test_fewer_than_two_of_two_change_nothing(world, haven, addresses):
    with pytest.raises(InvalidInputError), world.database.write() as work:
        attest_organization(work, haven, addresses)

    assert until(world, haven) is None


def test_the_schema_knows_no_trust_without_a_vetting(world, haven):
    with world.database.write() as work:
        standing_of(work, haven)

    with pytest.raises(IntegrityError), world.database.write() as work:
        standing_of(work, haven).state = StandingState.VETTED


def test_where_it_works_is_a_country(world, haven):
    with world.database.write() as work:
        note_country(work, haven, "af")
        assert standing_of(work, haven).country == "AF"

    with pytest.raises(InvalidInputError), world.database.write() as work:
        note_country(work, haven, "nowhere at all")
