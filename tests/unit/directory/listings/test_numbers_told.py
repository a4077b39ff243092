from uuid import UUID

import pytest

from directory.listings.facts import StatedChannel
from directory.listings.field_visibility import DEFAULT_TIERS, Gate
from directory.listings.models import Contact, Phone
from directory.listings.numbers_told import (
    is_public_desk,
    seen_contacts,
    seen_phones,
    told_phones,
)
from directory.listings.parts import Parts
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


DESK = contact(id=UUID(int=1), title="Intake desk")
PERSON = contact(id=UUID(int=2), name="Zan", title="Intake desk")
OF_DESK = phone("1111", id=UUID(int=11), contact_id=DESK.id)
OF_PERSON = phone("2222", id=UUID(int=12), contact_id=PERSON.id)
OF_OWNER = phone("3333", id=UUID(int=13))
OWN = phone("4444", id=UUID(int=14))
HIDDEN = phone("5555", id=UUID(int=15), visibility=Visibility.PARTNER)
HIDDEN_OF_DESK = phone(
    "6666", id=UUID(int=16), contact_id=DESK.id, visibility=Visibility.PARTNER
)
FAX = phone("7777", id=UUID(int=17), type="fax")


@pytest.mark.parametrize(
    ("phones", "of_owner", "stated", "everybody", "partners"),
    [
        ([OWN, OF_DESK, OF_PERSON], [OF_OWNER], (), "4444", "4444 1111 2222"),
        ([OF_DESK, OF_PERSON], [OF_OWNER], (), "1111", "1111 2222"),
        ([OF_PERSON], [OF_OWNER], (), "3333", "2222 3333"),
        ([FAX, OF_PERSON], [OF_OWNER], (), "7777 3333", "7777 2222 3333"),
        # What somebody hid is not answered by telling something else.
        ([HIDDEN, OF_DESK], [OF_OWNER], (), "", "5555 1111"),
        ([HIDDEN_OF_DESK], [OF_OWNER], (), "3333", "6666 3333"),
        (
            [OF_DESK],
            [OF_OWNER],
            [StatedChannel(kind="signal", address="a.01")],
            "",
            "1111",
        ),
        (
            [OF_DESK],
            [OF_OWNER],
            [StatedChannel(kind="phone", address="n/a")],
            "1111",
            "1111",
        ),
        ([], [FAX], (), "7777", "7777"),
    ],
)
def test_nobody_sees_less_than_a_stranger_nor_a_stranger_a_person(
    phones, of_owner, stated, everybody, partners
):
    parts = Parts(phones=phones, contacts=[DESK, PERSON], organization_phones=of_owner)

    told = {
        name: " ".join(
            row.number
            for row in told_phones(
                parts, seen_contacts(parts.contacts, gate), stated, gate
            )
        )
        for name, gate in (("everybody", EVERYBODY), ("partners", PARTNERS))
    }

    assert told == {"everybody": everybody, "partners": partners}
    assert told_phones(parts, [], stated, NOBODY) == []


@pytest.mark.parametrize(
    ("changed", "gate", "public"),
    [
        ({"title": "Reception"}, EVERYBODY, True),
        ({"title": "Reception"}, NOBODY, False),
        ({"title": "Reception", "visibility": Visibility.NAMED}, EVERYBODY, False),
        ({"title": "Reception", "visibility": Visibility.PUBLIC}, EVERYBODY, True),
        ({"department": "Women"}, EVERYBODY, True),
        ({"title": "پذیرش"}, EVERYBODY, True),
        ({"title": "استقبال"}, EVERYBODY, True),
        ({"title": "Accueil et écoute"}, EVERYBODY, True),
        ({"title": "Recepción"}, EVERYBODY, True),
        ({"name": "Front desk"}, EVERYBODY, True),
        ({"name": "Amina", "title": "Front desk"}, EVERYBODY, False),
        ({"title": "Amina"}, EVERYBODY, False),
        ({"title": "Office manager"}, EVERYBODY, False),
        ({"title": "Directrice, accueil"}, EVERYBODY, False),
        ({"title": "مدیر دفتر"}, EVERYBODY, False),
        ({"title": "رئيسة المكتب"}, EVERYBODY, False),
        ({}, EVERYBODY, False),
    ],
)
def test_a_desk_is_what_is_surely_no_person(changed, gate, public):
    assert is_public_desk(contact(**changed), gate) is public
