"""A listing as a defender, a member and a mission see it, for those who may."""

import pytest
from sqlalchemy import select, update

from directory.listings.models import Service, ServiceAtLocation
from directory.listings.vocabulary import Visibility
from directory.permissions import Role
from tests.support.loading import load_into
from tests.support.records import service

VIEWS = ("", "?as=defender", "?as=member", "?as=mission", "?as=anything")


@pytest.fixture
def browsers(world, open_browser):
    haven = world.organization("Haven")
    found = {}
    for role in (Role.PARTNER, Role.VETTER):
        browser = open_browser()
        browser.sign_in(world.joined(f"{role}@haven.example", haven, [role]))
        found[role] = browser
    return found


def load(world, visibility):
    load_into(world.database, service("a", "shelter"))
    with world.database.write() as work:
        work.execute(update(Service).values(visibility=visibility))
        return f"/en/staff/directory/{work.scalars(select(ServiceAtLocation.id)).one()}"


def seen(browser, address):
    """Return whether each view of the listing is there, and tells it."""
    told = []
    for view in VIEWS:
        status = browser.get(address + view)
        told.append("<article>" in browser.page if status == 200 else status)
    return told


@pytest.mark.parametrize(
    ("visibility", "of_partner", "of_vetter"),
    [
        (Visibility.PUBLIC, [True] * 5, [True] * 5),
        (
            Visibility.PARTNER,
            [True, False, True, True, True],
            [True, False, True, True, True],
        ),
        (Visibility.REFERRER, [404] * 5, [False, False, False, True, False]),
        (Visibility.NAMED, [404] * 5, [404] * 5),
    ],
)
def test_each_view_tells_what_its_readers_may_know(
    world, browsers, visibility, of_partner, of_vetter
):
    address = load(world, visibility)

    assert seen(browsers[Role.PARTNER], address) == of_partner
    assert seen(browsers[Role.VETTER], address) == of_vetter


def test_the_view_of_a_mission_is_offered_to_who_vets_alone(world, browsers):
    address = load(world, Visibility.PUBLIC)

    for role, offered in ((Role.PARTNER, False), (Role.VETTER, True)):
        browsers[role].get(address)
        assert ("as=mission" in browsers[role].page) is offered


def test_an_address_that_names_none_is_not_found(browsers):
    assert browsers[Role.VETTER].get("/en/staff/directory/rubbish") == 404
