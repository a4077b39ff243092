"""Every address of members, for every role, with what is hers and what is not."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text

from directory.accounts.approvals import Wish, ask
from directory.accounts.members import memberships_of
from directory.accounts.models import Authenticator, UserSession
from directory.accounts.vocabulary import Act
from directory.database import Base
from directory.permissions import Role
from tests.support.loading import load_into
from tests.support.pages import LISTING_ID
from tests.support.records import service

EVERYBODY = {
    "staff.sign_in",
    "staff.give_passphrase",
    "staff.second_factor",
    "staff.give_factor",
    "staff.join",
    "staff.give_name",
    "staff.second_factor_to_add",
    "staff.give_first_code",
}
ALL = set(Role)
# Who may: any member of a role; a thing of one's own, where there is such a thing.
MAY = {
    "staff.home": ALL,
    "staff.account": ALL,
    "staff.choose": ALL,
    "staff.renew": ALL,
    "staff.passphrase": ALL,
    "staff.new_passphrase": ALL,
    "staff.end_other_sessions": ALL,
    "staff.add_security_key": ALL,
    "staff.codes_on_paper": ALL,
    "staff.written_down": ALL,
    "staff.sign_out": ALL,
    "staff.lock": ALL,
    "staff.search": ALL,
    "staff.found": ALL,
    "staff.answer": ALL,
    "staff.listing": ALL,
    "staff.members": ALL,
    "staff.invited": ALL,
    "staff.handed_over": ALL,
    "staff.invite": {Role.STEWARD},
    "staff.send_invitation": {Role.STEWARD},
    "staff.steward": {Role.STEWARD, Role.VETTER},
    "staff.decide": {Role.STEWARD, Role.VETTER},
    "staff.audit": {Role.AUDITOR},
}
# Of one's own, and of others.
OWN = {
    "staff.end_session_of_mine": (ALL, set()),
    "staff.end_factor_of_mine": (ALL, set()),
    "staff.renew_way_in": (set(), {Role.STEWARD}),
    "staff.end_member": ({Role.PARTNER, Role.STEWARD}, {Role.STEWARD}),
}
REFUSED = {403, 404}


def routes(app):
    """Return method, endpoint and rule of each address of members."""
    return sorted(
        (method, rule.endpoint, rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/<language>/staff")
        for method in rule.methods & {"GET", "POST"}
    )


@pytest.fixture
def town(world, open_browser):
    """Return a member of each role in one organization, and a stranger's things."""
    load_into(world.database, service("a", "shelter"))
    haven, other = world.organization("Haven"), world.organization("Other")
    people = {}
    for role in Role:
        member = world.joined(f"{role}@haven.example", haven, [role])
        browser = open_browser()
        assert browser.sign_in(member) == 303
        people[role] = member, browser
    stranger = world.joined("stranger@other.example", other)
    with world.database.write() as work:
        wish = Wish(Act.GRANT_ROLE, uuid4(), stranger.user_id, Role.VETTER)
        approval = ask(work, wish).id
    return people, stranger, approval


def things_of(world, member):
    """Return the ids of a session, a factor and a membership of somebody."""
    with world.database.read() as work:
        mine = select(UserSession.id).where(UserSession.user_id == member.user_id)
        factor = select(Authenticator.id).where(Authenticator.user_id == member.user_id)
        return {
            "session_id": work.scalars(mine).first().hex(),
            "factor_id": str(work.scalars(factor).first()),
            "membership_id": str(memberships_of(work, member.user_id)[0].id),
        }


def address(rule, values):
    """Return the address of a rule with values in it."""
    path = rule
    for name, value in {"language": "en", "token": "x", **values}.items():
        path = path.replace(f"<{name}>", str(value))
    assert "<" not in path
    return path


def rows_of(world):
    """Return all that the database holds, but who is here and what was tried."""
    with world.database.read() as work:
        return {
            name: sorted(map(repr, work.execute(text(f'SELECT * FROM "{name}"'))))  # noqa: S608
            for name in Base.metadata.tables
            if name not in ("user_session", "attempt")
        }


def test_every_address_is_in_one_table(app):
    endpoints = {endpoint for _method, endpoint, _rule in routes(app)}

    assert endpoints == EVERYBODY | set(MAY) | set(OWN)
    assert len(EVERYBODY) + len(MAY) + len(OWN) == len(endpoints)


def test_nobody_gets_past_the_door(app, world, open_browser):
    values = {"listing_id": LISTING_ID, "approval_id": uuid4(), "session_id": "00"}
    values |= {"factor_id": uuid4(), "membership_id": uuid4()}
    browser = open_browser()
    got = {}
    for method, endpoint, rule in routes(app):
        browser.get("/en/staff/sign-in")
        ask_for = browser.get if method == "GET" else browser.post
        got[method, endpoint] = ask_for(address(rule, values))

    inside = {key: status for key, status in got.items() if key[1] not in EVERYBODY}
    assert set(inside.values()) == {401}
    assert all(status < 500 for status in got.values())


def test_every_role_opens_what_is_for_it_and_nothing_else(app, world, town):
    people, stranger, approval = town
    common = {"listing_id": LISTING_ID, "approval_id": approval}
    wrong = []
    for method, endpoint, rule in routes(app):
        if endpoint in EVERYBODY or endpoint in ("staff.sign_out", "staff.lock"):
            continue
        for role, (member, browser) in people.items():
            foreign = {**common, **things_of(world, stranger)}
            own = {**common, **things_of(world, member)}
            mine, others = OWN.get(endpoint, (MAY.get(endpoint), MAY.get(endpoint)))
            for values, may in ((foreign, role in others), (own, role in mine)):
                if endpoint == "staff.end_member" and values is own:
                    continue  # she would be nobody afterwards
                browser.get("/en/staff/")
                ask_for = browser.get if method == "GET" else browser.post
                with_rollback = address(rule, values)
                if may and method == "POST" and endpoint in OWN:
                    continue  # done by tests of their own
                status = ask_for(with_rollback)
                if (status in REFUSED) is may and not (may and status == 404):
                    wrong.append((role, method, endpoint, status))
                assert status < 500

    assert wrong == []


@pytest.mark.parametrize("token", ["", "of a stranger", "none"])
def test_a_form_without_her_token_changes_nothing(app, world, town, token):
    people, stranger, approval = town
    common = {"listing_id": LISTING_ID, "approval_id": approval}
    _member, thief = people[Role.CASEWORKER]
    thief.get("/en/staff/")
    sent = {"": "", "of a stranger": thief.token, "none": None}[token]
    before = rows_of(world)
    got = set()
    for method, _endpoint, rule in routes(app):
        if method == "GET":
            continue
        for role in (Role.STEWARD, Role.PARTNER):
            member, browser = people[role]
            values = {**common, **things_of(world, member)}
            fields = {} if sent is None else {"csrf_token": sent}
            got.add(browser.client.post(address(rule, values), data=fields).status_code)

    assert got == {400}
    assert rows_of(world) == before
