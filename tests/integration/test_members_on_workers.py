"""Limits and ends of members hold in every process of the service, and at a restart."""

import json
import re
import time
from urllib.parse import urlsplit

import pyotp
import pytest

from tests.support.staff_browser import StaffBrowser
from tests.support.wire import WireClient

pytestmark = pytest.mark.integration

ADDRESS = "amina@haven.example"
STEP_S = 30
TURNS = 12  # as many requests as bring each of two workers to answer one


@pytest.fixture
def haven(instance):
    """Return an instance that two workers serve."""
    instance.settings["PANAH_WORKERS"] = "2"
    return instance


@pytest.fixture
def link(haven):
    """Return the link of somebody who was invited."""
    made = json.loads(haven.panah("org", "add", "Haven", "--json"))
    new = ("user", "add", ADDRESS, "--organization", made["id"], "--json")
    return urlsplit(json.loads(haven.panah(*new))["link"]).path


def joined(haven, link):
    """Return the browser of whom a link invites, her passphrase, and her codes."""
    browser = StaffBrowser(WireClient(haven.port))
    browser.get(link)
    passphrase = re.search(r"data-passphrase>([^<]+)<", browser.page)[1]
    name = {"name": "Amina", "passphrase_again": passphrase}
    browser.post(link, passphrase=passphrase, **name)
    browser.get(browser.location)
    secret = re.search(r'data-secret="([^"]+)"', browser.page)[1]
    code = pyotp.TOTP(secret).at(int(time.time()))
    browser.post("/en/staff/join/second-factor", code=code)
    browser.get(browser.location)
    return browser, passphrase, re.findall(r'data-recovery="([^"]+)"', browser.page)


def tries(browser, passphrase):
    """Give a passphrase; return the status."""
    browser.get("/en/staff/sign-in")
    return browser.post("/en/staff/sign-in", email=ADDRESS, passphrase=passphrase)


def signs_in(browser, passphrase, code):
    """Give both factors; return the status of the first page."""
    assert tries(browser, passphrase) == 303
    browser.get("/en/staff/second-step")
    browser.post("/en/staff/second-step", code=code)
    return browser.get("/en/staff/")


def seen(browser):
    """Return how a page of members is answered, time after time."""
    return {browser.get("/en/staff/") for _ in range(TURNS)}


def test_five_wrong_ones_are_five_for_all_workers_and_after_a_restart(haven, link):
    with haven.serving():
        hers, passphrase, codes = joined(haven, link)
        stranger = StaffBrowser(WireClient(haven.port))
        before = [tries(stranger, "x" * 20) for _ in range(3)]
        hers.post("/en/staff/sign-out")
    with haven.serving():
        after = [tries(stranger, "x" * 20) for _ in range(2)]
        right = tries(stranger, passphrase)
        known = signs_in(hers, passphrase, codes[0])

    assert before + after == [422] * 5
    assert right == 429
    assert known == 200


def test_who_is_ended_from_the_shell_is_nobody_at_the_next_request(haven, link):
    with haven.serving():
        hers, passphrase, codes = joined(haven, link)
        joined_as = seen(hers)
        haven.panah("session", "end", "--user", ADDRESS)
        without_session = seen(hers)
        again = signs_in(hers, passphrase, codes[0])
        haven.panah("user", "end", ADDRESS)
        without_account = seen(hers)
        last = tries(hers, passphrase)

    assert (joined_as, without_session) == ({200}, {401})
    assert (again, without_account) == (200, {401})
    assert last == 422
