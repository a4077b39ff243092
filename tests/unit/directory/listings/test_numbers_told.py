from uuid import UUID

import pytest

from directory.listings.field_visibility import DEFAULT_TIERS, Gate
from directory.listings.models import Contact, Phone
from directory.listings.numbers_told import (
    seen_contacts,
    seen_phones,
)
from directory.listings.vocabulary import ListingField, Visibility

EVERYBODY = Gate(DEFAULT_TIERS, Visibility.PUBLIC)
PARTNERS = Gate(DEFAULT_TIERS, Visibility.PARTNER)
NOBODY = Gate(dict.fromkeys(ListingField, Visibility.NAMED), Visibility.PUBLIC)


def phone(number="+93701234567", **changed):
    facts = {"extension": "", "type": "", "description": ""}
    facts["visibility"] = Visibility.PUBLIC
    return Phone(number=number, **facts | changed)


def contact(**changed):
    facts = {"name": "", "title": "", "department": "", "email": ""}
    return Contact(**facts | {"visibility": Visibility.PARTNER} | changed)


@pytest.mark.parametrize(
    ("gate", "names"), [(EVERYBODY, []), (PARTNERS, ["open", "partner"])]
)
def test_people_are_named_by_group_and_by_row(gate, names):
    rows = [
        contact(name="open"),
        contact(name="partner", visibility=Visibility.PARTNER),
        contact(name="hidden", visibility=Visibility.NAMED),
    ]

    assert [row.name for row in seen_contacts(rows, gate)] == names


def test_the_phone_of_a_hidden_person_is_hidden_too():
    shown, hidden = UUID(int=1), UUID(int=2)
    rows = [
        phone("1", visibility=Visibility.PUBLIC),
        phone("2", visibility=Visibility.PUBLIC, contact_id=shown),
        phone("3", visibility=Visibility.PUBLIC, contact_id=hidden),
        phone("4", visibility=Visibility.REFERRER),
    ]

    seen = seen_phones(rows, [shown], EVERYBODY)

    assert [row.number for row in seen] == ["1", "2"]
    assert seen_phones(rows, [shown], NOBODY) == []
