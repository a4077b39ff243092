"""Names of others keep their order on pages that are read from right to left."""

import pytest

from directory.permissions import Role

NAME = "Mission of Exampleland (north)"


@pytest.mark.parametrize(
    ("language", "shown"),
    [("ar", f'<bdi lang="en">{NAME}</bdi>'), ("fr", f"<bdi>{NAME}</bdi>")],
)
def test_the_name_of_an_organization_is_one_piece(world, browser, language, shown):
    roles = [Role.STEWARD]
    member = world.joined("amina@haven.example", world.organization(NAME), roles)
    browser.sign_in(member)

    for page in ("account/", "members/"):
        assert browser.get(f"/{language}/staff/{page}") == 200
        assert shown in browser.page
