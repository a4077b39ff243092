"""A demonstration is entered by a button; elsewhere there is no such door."""

import pytest

from directory.config import Mode
from directory.staff.demonstration import secret_to_try, seed_members
from seed_data.members import MEMBERS
from tests.support.loading import load_into
from tests.support.records import service


@pytest.fixture
def seeded(world):
    load_into(world.database, service("a", "shelter"))
    seed_members(world.database)
    seed_members(world.database)  # twice is as good as once
    return world


def test_every_member_of_it_is_signed_in_by_a_button(seeded, open_browser):
    for member in MEMBERS:
        browser = open_browser()
        assert browser.get("/en/demo") == 200
        assert browser.post("/en/demo", email=member.address) == 303
        assert browser.get("/en/staff/account/") == 200
        assert member.name in browser.page


def test_the_pages_can_be_tried_as_they_are_with_its_secret(seeded):
    with seeded.database.read() as work:
        secrets = {secret_to_try(work, member.address) for member in MEMBERS}

    assert len(secrets) == len(MEMBERS)
    assert {len(secret) for secret in secrets} == {32}


@pytest.mark.parametrize("address", ["", "nobody@panah.example"])
def test_nobody_else_comes_in_by_it(seeded, browser, address):
    browser.get("/en/demo")

    assert browser.post("/en/demo", email=address) == 404


def test_outside_a_demonstration_there_is_no_such_door(make_app):
    client = make_app(mode=Mode.PRODUCTION).test_client()

    assert client.get("/en/demo").status_code == 404
    assert client.get("/en/demo/").status_code == 404
