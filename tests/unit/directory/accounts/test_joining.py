"""An invited person joins: once, with what she chose herself, or not at all."""

from dataclasses import replace

import pyotp
import pytest
from sqlalchemy import select

from directory.accounts.invitations import find_invitation, invite
from directory.accounts.joining import (
    Typed,
    begin_joining,
    confirm_joining,
    offered_secret,
)
from directory.accounts.member_keys import fingerprint, key_of_member
from directory.accounts.models import Invitation, KeyPair, UserAccount, UserSession
from directory.accounts.passphrases import made_passphrase
from directory.accounts.recovery_codes import codes_left
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sealed_columns import address_of, name_of
from directory.accounts.sessions import member_key, number
from directory.accounts.shown_once import Once, forget_shown, lines_shown
from directory.accounts.vocabulary import AccountState
from directory.errors import ExpiredError, NotFoundError, TooOftenError
from directory.permissions import Role
from tests.support.members import PASSPHRASE

ADDRESS = "amina@haven.example"
GOOD = Typed("Amina", PASSPHRASE, PASSPHRASE)


@pytest.fixture
def link(world):
    return world.invited(ADDRESS, world.organization("Haven"), [Role.PARTNER])


def code_of(world, first):
    with world.database.read() as work:
        row = work.get_one(UserSession, number(first))
        return pyotp.TOTP(offered_secret(work, row)).at(world.clock.moment)


def test_she_joins_and_is_signed_in(world, link):
    first = world.begun(link)

    done = confirm_joining(world.database, first, code_of(world, first), None)

    with world.database.read() as work:
        account = work.scalars(select(UserAccount)).one()
        assert account.state is AccountState.ACTIVE
        assert (address_of(work, account), name_of(work, account)) == (ADDRESS, "Amina")
        assert work.get(UserSession, number(first)) is None
        pair = key_of_member(work, account.id)
        key = member_key(work, done.token)
        assert bytes(key.box.public_key) == pair.public_key
        assert len(fingerprint(pair)) == 35
        assert codes_left(work, account.id) == 10


def test_the_link_is_used_up(world, link):
    first = world.begun(link)
    confirm_joining(world.database, first, code_of(world, first), None)

    with world.database.read() as work, pytest.raises(ExpiredError):
        find_invitation(work, link.token)
    with pytest.raises(ExpiredError):
        begin_joining(world.database, link.token, GOOD)


def test_she_may_begin_again_until_she_has_shown_a_code(world, link):
    world.begun(link)
    first = world.begun(link)

    confirm_joining(world.database, first, code_of(world, first), None)

    with world.database.read() as work:
        pairs = work.scalars(select(KeyPair).order_by(KeyPair.epoch)).all()
        assert [pair.retired_at is None for pair in pairs] == [False, True]


def test_of_two_who_hold_the_link_one_joins(world, link):
    first, second = world.begun(link), world.begun(link)
    code = code_of(world, second)
    confirm_joining(world.database, second, code, None)

    with pytest.raises((ExpiredError, RefusedError)):
        confirm_joining(world.database, first, code, None)


def test_codes_on_paper_are_shown_until_they_are_written_down(world):
    member = world.joined(ADDRESS, world.organization("Haven"))
    assert len(set(member.codes)) == 10

    with world.database.write() as work:
        forget_shown(work, member.signed_in.token)

    with world.database.read() as work:
        assert lines_shown(work, member.signed_in.token, Once.CODES) == []


@pytest.mark.parametrize(
    ("typed", "refusal", "field"),
    [
        (replace(GOOD, name="  "), Refusal.NAME, "name"),
        (replace(GOOD, name="a\x00b"), Refusal.NAME, "name"),
        (replace(GOOD, passphrase="x" * 14), Refusal.SHORT, "passphrase"),
        (replace(GOOD, passphrase="x" * 201), Refusal.LONG, "passphrase"),
        (replace(GOOD, passphrase="qwertyuiopasdfgh"), Refusal.GUESSABLE, "passphrase"),
        (
            replace(GOOD, passphrase="amina.haven.example"),
            Refusal.GUESSABLE,
            "passphrase",
        ),
        (
            replace(GOOD, passphrase_again="other"),
            Refusal.DIFFERENT,
            "passphrase_again",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_and_named(world, link, typed, refusal, field):
    with pytest.raises(RefusedError) as raised:
        begin_joining(world.database, link.token, typed)

    assert (raised.value.refusal, raised.value.field) == (refusal, field)
    with world.database.read() as work:
        assert work.scalars(select(UserAccount)).one().passphrase_check is None


def test_five_wrong_codes_are_enough(world, link):
    first = world.begun(link)
    right = code_of(world, first)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        with pytest.raises(RefusedError):
            confirm_joining(world.database, first, wrong, None)

    with pytest.raises(TooOftenError):
        confirm_joining(world.database, first, right, None)


def test_a_link_lives_seventy_two_hours(world, link):
    world.clock.forward(hours=72)

    with pytest.raises(ExpiredError):
        world.begun(link)


def test_a_new_link_ends_the_former_one(world, link):
    with world.database.write() as work:
        invite(work, work.scalars(select(UserAccount)).one(), None)

    with pytest.raises(ExpiredError):
        world.begun(link)


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "é", "A" * 4000])
def test_a_link_that_never_was_is_not_found(world, token):
    with world.database.read() as work, pytest.raises(NotFoundError):
        find_invitation(work, token)


def test_nothing_that_opens_is_stored(world, link):
    first = world.begun(link)
    done = confirm_joining(world.database, first, code_of(world, first), None)

    stored = world.database.path.read_bytes()
    stored += world.database.path.with_name("panah.sqlite-wal").read_bytes()
    for secret in (ADDRESS, "Amina", PASSPHRASE, link.token):
        assert secret.encode() not in stored
    for token in (first, done.token, done.device):
        assert token not in stored


def test_a_first_step_that_is_over_joins_nobody(world, link):
    first = world.begun(link)
    code = code_of(world, first)
    world.clock.forward(minutes=10)

    with pytest.raises(ExpiredError):
        confirm_joining(world.database, first, code, None)


def test_a_made_passphrase_is_long_and_of_letters_that_all_can_type():
    made = {made_passphrase() for _ in range(50)}

    assert len(made) == 50
    assert {len(one) for one in made} == {34}
    assert set("".join(made)) <= set("abdefgiklmnoprstuvz ")


def test_an_invitation_is_used_or_revoked_and_never_both(world, link):
    with world.database.read() as work:
        row = work.scalars(select(Invitation)).one()
        assert (row.used_at, row.revoked_at) == (None, None)
