"""One person makes no power: who invites, who approves, who ends."""

import re
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from directory.accounts.approvals import Wish, ask
from directory.accounts.models import RoleGrant
from directory.accounts.vocabulary import Act, Origin
from directory.listings.models import Organization
from directory.permissions import Role


@pytest.fixture
def people(world, open_browser):
    """Return members of three organizations, each signed in in a browser of her own."""
    roles = {
        "steward": ("Haven", Role.STEWARD),
        "colleague": ("Haven", Role.VETTER),
        "vetter": ("Other", Role.VETTER),
        "partner": ("Third", Role.PARTNER),
    }
    organizations = {}
    found = {}
    for name, (organization, role) in roles.items():
        if organization not in organizations:
            organizations[organization] = world.organization(organization)
        member = world.joined(
            f"{name}@{organization.lower()}.example",
            organizations[organization],
            [role],
        )
        browser = open_browser()
        assert browser.sign_in(member) == 303
        found[name] = member, browser
    return found


def browsers(people):
    return {name: browser for name, (_member, browser) in people.items()}


def invite(browser, **fields):
    browser.get("/en/staff/members/invite")
    return browser.post("/en/staff/members/invite", **fields)


def rows(browser):
    browser.get("/en/staff/steward/")
    return list(browser.forms.rows)


def decide(browser, key, outcome="approve"):
    browser.get("/en/staff/steward/")
    return browser.post(f"/en/staff/steward/{key}", outcome=outcome)


def live(world, role):
    with world.database.read() as work:
        grants = select(RoleGrant).where(RoleGrant.role == role)
        return [row.origin for row in work.scalars(grants) if row.ended_at is None]


def test_a_steward_alone_makes_no_vetter(world, people):
    steward = browsers(people)["steward"]

    fields = {"email": "x@new.example", "roles": ["vetter"], "organization_name": "New"}
    assert invite(steward, **fields) == 303
    for _ in range(2):
        assert steward.get("/en/staff/members/invited") == 200
        assert re.search(r'data-link="http://localhost/en/staff/join/', steward.page)
    assert steward.post("/en/staff/members/invited") == 303
    assert steward.get("/en/staff/members/invited") == 303
    [key] = rows(steward)
    assert decide(steward, key) == 303
    assert decide(steward, key) == 409

    assert live(world, Role.VETTER) == [Origin.OPERATOR] * 2


def test_two_people_of_two_organizations_make_one(world, people):
    steward, colleague, vetter, partner = browsers(people).values()
    invite(steward, email="x@new.example", roles=["vetter"], organization_name="New")
    [key] = rows(steward)

    assert decide(partner, key) in (403, 404)
    assert decide(steward, key) == 303
    assert decide(colleague, key) == 409
    assert decide(vetter, key) == 303

    assert sorted(live(world, Role.VETTER)) == [Origin.APPROVAL] + [Origin.OPERATOR] * 2
    assert decide(vetter, key) == 410
    assert rows(steward) == []


def test_nobody_approves_her_own_matter(world, people):
    steward, _, vetter, _ = browsers(people).values()
    member, _ = people["vetter"]
    with world.database.write() as work:
        membership = member.actor().membership_id
        key = ask(
            work, Wish(Act.GRANT_ROLE, membership, member.user_id, Role.STEWARD)
        ).id

    assert decide(steward, key) == 303
    assert decide(vetter, key) == 403
    assert live(world, Role.STEWARD) == [Origin.OPERATOR]


def test_one_person_is_enough_to_refuse(world, people):
    steward, _, vetter, _ = browsers(people).values()
    invite(steward, email="x@new.example", roles=["steward"], organization_name="New")
    [key] = rows(vetter)

    assert decide(vetter, key, "refuse") == 303
    assert decide(steward, key) == 410
    assert decide(steward, uuid4()) == 404
    assert decide(steward, "rubbish") == 404


