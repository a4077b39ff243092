"""Signing in: two factors, five tries, and no word on who has an account."""

import threading

import pytest
from sqlalchemy import func, select

from directory.accounts.attempts import CODE, reserve
from directory.accounts.models import Attempt, UserSession
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.sessions import (
    end_sessions,
    find_session,
    load_actor,
    member_key,
)
from directory.accounts.sign_in import Shown, first_step, second_step, show_again
from directory.accounts.signed_in import SignedIn
from directory.accounts.totp import apps_of, use_code
from directory.errors import TooOftenError
from directory.permissions import Role
from tests.support.members import HERE

ADDRESS = "amina@haven.example"
WRONG = "not the passphrase at all"


@pytest.fixture
def member(world):
    made = world.joined(ADDRESS, world.organization("Haven"), [Role.PARTNER])
    world.clock.forward(minutes=1)
    return made


def try_wrong(world, address=ADDRESS, device=None):
    with pytest.raises(RefusedError) as raised:
        first_step(world.database, address, WRONG, device)
    return raised.value.refusal, str(raised.value), raised.value.field


def test_both_factors_make_a_session(world, member):
    done = member.sign_in()

    assert member.actor().user_id == member.user_id
    assert member.actor().roles == {Role.PARTNER}
    assert member.actor().is_fresh
    with world.database.read() as work:
        assert member_key(work, done.token).seed


def test_the_first_factor_alone_is_nobody(world, member):
    first = member.first()

    with world.database.read() as work:
        assert load_actor(work, first) is None
        assert find_session(work, first, factors=1).unlocked is None


def test_the_cookie_of_the_first_step_is_no_session_afterwards(world, member):
    first = member.first()
    done = second_step(world.database, first, Shown(member.code()), None, HERE)

    assert done.token != first
    with world.database.read() as work:
        assert load_actor(work, first) is None
        assert load_actor(work, done.token) is not None


def test_an_address_is_known_however_it_is_written(world, member):
    member.address = "  Amina@HAVEN.example "

    assert member.sign_in()


def test_a_stranger_and_a_wrong_passphrase_look_the_same(world, member):
    assert try_wrong(world) == try_wrong(world, "nobody@haven.example")
    assert try_wrong(world)[0] is Refusal.SIGN_IN


@pytest.mark.parametrize("address", [ADDRESS, "nobody@haven.example"])
def test_five_wrong_ones_an_hour_then_not_even_the_right_one(world, member, address):
    for _ in range(5):
        try_wrong(world, address)

    member.address = address
    with pytest.raises(TooOftenError):
        member.first()
    world.clock.forward(minutes=61)
    if address == ADDRESS:
        assert member.first()


def test_a_right_one_gives_its_count_back(world, member):
    for _ in range(8):
        member.first()

    try_wrong(world)


def test_a_stranger_does_not_lock_out_a_known_device(world, member):
    device = member.sign_in().device
    for _ in range(5):
        try_wrong(world)

    assert member.sign_in(device=device).device == device
    for _ in range(5):
        try_wrong(world, device=device)
    with pytest.raises(TooOftenError):
        member.first(device=device)


def test_a_device_is_hers_alone(world, member):
    other = world.joined("other@haven.example", world.organization("Other"))
    for _ in range(5):
        try_wrong(world)

    with pytest.raises(TooOftenError):
        member.first(device=other.signed_in.device)


def test_a_code_is_taken_once(world, member):
    code = member.code()
    second_step(world.database, member.first(), Shown(code), None, HERE)

    with pytest.raises(RefusedError):
        second_step(world.database, member.first(), Shown(code), None, HERE)


def test_the_code_of_joining_is_used_up(world):
    member = world.joined(ADDRESS, world.organization("Haven"))

    with pytest.raises(RefusedError):
        second_step(world.database, member.first(), Shown(member.code()), None, HERE)


