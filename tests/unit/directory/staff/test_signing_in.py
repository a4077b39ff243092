"""Pages by which people join, sign in and out, and what they do not tell."""

import re

import pyotp
import pytest

from directory.permissions import Role
from tests.support.loading import load_into
from tests.support.members import PASSPHRASE
from tests.support.records import service, uid

ADDRESS = "amina@haven.example"


@pytest.fixture
def member(world):
    return world.joined(ADDRESS, world.organization("Haven"), [Role.PARTNER])


def marks(page, name):
    return re.findall(rf'data-{name}="([^"]*)"', page)


def test_somebody_joins_by_her_link_and_is_signed_in(world, browser):
    link = world.invited(ADDRESS, world.organization("Haven"), [Role.PARTNER])
    assert browser.get(link.path("en")) == 200
    made = re.search(r"data-passphrase>([^<]+)<", browser.page)[1]
    assert len(made) >= 24
    assert browser.page.count('type="password"') == 2

    chosen = {"name": "Amina", "passphrase": made, "passphrase_again": made}
    assert browser.post(link.path("en"), **chosen) == 303
    assert browser.get(browser.location) == 200
    [secret] = marks(browser.page, "secret")
    assert browser.page.count("<svg") == 1
    code = pyotp.TOTP(secret).at(world.clock.moment)
    assert browser.post("/en/staff/join/second-factor", code=code) == 303
    assert browser.get(browser.location) == 200
    assert len(set(marks(browser.page, "recovery"))) == 10
    assert browser.post("/en/staff/join/recovery") == 422
    assert browser.post("/en/staff/join/recovery", written="1") == 303

    assert browser.location == "/en/staff/"
    assert browser.get("/en/staff/") == 200
    assert "/en/staff/sign-out" in browser.forms.actions
    assert browser.get("/en/staff/join/recovery") == 303
    assert browser.get(link.path("en")) == 410
    assert browser.get("/en/staff/join/never-was") == 404


def test_nobody_sees_anything_before_both_factors(member, browser):
    assert browser.get("/en/staff/") == 401
    assert browser.post("/en/staff/sign-out") == 401
    browser.get("/en/staff/sign-in")
    browser.post("/en/staff/sign-in", email=ADDRESS, passphrase=PASSPHRASE)
    assert browser.get("/en/staff/") == 401


def test_signing_out_ends_the_session_on_the_server(member, browser):
    assert browser.sign_in(member) == 303
    assert browser.get("/en/staff/") == 200
    cookie = browser.client.get_cookie("panah-staff")

    assert browser.post("/en/staff/sign-out") == 303

    browser.client.set_cookie("panah-staff", cookie.value)
    assert browser.get("/en/staff/") == 401


def test_leaving_ends_the_session_too(member, browser):
    browser.sign_in(member)
    cookie = browser.client.get_cookie("panah-staff").value

    browser.get("/leave")

    browser.client.set_cookie("panah-staff", cookie)
    assert browser.get("/en/staff/") == 401


def test_no_cookie_from_before_becomes_a_session(member, browser):
    browser.get("/en/staff/sign-in")
    before = browser.client.get_cookie("panah").value
    browser.post("/en/staff/sign-in", email=ADDRESS, passphrase=PASSPHRASE)
    first = browser.client.get_cookie("panah-staff").value
    member.world.clock.forward(seconds=30)
    browser.get("/en/staff/second-step")
    browser.post("/en/staff/second-step", code=member.code())

    assert browser.client.get_cookie("panah-staff").value != first
    assert (browser.client.get_cookie("panah") or member).__dict__.get(
        "value"
    ) != before


def test_a_stranger_and_a_wrong_passphrase_are_answered_alike(member, open_browser):
    answers = []
    for address in (ADDRESS, "nobody@haven.example"):
        browser = open_browser()
        browser.get("/en/staff/sign-in")
        browser.post("/en/staff/sign-in", email=address, passphrase="x" * 20)
        page = browser.page.replace(address, "")
        answers.append((browser.status, len(re.sub(r'value="[^"]+"', "", page))))

    assert answers[0] == answers[1]
    assert answers[0][0] == 422


