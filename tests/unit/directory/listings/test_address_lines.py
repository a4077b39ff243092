from directory.listings.address_lines import door_lines, postal_lines
from directory.listings.models import Address
from directory.listings.vocabulary import LocationType


def address(kind, **lines):
    empty = dict.fromkeys(
        ("attention", "address_2", "region", "state_province", "postal_code"), ""
    )
    return Address(address_type=kind, **(empty | lines))


def test_a_box_of_the_post_is_no_door():
    box = address(
        LocationType.POSTAL, address_1="P.O. Box 1", city="Kampala", country="UG"
    )
    door = address(
        LocationType.PHYSICAL, address_1="Example Road 1", city="Gulu", country="UG"
    )

    assert door_lines([box, door]) == ("Example Road 1", "Gulu", "UG")
    assert postal_lines([box, door]) == ("P.O. Box 1", "Kampala", "UG")
