"""What is over is forgotten: nothing of it stays longer than is said."""

import pytest
from sqlalchemy import func, select

from directory.accounts.forgetting import forget_what_is_over
from directory.accounts.members import end_account
from directory.accounts.models import (
    Attempt,
    Device,
    Invitation,
    UserAccount,
    UserSession,
)
from directory.accounts.refusals import RefusedError
from directory.accounts.sign_in import first_step


def count(world, table):
    with world.database.write() as work:
        forget_what_is_over(work)
        return work.scalar(select(func.count()).select_from(table))


@pytest.fixture
def member(world):
    return world.joined("amina@haven.example", world.organization("Haven"))


def test_sessions_counts_devices_and_links_go_when_they_are_over(world, member):
    with pytest.raises(RefusedError):
        first_step(world.database, member.address, "wrong" * 5, None)
    kept = [count(world, table) for table in (UserSession, Attempt, Device, Invitation)]
    assert kept == [1, 2, 1, 1]

    world.clock.forward(minutes=61)
    assert [count(world, UserSession), count(world, Attempt)] == [0, 0]
    world.clock.forward(days=34)
    assert [count(world, Device), count(world, Invitation)] == [1, 0]
    world.clock.forward(days=60)
    assert count(world, Device) == 0


def test_of_an_account_that_ended_a_month_ago_nothing_tells_whose_it_was(world, member):
    with world.database.write() as work:
        end_account(work, work.get_one(UserAccount, member.user_id))

    told = []
    for days in (29, 1):
        world.clock.forward(days=days)
        count(world, UserSession)
        with world.database.read() as work:
            account = work.get_one(UserAccount, member.user_id)
            told.append((account.email_sealed, account.name_sealed))

    assert None not in told[0]
    assert told[1] == (None, None)
