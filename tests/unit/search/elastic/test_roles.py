"""A key may do what its role needs, and a service's key can read no old index."""

import pytest

from search.elastic.roles import (
    INDICES,
    ROLES,
    WRITTEN,
    Grant,
    Role,
    grants_of,
    matches,
)


@pytest.mark.parametrize(
    ("pattern", "index", "meant"),
    [
        ("panah-listings", "panah-listings", True),
        ("panah-listings", "panah-listings-1-000001", False),
        ("panah-listings*", "panah-listings", True),
        ("panah-listings*", "panah-listings-1-000001", True),
        ("panah-listings*", "panah-members", False),
        ("panah-listings", "panah-listing", False),
        ("*", "another", True),
    ],
)
def test_a_name_of_a_role_means_itself_or_what_begins_so(pattern, index, meant):
    assert matches(pattern, index) is meant


@pytest.mark.parametrize(
    ("role", "grants"),
    [
        (Role.FINDER, {Grant("read", "panah-listings")}),
        (Role.MEMBERS, {Grant("read", "panah-members")}),
        (
            Role.WORKER,
            {Grant("cluster:monitor/main")}
            | {Grant(act, "panah-listings") for act in WRITTEN}
            | {Grant(act, "panah-members") for act in WRITTEN},
        ),
    ],
)
def test_a_service_may_do_this_and_nothing_else(role, grants):
    assert grants_of(role) == grants


def test_the_operator_reaches_every_index_of_ours_and_no_other():
    held = grants_of(Role.OPERATOR)

    assert {grant.index for grant in held} == {"", *INDICES} - {"another"}
    assert {grant.act for grant in held if not grant.index} == set(
        ROLES[Role.OPERATOR]["cluster"]
    )
