from types import SimpleNamespace

import pytest

from directory.permissions import PERMISSION_MAP, Permission, permits

ANONYMOUS = SimpleNamespace(is_authenticated=False, role="vetter", organization_id=None)
VETTER = SimpleNamespace(is_authenticated=True, role="vetter", organization_id=None)
CASEWORKER = SimpleNamespace(is_authenticated=True, role="caseworker")


def test_every_permission_has_a_rule():
    assert set(PERMISSION_MAP) == set(Permission)


@pytest.mark.parametrize(
    ("actor", "allowed"), [(ANONYMOUS, False), (CASEWORKER, False), (VETTER, True)]
)
def test_only_a_vetter_who_is_signed_in_vets(actor, allowed):
    assert permits(actor, Permission.LISTING_VET) is allowed
