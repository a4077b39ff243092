"""Whatever somebody sends to a page of members, the answer is no error of ours."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.permissions import Role
from tests.support.staff_browser import StaffBrowser

QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WORDS = st.text(max_size=40) | st.sampled_from(
    [
        *("", "x" * 5000, "a@b.example", "steward", "approve", "000000", "on", "1"),
        *("{}", "[]", "null", '{"id": 1}', '{"response": {}}', "en", "\x00", "\u202e"),
        *("٠١٢٣٤٥", "-1", "9" * 40, "//evil.example", "/en/staff/", "٪"),
    ]
)
NAMES = (
    *("email", "passphrase", "passphrase_again", "passphrase_now", "name", "code"),
    *("credential", "written", "tag", "roles", "organization", "organization_name"),
    *("outcome", "q", "place", "need", "country", "page", "box", "change", "to", "as"),
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=6)
PARTS = st.text(min_size=1, max_size=40).filter(lambda text: "/" not in text)
# Cookies as browsers can send them.
COOKIES = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=120)


@pytest.fixture
def rules(app):
    """Return method and rule of each address of members, but those that end it all."""
    return sorted(
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/<language>/staff")
        and rule.endpoint not in ("staff.sign_out", "staff.lock")
        for method in rule.methods & {"GET", "POST"}
    )


@pytest.fixture
def signed_in(world, browser):
    """Return the browser of somebody who may do everything."""
    haven = world.organization("Haven")
    browser.sign_in(world.joined("amina@haven.example", haven, set(Role)))
    return browser


def path_of(rule, part):
    """Return an address of a rule with anything in it."""
    pieces = rule.replace("<language>", "en").split("/")
    return "/".join(quote(part, safe="") if "<" in one else one for one in pieces)


def statuses(browser, rules, part, fields):
    """Send the same to each address; return the statuses."""
    return {
        browser.get(path_of(rule, part))
        if method == "GET"
        else browser.post(path_of(rule, part), **fields)
        for method, rule in rules
    }


@QUICK
@given(part=PARTS, fields=FIELDS)
def test_whoever_may_do_everything_sends_anything(signed_in, rules, part, fields):
    assert max(statuses(signed_in, rules, part, fields)) < 500
    assert signed_in.get("/en/staff/") == 200


@QUICK
@given(cookie=COOKIES, device=COOKIES, part=PARTS, fields=FIELDS)
def test_nobody_sends_anything_with_any_cookie(
    app, world, rules, cookie, device, part, fields
):
    browser = StaffBrowser(app.test_client())
    browser.client.set_cookie("panah-staff", cookie)
    browser.client.set_cookie("panah-device", device)

    assert max(statuses(browser, rules, part, fields)) < 500


@QUICK
@given(query=st.dictionaries(st.sampled_from(NAMES), WORDS))
def test_any_question_behind_an_address(signed_in, rules, query):
    asked = {path_of(rule, "x") for method, rule in rules if method == "GET"}

    got = [signed_in.client.get(path, query_string=query) for path in asked]

    assert max(answer.status_code for answer in got) < 500
