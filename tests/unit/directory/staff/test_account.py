"""One's own account: passphrase, sessions, factors, codes, language."""

import re

import pytest

from directory.accounts.member_keys import fingerprint, key_of_member
from directory.permissions import Role

NEW = "pelo tara mike sodu nabe kira volu"


@pytest.fixture
def member(world):
    return world.joined(
        "amina@haven.example", world.organization("Haven"), [Role.PARTNER]
    )


def change(browser, now, new=NEW, again=None):
    browser.get("/en/staff/account/passphrase")
    fields = {
        "passphrase_now": now,
        "passphrase": new,
        "passphrase_again": again or new,
    }
    return browser.post("/en/staff/account/passphrase", **fields)


def own_key(world, member):
    with world.database.read() as work:
        return fingerprint(key_of_member(work, member.user_id))


def test_a_new_passphrase_keeps_the_key_and_ends_the_other_sessions(
    world, member, open_browser
):
    here, elsewhere = open_browser(), open_browser()
    elsewhere.sign_in(member)
    here.sign_in(member)
    before = own_key(world, member)

    assert change(here, member.passphrase) == 303

    assert here.get("/en/staff/") == 200
    assert elsewhere.get("/en/staff/") == 401
    assert own_key(world, member) == before
    assert elsewhere.sign_in(member) == 303  # back to the first step
    assert elsewhere.get("/en/staff/") == 401
    member.passphrase = NEW
    elsewhere.sign_in(member)
    assert elsewhere.get("/en/staff/") == 200


@pytest.mark.parametrize(
    ("now", "new", "again", "field"),
    [
        ("wrong" * 5, NEW, NEW, "passphrase_now"),
        (None, "short", "short", "passphrase"),
        (None, "panahpanahpanah1", "panahpanahpanah1", "passphrase"),
        (None, NEW, "another", "passphrase_again"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(member, browser, now, new, again, field):
    browser.sign_in(member)

    assert change(browser, now or member.passphrase, new, again) == 422

    assert f'data-field="{field}"' in browser.page
    assert browser.sign_in(member) == 303


def test_all_other_sessions_end_at_once(member, open_browser):
    here, elsewhere = open_browser(), open_browser()
    elsewhere.sign_in(member)
    here.sign_in(member)
    here.get("/en/staff/account/")

    assert here.post("/en/staff/account/sessions/end") == 303

    assert here.get("/en/staff/") == 200
    assert elsewhere.get("/en/staff/") == 401


def test_one_session_ends_and_none_of_anybody_else(world, member, open_browser):
    other = world.joined("other@haven.example", world.organization("Other"))
    hers, mine = open_browser(), open_browser()
    hers.sign_in(other)
    mine.sign_in(member)
    hers.get("/en/staff/account/")
    [foreign] = [key for key, state in hers.forms.rows.items() if state == "here"]
    mine.get("/en/staff/account/")
    [own] = [key for key, state in mine.forms.rows.items() if state == "here"]

    assert mine.post(f"/en/staff/account/sessions/{foreign}/end") == 404
    assert hers.get("/en/staff/") == 200
    assert mine.post(f"/en/staff/account/sessions/{own}/end") == 303
    assert mine.get("/en/staff/") == 401


def test_the_last_second_step_stays(member, browser):
    browser.sign_in(member)
    browser.get("/en/staff/account/")
    action = next(one for one in browser.forms.actions if "/factors/" in one)

    assert browser.post(action) == 422
    assert browser.sign_in(member) == 303


def test_new_codes_on_paper_end_the_former_ones(member, browser):
    browser.sign_in(member)
    browser.get("/en/staff/account/")
    assert browser.post("/en/staff/account/codes") == 303
    browser.get("/en/staff/join/recovery")
    fresh = re.findall(r'data-recovery="([^"]+)"', browser.page)
    assert len(fresh) == 10

    for code, status in ((member.codes[0], 422), (fresh[0], 303)):
        browser.get("/en/staff/sign-in")
        browser.post(
            "/en/staff/sign-in", email=member.address, passphrase=member.passphrase
        )
        browser.get("/en/staff/second-step")
        assert browser.post("/en/staff/second-step", code=code) == status


def test_she_chooses_the_language_of_her_pages(member, browser):
    browser.sign_in(member)
    browser.get("/en/staff/account/")

    browser.post("/en/staff/account/language", tag="fa-AF")

    assert browser.location == "/fa-AF/staff/account/"
    assert member.actor() is not None
    assert browser.get("/fa-AF/staff/account/") == 200
    assert 'dir="rtl"' in browser.page
