from dataclasses import replace
from uuid import UUID

import pytest

from directory.listings.channels import (
    Channel,
    channels_of,
    mail_channels,
    phone_channels,
    spelling_of,
    stated_channels,
    web_channels,
)
from directory.listings.facts import StatedChannel
from directory.listings.field_visibility import DEFAULT_TIERS, Gate
from directory.listings.models import (
    Contact,
    Organization,
    Phone,
    Service,
    SpokenLanguage,
    Url,
)
from directory.listings.parts import Parts
from directory.listings.vocabulary import ListingField, Visibility

EVERYBODY = Gate(DEFAULT_TIERS, Visibility.PUBLIC)
PARTNERS = Gate(DEFAULT_TIERS, Visibility.PARTNER)
NOBODY = Gate(dict.fromkeys(ListingField, Visibility.NAMED), Visibility.PUBLIC)
CALLED = Channel("phone", "+93701234567", link="tel:+93701234567")
TEXTED = Channel("sms", "+93701234567", link="sms:+93701234567")
WRITTEN = Channel("whatsapp", "+93701234567", link="https://wa.me/93701234567")
SIGNALLED = Channel("signal", "+93701234567", link="https://signal.me/#p/+93701234567")
OWN = Organization(email="all@tree.example", website="https://tree.example/")


def phone(number="+93701234567", **changed):
    facts = {"extension": "", "type": "", "description": ""}
    return Phone(number=number, **facts | changed)


def letter(address, note=""):
    return Channel("email", address, note, link=f"mailto:{address}")


def page(kind, address, note=""):
    return Channel(kind, address, note, link=address)


def contact(**changed):
    facts = {"name": "", "title": "", "department": "", "email": ""}
    return Contact(**facts | {"visibility": Visibility.PUBLIC} | changed)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("phone", "+44 20 7946 0234"), ("phone", "+442079460234"), True),
        (("phone", "+44 (0)20 7946-0234"), ("phone", "+442079460234"), True),
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
        ("", [CALLED]),
        ("voice", [CALLED]),
        ("Cell", [CALLED]),
        ("Hotline", [replace(CALLED, note="Hotline")]),
        ("Voice/TTY", [replace(CALLED, note="Voice/TTY")]),
        ("Tel & Fax", [replace(CALLED, note="Tel & Fax")]),
        ("TEXT", [TEXTED]),
        ("sms", [TEXTED]),
        ("WhatsApp", [WRITTEN]),
        ("signal", [SIGNALLED]),
        ("telegram", [Channel("telegram", "+93701234567")]),
        ("textphone", [Channel("textphone", "+93701234567")]),
        ("TTY phone", [Channel("textphone", "+93701234567")]),
        ("TDD", [Channel("textphone", "+93701234567")]),
        ("Téléscripteur", [Channel("textphone", "+93701234567")]),
        ("Téléphone texte", [Channel("textphone", "+93701234567")]),
        ("رقم الواتس", [WRITTEN]),
        (
            "Signal/WhatsApp",
            [replace(WRITTEN, note="Signal/WhatsApp")],
        ),
        ("video call", [Channel("video", "+93701234567")]),
        ("What's App", [WRITTEN]),
        ("واتس‌اپ", [WRITTEN]),
        ("fax", [Channel("fax", "+93701234567")]),
        ("Télécopie", [Channel("fax", "+93701234567")]),
        ("فاكس", [Channel("fax", "+93701234567")]),
        ("Pager", [Channel("pager", "+93701234567")]),
    ],
)
def test_a_number_is_told_as_what_answers_there(kind, channels):
    assert phone_channels([phone(type=kind)]) == channels


def test_a_short_note_names_what_answers_where_the_kind_does_not():
    rows = [phone(description="Fax"), phone(type="voice", description="TTY line")]

    told = phone_channels([*rows, phone(description="not a fax, ask for the desk")])

    assert [channel.kind for channel in told] == ["fax", "textphone", "phone"]


@pytest.mark.parametrize(
    ("number", "extension", "told"),
    [
        (
            "+93701234567",
            "12",
            [("+93701234567", "12", "tel:+93701234567;ext=12")],
        ),
        (
            "070 123 4567 x12",
            "12",
            [("070 123 4567", "12", "tel:0701234567;ext=12")],
        ),
        ("070 123 4567 x5", "12", [("070 123 4567 x5", "12", "")]),
        (
            "0701234567 / 0701234568",
            "",
            [
                ("0701234567", "", "tel:0701234567"),
                ("0701234568", "", "tel:0701234568"),
            ],
        ),
        (
            "0701234567 / 0701234568",
            "12",
            [("0701234567 / 0701234568", "12", "")],
        ),
        ("*16#", "", [("*16#", "", "")]),
        ("javascript:1", "", [("javascript:1", "", "")]),
        ("https://wa.me/1", "", [("https://wa.me/1", "", "https://wa.me/1")]),
        ("https://evil.example/", "", [("https://evil.example/", "", "")]),
    ],
)
def test_each_number_is_one_channel_with_its_extension(number, extension, told):
    found = phone_channels([phone(number, extension=extension)])

    assert [(one.value, one.extension, one.link) for one in found] == told


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("070 123 4567", "tel:0701234567"),
        ("119", "tel:119"),
        ("+257 22 24 60 00", "tel:+25722246000"),
        ("070 123 4567 11", ""),
        ("1-800-555-0199", ""),
    ],
)
def test_what_no_number_of_the_country_can_be_is_not_dialled(number, link):
    (told,) = phone_channels([phone(number)], country="AF")

    assert told.link == link


