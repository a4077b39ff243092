from uuid import UUID

import pytest

from directory.listings.channels import (
    Channel,
    channels_of,
    mail_channels,
    phone_channels,
    seen_contacts,
    seen_phones,
    spelling_of,
    stated_channels,
    web_channels,
)
from directory.listings.field_visibility import DEFAULT_TIERS, Gate
from directory.listings.models import Contact, Organization, Phone, Service, Url
from directory.listings.parts import Parts
from directory.listings.vocabulary import ListingField, Visibility

EVERYBODY = Gate(DEFAULT_TIERS, Visibility.PUBLIC)
PARTNERS = Gate(DEFAULT_TIERS, Visibility.PARTNER)
NOBODY = Gate(dict.fromkeys(ListingField, Visibility.NAMED), Visibility.PUBLIC)
OWN = Organization(email="all@tree.example", website="https://tree.example/")


def phone(number="+93701234567", **changed):
    facts = {"extension": "", "type": "", "description": ""}
    return Phone(number=number, **facts | changed)


def contact(**changed):
    facts = {"name": "", "title": "", "department": "", "email": ""}
    return Contact(**facts | {"visibility": Visibility.PUBLIC} | changed)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("phone", "+44 20 7946 0234"), ("phone", "+442079460234"), True),
        (("phone", "+44 (0)20-7946"), ("phone", "+440207946"), True),
        (("phone", "+44 20 7946 0234"), ("sms", "+442079460234"), False),
        (("phone", "+44 20 7946 0234"), ("phone", "+44 20 7946 0235"), False),
        (("signal", "a.01"), ("signal", "b.01"), False),
        (("email", "a1@one.example"), ("email", "b1@one.example"), False),
        (("panah", ""), ("panah", ""), True),
    ],
)
def test_a_number_is_one_however_it_is_written(one, other, same):
    assert (spelling_of(Channel(*one)) == spelling_of(Channel(*other))) is same


@pytest.mark.parametrize(
    ("kind", "channels"),
    [
        ("", [Channel("phone", "+93701234567")]),
        ("voice", [Channel("phone", "+93701234567")]),
        ("TEXT", [Channel("sms", "+93701234567")]),
        ("sms", [Channel("sms", "+93701234567")]),
        ("WhatsApp", [Channel("whatsapp", "+93701234567")]),
        ("signal", [Channel("signal", "+93701234567")]),
        ("telegram", [Channel("telegram", "+93701234567")]),
        ("textphone", [Channel("phone", "+93701234567")]),
        ("fax", []),
        ("Pager", []),
    ],
)
def test_a_number_is_told_as_what_answers_there(kind, channels):
    assert phone_channels([phone(type=kind)]) == channels


def test_an_extension_is_told_and_not_dialled():
    told = phone_channels([phone(extension="12", description="at night")])

    assert told == [Channel("phone", "+93701234567 12", "at night", "12")]


@pytest.mark.parametrize(
    ("gate", "channels"),
    [
        (
            EVERYBODY,
            [
                Channel("email", "own@tree.example"),
                Channel("email", "law@tree.example", "Law desk"),
                Channel("email", "head@tree.example", "Head"),
                Channel("email", "zan@tree.example", "Zan"),
            ],
        ),
        (NOBODY, []),
    ],
)
def test_desks_are_told_by_what_they_do_before_who_sits_there(gate, channels):
    people = [
        contact(
            department="Law desk", title="Head", name="Zan", email="law@tree.example"
        ),
        contact(title="Head", name="Zan", email="head@tree.example"),
        contact(name="Zan", email="zan@tree.example"),
        contact(name="Without mail"),
    ]

    assert mail_channels("own@tree.example", people, gate) == channels


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://tree.example/", "website"),
        ("http://www.tree.example/", "website"),
        ("HTTPS://TREE.example", "website"),
        ("http://treetreetree.onion/", "onion"),
        ("https://wa.me/93701234567", "whatsapp"),
        ("https://api.whatsapp.com/send", "whatsapp"),
        ("https://signal.me/#p/+93701234567", "signal"),
        ("https://www.t.me/tree", "telegram"),
        ("https://t.me.evil.example/tree", "website"),
        ("https://evil.example/t.me", "website"),
        ("https://onion.example/", "website"),
    ],
)
def test_an_address_is_told_as_where_it_leads(url, kind):
    assert web_channels(url, EVERYBODY) == [Channel(kind, url)]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "tree.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://tree.example/",
        "https:///nowhere",
        "https://[",
        "//tree.example",
    ],
)
def test_what_leads_nowhere_we_link_to_is_no_channel(url):
    assert web_channels(url, EVERYBODY) == []


@pytest.mark.parametrize(
    ("stated", "gate", "channels"),
    [
        (("whatsapp", "+93701"), EVERYBODY, [Channel("whatsapp", "+93701")]),
        (("whatsapp", ""), EVERYBODY, []),
        (("whatsapp", "+93701"), NOBODY, []),
        (("panah", ""), EVERYBODY, [Channel("panah", "")]),
        (("in_person", "1 Street"), EVERYBODY, [Channel("in_person", "")]),
        (("in_person", "1 Street"), PARTNERS, [Channel("in_person", "1 Street")]),
        (
            ("web_form", "https://tree.example/form"),
            EVERYBODY,
            [Channel("web_form", "https://tree.example/form")],
        ),
        (("web_form", "https://tree.example/form"), NOBODY, []),
        (("web_form", "javascript:alert(1)"), EVERYBODY, []),
        (("onion", "tree"), EVERYBODY, []),
        (("pigeon", "north tower"), EVERYBODY, []),
    ],
)
def test_what_attributes_state_is_told_as_far_as_it_may_be(stated, gate, channels):
    assert list(stated_channels([stated], gate)) == channels


def test_channels_are_told_once_in_the_order_of_haste():
    service = Service(email="", url="", organization=OWN)
    parts = Parts(
        phones=[phone("+93 70 1234567"), phone("+93202", type="sms")],
        urls=[
            Url(url="http://tree.onion/", label="safer"),
            Url(url="https://tree.example/", label="again"),
        ],
    )

    told = channels_of(service, parts, [("phone", "+93701234567")], EVERYBODY)

    assert told == (
        Channel("phone", "+93 70 1234567"),
        Channel("sms", "+93202"),
        Channel("email", "all@tree.example"),
        Channel("website", "https://tree.example/"),
        Channel("onion", "http://tree.onion/", "safer"),
    )


def test_what_a_service_has_of_its_own_stands_for_what_its_organization_has():
    service = Service(
        email="desk@tree.example", url="https://tree.example/desk", organization=OWN
    )

    told = channels_of(service, Parts(), (), EVERYBODY)

    assert told == (
        Channel("email", "desk@tree.example"),
        Channel("website", "https://tree.example/desk"),
    )


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