def test_the_sixth_is_refused_though_it_is_right(member, browser):
    browser.get("/en/staff/sign-in")
    for _ in range(5):
        browser.post("/en/staff/sign-in", email=ADDRESS, passphrase="x" * 20)

    sent = {"email": ADDRESS, "passphrase": PASSPHRASE}
    assert browser.post("/en/staff/sign-in", **sent) == 429


def test_what_is_dangerous_asks_for_a_factor_again(member, browser):
    browser.sign_in(member)
    member.world.clock.forward(minutes=11)
    browser.get("/en/staff/account/")

    assert browser.post("/en/staff/account/codes") == 303
    assert browser.location == "/en/staff/second-step?to=/en/staff/account/"
    where = browser.location
    browser.get(where)
    assert browser.post(where, code=member.code()) == 303
    assert browser.location == "/en/staff/account/"
    browser.get("/en/staff/account/")
    assert browser.post("/en/staff/account/codes") == 303
    assert browser.location == "/en/staff/join/recovery"


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/en/", "x"])
def test_nobody_is_sent_elsewhere_afterwards(member, browser, to):
    browser.sign_in(member)
    member.world.clock.forward(seconds=60)
    where = f"/en/staff/second-step?to={to}"
    browser.get(where)

    browser.post(where, code=member.code())

    assert browser.location == "/en/staff/"


def test_a_form_needs_the_token_of_just_this_session(member, open_browser, world):
    other = world.joined("other@haven.example", world.organization("Other"))
    mine, hers = open_browser(), open_browser()
    mine.sign_in(member)
    hers.sign_in(other)
    hers.get("/en/staff/")
    mine.get("/en/staff/")
    foreign = re.search(r'csrf_token" value="([^"]+)"', hers.page)[1]

    for token in ("", foreign, "é"):
        assert mine.post("/en/staff/sign-out", token=token) == 400
    assert mine.get("/en/staff/") == 200
    assert mine.post("/en/search", token="", q="lawyer") == 400
    assert mine.post("/en/staff/sign-out") == 303


@pytest.mark.parametrize("page", ["", "correction", f"listing/{uid('at/a')}"])
def test_every_public_form_serves_a_member_too(world, member, browser, page):
    load_into(world.database, service("a", "shelter"))
    browser.sign_in(member)
    hers = browser.token
    browser.client.delete_cookie("panah")

    assert browser.get(f"/en/{page}") == 200
    assert browser.token == hers
    assert browser.page.count(f'value="{hers}"') == browser.page.count('"csrf_token"')
    assert browser.post("/en/search", q="shelter", told="1") in (200, 303)


def test_another_site_cannot_press_a_button_of_hers(member, browser):
    browser.sign_in(member)
    for origin in ("null", "https://evil.example"):
        answer = browser.client.post("/en/staff/sign-out", headers={"Origin": origin})
        assert answer.status_code == 400


def test_pages_of_members_say_who_they_are_for_and_are_not_kept(member, browser):
    answer = browser.client.get("/fa-AF/staff/")

    assert answer.status_code == 401
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'href="/fa-AF/staff/sign-in"' in answer.text
    assert 'href="/fa-AF/staff/"' in answer.text


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "é", "A" * 3000])
def test_rubbish_in_the_cookie_is_nobody(world, browser, cookie):
    browser.client.set_cookie("panah-staff", cookie)

    assert browser.get("/en/staff/") == 401
    assert browser.get("/en/staff/second-step") == 303
    assert browser.get("/en/staff/join/second-factor") == 410


def test_her_session_waits_for_her_as_long_as_she_is_here(member, browser):
    browser.sign_in(member)
    for _ in range(12):
        member.world.clock.forward(minutes=10)
        assert browser.get("/en/staff/") == 200
    member.world.clock.forward(minutes=31)
    assert browser.get("/en/staff/") == 401