@pytest.mark.parametrize(
    ("late", "taken"), [(-30, True), (30, True), (-90, False), (90, False)]
)
def test_the_clock_of_a_phone_goes_before_or_after_by_one_step(
    world, member, late, taken
):
    world.clock.forward(minutes=10)
    world.clock.forward(seconds=late)
    code = member.code()
    world.clock.forward(seconds=-late)

    first = member.first()
    if taken:
        assert second_step(world.database, first, Shown(code), None, HERE)
    else:
        with pytest.raises(RefusedError):
            second_step(world.database, first, Shown(code), None, HERE)


def test_a_code_on_paper_stands_once_for_the_app(world, member):
    shown = Shown(member.codes[0].upper().replace("-", " "))
    assert second_step(world.database, member.first(), shown, None, HERE)

    with pytest.raises(RefusedError):
        second_step(world.database, member.first(), shown, None, HERE)


def test_five_wrong_codes_then_not_even_the_right_one(world, member):
    first = member.first()
    for _ in range(5):
        with pytest.raises(RefusedError):
            second_step(world.database, first, Shown("000000"), None, HERE)

    with pytest.raises(TooOftenError):
        second_step(world.database, first, Shown(member.code()), None, HERE)


@pytest.mark.parametrize("code", ["", "abc", "1", "٣" * 6, "0" * 5000, "\x00"])
def test_rubbish_is_a_wrong_code(world, member, code):
    with pytest.raises(RefusedError):
        second_step(world.database, member.first(), Shown(code), None, HERE)


@pytest.mark.parametrize("answer", ["{", "[]", "{}", '{"id": 1}', "null", '"x"'])
def test_rubbish_is_no_security_key(world, member, answer):
    shown = Shown(credential=answer)
    with pytest.raises(RefusedError):
        second_step(world.database, member.first(), shown, None, HERE)


def test_a_factor_is_asked_again_when_it_is_no_longer_fresh(world, member):
    world.clock.forward(minutes=10)
    assert not member.actor().is_fresh

    former = member.signed_in
    shown = Shown(member.code())
    renewed = show_again(world.database, former.token, shown, None, HERE)

    assert member.actor() is None
    member.signed_in = SignedIn(renewed, former.device)
    assert member.actor().is_fresh
    with world.database.read() as work:
        assert member_key(work, renewed).seed


def test_whoever_was_ended_meanwhile_is_nobody(world, member):
    member.sign_in()
    first = member.first()
    with world.database.write() as work:
        end_sessions(work, member.user_id)

    assert member.actor() is None
    assert second_step(world.database, first, Shown("1"), None, HERE) is None
    token = member.signed_in.token
    assert not show_again(world.database, token, Shown("1"), None, HERE)


def test_a_session_ends_when_nobody_is_here_and_after_twelve_hours(world, member):
    member.sign_in()
    world.clock.forward(minutes=30)
    assert member.actor() is None

    member.sign_in()
    with world.database.write() as work:
        row = work.scalars(select(UserSession).where(UserSession.factors == 2)).all()
        for one in row:
            one.idle_until = one.until
    world.clock.forward(hours=12)
    assert member.actor() is None


def at_once(count, do):
    """Run something in many threads; return how many were not refused."""
    done, gate = [], threading.Barrier(count)

    def run():
        gate.wait()
        try:
            if do():
                done.append(1)
        except (RefusedError, TooOftenError):
            pass

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done)


def test_of_twelve_who_try_at_once_five_are_let_through(world, member):
    assert at_once(12, lambda: reserve(world.database, CODE, b"x") or True) == 5

    with world.database.read() as work:
        assert work.scalar(select(func.sum(Attempt.count))) == 12


def test_of_twelve_at_one_code_one_gets_in(world, member):
    code = member.code()

    def use():
        with world.database.write() as work:
            return use_code(work, apps_of(work, member.user_id, used=True), code)

    assert at_once(12, use) == 1


def test_of_four_who_sign_in_with_one_code_one_is_signed_in(world, member):
    firsts = [member.first() for _ in range(4)]
    shown = Shown(member.code())

    def go():
        return second_step(world.database, firsts.pop(), shown, None, HERE)

    assert at_once(4, go) == 1
