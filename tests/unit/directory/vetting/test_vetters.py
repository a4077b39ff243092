import pytest

from directory.errors import InvalidInputError
from directory.vetting.vetters import Vetters, read_vetters


def test_nobody_vets_without_an_address():
    assert read_vetters(()) is None


def test_two_people_of_two_organizations_may_vet():
    vetters = read_vetters(("A@One.example", "b@two.example"))

    assert vetters == Vetters(
        "a@one.example", "one.example", "b@two.example", "two.example"
    )


@pytest.mark.parametrize(
    "addresses",
    [
        ("a@one.example",),
        ("a@one.example", "b@two.example", "c@three.example"),
        ("a@one.example", "b@one.example"),
        ("a@one.example", "b@ONE.example"),
        ("a@one.example", "b@mail.one.example"),
        ("a@mail.one.example", "b@one.example"),
        ("a@one.example", "nobody"),
        ("", "b@two.example"),
    ],
)
def test_others_may_not(addresses):
    with pytest.raises(InvalidInputError) as refused:
        read_vetters(addresses)

    assert refused.value.field == "vetted_by"
    assert str(refused.value).endswith(".")


def test_a_name_that_only_ends_alike_is_another_organization():
    assert read_vetters(("a@one.example", "b@someone.example")) is not None
