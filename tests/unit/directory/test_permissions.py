from dataclasses import replace
from types import SimpleNamespace
from uuid import UUID

import pytest

from directory.permissions import (
    PERMISSION_MAP,
    Actor,
    Permission,
    Role,
    permits,
)
from tests.support.actors import actor

OWN, OTHER = UUID(int=1), UUID(int=2)
SIGNED_IN = {
    Permission.ACCOUNT_SEE,
    Permission.LISTING_SEE_AS_MEMBER,
    Permission.MEMBER_LIST,
}
POWERS = {
    Role.PARTNER: set(),
    Role.CASEWORKER: set(),
    Role.DUTY: set(),
    Role.VETTER: {
        Permission.LISTING_SEE_AS_REFERRER,
        Permission.LISTING_VET,
        Permission.POWER_APPROVE,
    },
    Role.STEWARD: {
        Permission.LISTING_SEE_AS_REFERRER,
        Permission.MEMBER_END,
        Permission.MEMBER_INVITE,
        Permission.POWER_APPROVE,
    },
    Role.AUDITOR: {Permission.AUDIT_READ},
}


def granted(who: Actor | None, subject=None) -> set[Permission]:
    subject = subject or SimpleNamespace(user_id=OTHER, organization_id=OTHER)
    return {each for each in Permission if permits(who, each, subject)}


def test_every_permission_has_a_rule():
    assert set(PERMISSION_MAP) == set(Permission)


def test_nobody_may_do_anything():
    assert granted(None) == set()


@pytest.mark.parametrize("role", Role)
def test_a_role_gives_what_it_is_for_and_no_more(role):
    assert granted(actor(role)) == SIGNED_IN | POWERS[role]


def test_what_is_hers_and_her_colleagues_is_known_by_the_subject():
    partner = replace(actor(Role.PARTNER), user_id=OWN, organization_id=OWN)
    hers = SimpleNamespace(user_id=OWN, organization_id=OTHER)
    theirs = SimpleNamespace(user_id=OTHER, organization_id=OWN)

    assert granted(partner, hers) - SIGNED_IN == {Permission.ACCOUNT_KEEP}
    assert granted(partner, theirs) - SIGNED_IN == {Permission.MEMBER_END}