def test_where_the_numbers_of_an_organization_are_nobody_knows():
    own = phone("1-800-555-0199", organization_id=UUID(int=1))

    (told,) = phone_channels([own], country="AF")

    assert told.link == "tel:18005550199"


def test_each_number_says_which_languages_answer_there():
    rows = [phone(id=UUID(int=1)), phone("119", id=UUID(int=2))]
    spoken = [
        SpokenLanguage(code="fa-AF", phone_id=UUID(int=1)),
        SpokenLanguage(code="ps", phone_id=UUID(int=1)),
        SpokenLanguage(code="en"),
    ]

    told = phone_channels(rows, spoken)

    assert [channel.languages for channel in told] == [("fa-AF", "ps"), ()]


@pytest.mark.parametrize(
    ("gate", "channels"),
    [
        (
            EVERYBODY,
            [
                letter("own@tree.example"),
                letter("law@tree.example", "Law desk"),
                letter("head@tree.example", "Head"),
                letter("zan@tree.example", "Zan"),
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
    link = url if url.startswith("http") else ""

    assert web_channels(url, EVERYBODY) == [Channel(kind, url, link=link)]


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
        (("fax", "+93701234567"), EVERYBODY, [Channel("fax", "+93701234567")]),
        (
            ("phone", "119 / +93 70 123 4567 x5"),
            EVERYBODY,
            [
                Channel("phone", "119", link="tel:119"),
                Channel(
                    "phone",
                    "+93701234567",
                    extension="5",
                    link="tel:+93701234567;ext=5",
                ),
            ],
        ),
        (
            ("phone", "*21*0612345678#"),
            EVERYBODY,
            [Channel("phone", "*21*0612345678#")],
        ),
        (("phone", "javascript:1"), EVERYBODY, [Channel("phone", "javascript:1")]),
        (("signal", "desk.01"), EVERYBODY, [Channel("signal", "desk.01")]),
        (("email", "a@b.example"), EVERYBODY, [letter("a@b.example")]),
        (("whatsapp", ""), EVERYBODY, []),
        (("whatsapp", "+93701"), NOBODY, []),
        (("panah", ""), EVERYBODY, []),  # asking through this site is not built
        (("in_person", "1 Street"), EVERYBODY, [Channel("in_person", "")]),
        (("in_person", "1 Street"), PARTNERS, [Channel("in_person", "1 Street")]),
        (
            ("web_form", "https://tree.example/form"),
            EVERYBODY,
            [page("web_form", "https://tree.example/form")],
        ),
        (("web_form", "https://tree.example/form"), NOBODY, []),
        (("web_form", "javascript:alert(1)"), EVERYBODY, []),
        (("onion", "tree"), EVERYBODY, []),
        (("pigeon", "north tower"), EVERYBODY, []),
    ],
)
def test_what_attributes_state_is_told_as_far_as_it_may_be(stated, gate, channels):
    kind, address = stated
    named = StatedChannel(kind=kind, address=address)

    assert list(stated_channels([named], gate)) == channels


def test_a_number_that_works_in_one_country_is_dialled_by_a_press_there_alone():
    stated = StatedChannel(kind="phone", address="1195", only_inside="KE")

    [channel] = stated_channels([stated], EVERYBODY)

    assert [channel.seen_from(country).link for country in (None, "UG", "KE")] == [
        "",
        "",
        "tel:1195",
    ]


def test_who_answers_is_told_of_the_channel():
    stated = StatedChannel(kind="phone", address="119", answered_by=("state",))

    [channel] = stated_channels([stated], EVERYBODY)

    assert (channel.answered_by, channel.link) == (("state",), "tel:119")
    assert channel.seen_from("KE") is channel


def test_channels_are_told_once_in_the_order_of_haste():
    named = StatedChannel(kind="phone", address="+93701234567")
    service = Service(email="", url="", organization=OWN)
    parts = Parts(
        phones=[
            phone("+93 70 1234567"),
            phone("+93202", type="sms"),
            phone("119"),
            phone("0701234567", description="first"),
            phone("070 123 4567"),
        ],
        urls=[
            Url(url="http://tree.onion/", label="safer"),
            Url(url="https://tree.example/", label="again"),
        ],
    )

    told = channels_of(service, parts, [named], EVERYBODY)

    assert told == (
        CALLED,
        Channel("phone", "119", link="tel:119"),
        Channel("phone", "0701234567", "first", link="tel:0701234567"),
        Channel("sms", "+93202"),
        letter("all@tree.example"),
        page("website", "https://tree.example/"),
        page("onion", "http://tree.onion/", "safer"),
    )


def test_what_a_service_has_of_its_own_stands_for_what_its_organization_has():
    service = Service(
        email="desk@tree.example", url="https://tree.example/desk", organization=OWN
    )

    told = channels_of(service, Parts(), (), EVERYBODY)

    assert told == (
        letter("desk@tree.example"),
        page("website", "https://tree.example/desk"),
    )