def test_what_waits_is_on_the_first_page_of_who_may_approve(people):
    steward, _, vetter, partner = browsers(people).values()
    invite(steward, email="x@new.example", roles=["steward"], organization_name="New")

    vetter.get("/en/staff/")
    partner.get("/en/staff/")

    assert "/en/staff/steward/" in vetter.page
    assert "1 matter waits" in vetter.page
    assert "steward/" not in partner.page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "no address", "organization_name": "New"}, "email"),
        ({"email": "x@new.example"}, "organization"),
        ({"email": "x@new.example", "organization": "rubbish"}, "organization"),
        ({"email": "x@new.example", "organization": str(uuid4())}, "organization"),
        (
            {"email": "x@new.example", "organization_name": "N", "roles": ["queen"]},
            "roles",
        ),
    ],
)
def test_an_invitation_that_cannot_be_is_told_and_leaves_nothing(
    world, people, fields, field
):
    steward = browsers(people)["steward"]

    assert invite(steward, **fields) == 422

    assert f'data-field="{field}"' in steward.page
    assert f'value="{fields["email"]}"' in steward.page
    with world.database.read() as work:
        names = set(work.scalars(select(Organization.name)))
    assert names == {"Haven", "Other", "Third"}


def test_a_member_whose_membership_was_ended_is_nobody_at_once(people):
    steward, _, vetter, partner = browsers(people).values()
    member, _ = people["partner"]
    membership = member.actor().membership_id
    assert vetter.post(f"/en/staff/members/{membership}/end") == 404
    steward.get("/en/staff/members/")

    assert steward.post(f"/en/staff/members/{membership}/end") == 303

    assert partner.get("/en/staff/") == 401
    assert steward.post(f"/en/staff/members/{membership}/end") == 404


def test_power_that_nobody_approved_is_refused_by_the_schema(world, people):
    member, _ = people["partner"]
    grant = {"membership_id": member.actor().membership_id, "role": Role.VETTER}
    moment = world.clock.moment

    for origin, more in [
        (Origin.MEMBER, {}),
        (Origin.APPROVAL, {}),
        (Origin.APPROVAL, {"approval_id": uuid4(), "approved_by": uuid4()}),
        (Origin.APPROVAL, {"approval_id": uuid4()}),
    ]:
        row = RoleGrant(**grant, origin=origin, granted_at=moment, **more)
        with pytest.raises(IntegrityError), world.database.write() as work:
            work.add(row)


def test_a_member_without_power_gets_a_new_way_in_from_a_steward(people):
    steward, _, vetter, partner = browsers(people).values()
    member, _ = people["partner"]
    where = f"/en/staff/members/{member.actor().membership_id}/reset"
    assert vetter.post(where) == 404
    steward.get("/en/staff/members/")

    assert steward.post(where) == 303

    assert steward.get("/en/staff/members/invited") == 200
    assert "/en/staff/join/" in steward.page
    assert partner.get("/en/staff/") == 401
    assert partner.sign_in(member) == 303
    assert partner.get("/en/staff/") == 401


def test_the_way_in_of_a_vetter_is_renewed_by_two_alone(world, people, open_browser):
    steward, colleague, vetter, _ = browsers(people).values()
    member, _ = people["vetter"]
    own, _ = people["steward"]
    steward.get("/en/staff/members/")
    where = "/en/staff/members/{}/reset"
    assert steward.post(where.format(own.actor().membership_id)) == 403

    assert steward.post(where.format(member.actor().membership_id)) == 303

    assert steward.location == "/en/staff/steward/"
    assert vetter.get("/en/staff/") == 200
    [key] = rows(steward)
    assert decide(vetter, key) == 403
    assert decide(steward, key) == 303
    assert decide(colleague, key) == 409
    assert vetter.get("/en/staff/") == 200
    other = world.joined("v@fourth.example", world.organization("D"), [Role.VETTER])
    second = open_browser()
    second.sign_in(other)
    assert decide(second, key) == 303

    assert vetter.get("/en/staff/") == 401
    assert second.get("/en/staff/members/invited") == 200
    assert "/en/staff/join/" in second.page
