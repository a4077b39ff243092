import pytest

from directory.site.kinds import all_kinds, urgent_needs
from seed_data.taxonomy import children, load_taxonomy

pytestmark = pytest.mark.usefixtures("reading")


def test_every_need_can_be_found_by_browsing():
    kinds = all_kinds()

    codes = [choice.value for kind in kinds for choice in kind.needs]
    assert sorted(kind.code for kind in kinds) == sorted(
        term.code for term in children()
    )
    assert sorted(codes) == sorted(load_taxonomy())
    assert all(kind.needs[0].value == kind.code for kind in kinds)


def test_what_cannot_wait_comes_first():
    first = [need.value for need in urgent_needs()]

    assert first == ["emergency", "shelter", "medical", "legal", "fund", "mhpss"]
    assert [kind.code for kind in all_kinds()][:6] == first
