"""What a publisher writes as a number, as the page, the sheet and the API tell it."""

import re
from html import unescape

import pytest

from directory.hsds.apply.without_channel import WITHOUT
from directory.hsds.draft.parts import MAYBE_A_PERSON
from directory.hsds.draft.phone_numbers import (
    NO_COUNTRY,
    NO_EXTENSION,
    NO_NUMBER,
    TWO_EXTENSIONS,
)
from directory.listings.models import Phone
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_address,
    an_id,
    attribute,
    everything,
    make_record,
    run_import,
)

LISTING = an_id(2001)
TEL = re.compile(
    r'<a href="(tel:[^"]*)"[^>]*><bdi dir="ltr" class="whole">([^<]*)</bdi></a>'
)


def a_phone(number, key=10, **changed):
    return {"id": an_id(key), "number": number} | changed


def owner(**changed):
    return make_record()["organization"] | changed


@pytest.fixture
def tell(sqlite, client):
    """Import one service of these phones, and return its notes, its API and page."""

    def told(*phones, reader="en", **changed):
        record = make_record(**{"url": "", "phones": list(phones)} | changed)
        report = run_import(sqlite, record, vetted_by=VETTERS)
        answer = client.get(f"/api/v1/listings/{LISTING}").get_json()
        page = client.get(f"/{reader}/listing/{LISTING}").text
        return [note.reason for note in report.notes], answer, page

    return told


def links_of(page):
    return [(link, unescape(shown)) for link, shown in TEL.findall(page)]


def digits(text):
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize(
    ("phone", "links"),
    [
        (
            a_phone("+256 414 000 000", extension=100),
            [("tel:+256414000000;ext=100", "+256 41 4000000")],
        ),
        (
            a_phone("0800 100 066 / 0800 100 067"),
            [
                ("tel:0800100066", "0800 100 066"),
                ("tel:0800100067", "0800 100 067"),
            ],
        ),
        (
            a_phone("+256 392 000001/2"),
            [
                ("tel:+256392000001", "+256 39 2000001"),
                ("tel:+256392000002", "+256 39 2000002"),
            ],
        ),
        (
            a_phone("\u202a+256 700 000 006\u202c"),
            [("tel:+256700000006", "+256 700 000006")],
        ),
        (
            a_phone("\u200e+256 700 000 005"),
            [("tel:+256700000005", "+256 700 000005")],
        ),
        (a_phone("۰۷۰ ۱۲۳ ۴۵۶۷"), [("tel:+93701234567", "+93 70 123 4567")]),
        (
            a_phone("070 123 4567\r\n070 123 4568"),
            [("tel:0701234567", "070 123 4567"), ("tel:0701234568", "070 123 4568")],
        ),
        (
            a_phone("۰۷۰ ۱۲۳ ۴۵۶۷ داخلی ۱۰۰"),
            [("tel:+93701234567;ext=100", "+93 70 123 4567")],
        ),
        (a_phone("119", type="Hotline"), [("tel:119", "119")]),
        (a_phone("070 123 4567¹"), []),
        (a_phone("070 123 4567 ext 5", extension=7), []),
        (a_phone("*21*0612345678#"), []),
        (a_phone("javascript:1"), []),
        (a_phone("<b>1"), []),
        (a_phone("%2A21"), []),
        (a_phone("*123#"), []),
        (a_phone("1-800-FLOWERS"), []),
        (a_phone("tel:863-1234;phone-context=+1-914-555"), []),
        (a_phone("070 123 4567 11"), []),
        (a_phone("+93 70 123 4567", type="TTY"), []),
        (a_phone("+93 70 123 4567", type="voice", description="textphone"), []),
        (a_phone("+93 70 123 4567 (fax)"), []),
        (a_phone("+93 70 123 4567", type="video"), []),
    ],
)
def test_a_press_dials_what_is_shown_or_nothing(tell, phone, links):
    _notes, answer, page = tell(phone)

    assert links_of(page) == links
    assert page.count('"tel:') == len(links)
    assert [one["link"] for one in answer["channels"] if one["link"]] == [
        link for link, _shown in links
    ]
    for link, shown in links:
        assert digits(link.partition(";")[0]) == digits(shown)


def test_what_cannot_be_dialled_is_told_as_it_was_typed(tell):
    _notes, answer, page = tell(a_phone("Call *16# or 0412/7 at night"))

    assert [one["value"] for one in answer["channels"]] == [
        "Call *16# or 0412/7 at night"
    ]
    assert "Call *16# or 0412/7 at night" in page


def test_no_browser_makes_links_of_digits_by_itself(tell):
    _notes, _answer, page = tell(a_phone("*16#"))

    assert '<meta name="format-detection" content="telephone=no">' in page


@pytest.mark.parametrize(
    ("phone", "notes"),
    [
        (a_phone("+93 70 123 4567"), []),
        (a_phone("119"), []),
        (a_phone("0701"), [NO_NUMBER]),
        (a_phone("020 7946 0234"), [NO_COUNTRY]),
        (a_phone("+93701234567 x5", extension=7), [TWO_EXTENSIONS]),
        (a_phone("+93701234567", extension=1.5), [NO_EXTENSION]),
        (a_phone("+93701234567", extension=10**12), [NO_EXTENSION]),
    ],
)
def test_an_import_says_which_number_to_look_at(tell, phone, notes):
    assert tell(phone)[0] == notes


def test_what_was_typed_is_stored_where_it_is_more_than_a_number(tell, sqlite):
    typed = ("070 123 4567 / 070 123 4568", "۱۱۹ شبانه‌روزی", "1-800-FLOWERS")

    tell(*(a_phone(text, key) for key, text in enumerate(typed, 20)))

    stored = {row.number for row in everything(sqlite, Phone)}
    assert stored == {typed[0], typed[2], "۱۱۹ شبانه‌روزی"}


@pytest.mark.parametrize(
    "countries", [("af", "pk"), ("af", "nowhere"), ("",), ("af", None)]
)
def test_a_number_gets_no_country_that_is_not_certain(tell, countries):
    places = [
        {
            "id": an_id(2001 + index),
            "location": {
                "id": an_id(3001 + index),
                "location_type": "physical",
                "addresses": [an_address(country=country)],
            },
        }
        if country is not None
        else {"id": an_id(2001 + index)}
        for index, country in enumerate(countries)
    ]

    _notes, answer, _page = tell(
        a_phone("070 123 4567"), service_at_locations=places, service_areas=[]
    )

    assert [one["link"] for one in answer["channels"]] == ["tel:0701234567"]


def test_each_number_says_what_answers_and_in_which_language(tell):
    kinds = {
        "voice": "phone", "text": "sms", "fax": "fax", "cell": "phone",
        "video": "video", "pager": "pager", "textphone": "textphone",
        "Hotline": "phone", "WhatsApp": "whatsapp", "TTY": "textphone",
    }  # fmt: skip
    phones = [
        a_phone(f"+25641400000{index}", 20 + index, type=kind)
        for index, kind in enumerate(kinds)
    ]
    phones[0]["languages"] = [{"id": an_id(50), "code": "fa-AF", "name": "Dari"}]
    phones[1]["languages"] = [{"id": an_id(51), "code": "en"}]

    _notes, answer, page = tell(*phones)

    told = [
        (one["value"], one["kind"])
        for one in (*answer["channels"], *answer["other_numbers"])
    ]
    assert sorted(told) == [
        (phone["number"], kind)
        for phone, kind in zip(phones, kinds.values(), strict=True)
    ]
    assert [one["languages"] for one in answer["channels"]][0] == ["fa-AF"]
    assert [link for link, _ in links_of(page)] == [
        "tel:+256414000000",
        "tel:+256414000003",
        "tel:+256414000007",
    ]
    for words in ("Textphone (TTY)", "Fax", "Pager", "Video phone", "Hotline"):
        assert words in page
    assert re.search(r"41 4000000</bdi></a></p>\s*<p>Speaks: Dari</p>", page)


def test_numbers_stand_in_the_order_of_their_publisher(tell):
    keys = (29, 21, 27, 23)
    phones = [a_phone(f"+9370123456{index}", key) for index, key in enumerate(keys)]

    _notes, answer, _page = tell(*phones)
    _notes, turned, _page = tell(*reversed(phones))

    values = [phone["number"] for phone in phones]
    assert [one["value"] for one in answer["channels"]] == values
    assert [one["value"] for one in turned["channels"]] == values[::-1]


def test_what_attributes_and_languages_say_is_in_the_order_of_their_publisher(tell):
    tags = ("sw", "fa-AF", "en", "ps")
    spoken = [{"id": an_id(50 - key), "code": tag} for key, tag in enumerate(tags)]
    facts = [
        attribute("channel", "panah-attributes", kind)
        | {"id": an_id(80 - key), "label": label}
        for key, (kind, label) in enumerate(
            [("phone", "119"), ("signal", "b.01"), ("phone", "117"), ("phone", "116")]
        )
    ]

    _notes, answer, _page = tell(a_phone("118", languages=spoken), attributes=facts)

    told = [(one["value"], one["languages"]) for one in answer["channels"]]
    assert told == [
        ("118", list(tags)),
        ("119", []),
        ("117", []),
        ("116", []),
        ("b.01", []),
    ]


DESK = {
    "id": an_id(60),
    "title": "Intake desk",
    "phones": [a_phone("+93701111111", 61)],
}
PERSON = {"id": an_id(62), "name": "Zan", "phones": [a_phone("+93702222222", 63)]}
OFFICER = {
    "id": an_id(64),
    "title": "Director",
    "phones": [a_phone("+93703333333", 65)],
}
UNKNOWN = {"id": an_id(66), "title": "Zan Gul", "phones": [a_phone("+93704444444", 67)]}
FAX = a_phone("+93705555555", 68, type="fax")
OWN, OF_OWNER = a_phone("+93706666666", 69), a_phone("+93707777777", 70)


@pytest.mark.parametrize(
    ("phones", "contacts", "of_owner", "desks_of_owner", "told"),
    [
        ([OWN], [DESK], [OF_OWNER], [], ["+93706666666"]),
        ([], [DESK], [OF_OWNER], [], ["+93701111111"]),
        ([FAX], [DESK], [], [], ["+93701111111"]),
        ([], [PERSON, OFFICER, UNKNOWN], [OF_OWNER], [], ["+93707777777"]),
        ([], [PERSON, OFFICER, UNKNOWN], [], [], []),
        ([], [PERSON], [], [DESK], ["+93701111111"]),
        ([], [], [], [PERSON, OFFICER], []),
        ([], [DESK | {"name": "Zan"}], [], [], []),
        ([], [DESK | {"name": "Women's legal aid desk"}], [], [], ["+93701111111"]),
        ([], [DESK | {"name": "The First"}], [], [], []),
        ([], [DESK | {"title": "Director, intake desk"}], [], [], []),
    ],
)
def test_where_it_has_no_number_its_desk_or_its_organization_is_called(
    tell, phones, contacts, of_owner, desks_of_owner, told
):
    organization = owner(phones=of_owner, contacts=desks_of_owner)

    notes, answer, page = tell(*phones, contacts=contacts, organization=organization)

    assert [one["value"] for one in answer["channels"]] == told
    assert (WITHOUT in notes) is (told == [])
    assert re.search("2222222|3333333|4444444", digits(page)) is None


def test_what_is_no_number_stands_for_none(tell):
    organization = owner(phones=[OF_OWNER])

    _notes, answer, _page = tell(
        a_phone("n/a"), a_phone("", 71), organization=organization
    )

    assert [one["value"] for one in answer["channels"]] == ["n/a", "+93707777777"]


def test_a_contact_that_may_be_a_person_is_named_to_whoever_imports(tell):
    notes, _answer, _page = tell(OWN, contacts=[UNKNOWN, DESK, PERSON])

    assert notes == [MAYBE_A_PERSON]


@pytest.mark.parametrize(
    ("changed", "noted"),
    [
        ({}, True),
        ({"phones": [FAX]}, True),
        ({"phones": [a_phone("n/a")]}, True),
        ({"phones": [a_phone("+93701234567", type="TTY")]}, False),
        ({"email": "a@b.example"}, False),
        ({"url": "https://help.example/"}, False),
        ({"organization": owner(website="https://help.example/")}, False),
        ({"attributes": [attribute("channel", "panah-attributes", "signal")]}, True),
        (
            {
                "attributes": [
                    attribute("channel", "panah-attributes", "signal")
                    | {"label": "desk.01"}
                ]
            },
            False,
        ),
        ({"service_at_locations": []}, True),
    ],
)
def test_a_listing_that_nobody_can_reach_is_noted(sqlite, changed, noted):
    record = make_record(**{"url": "", "phones": []} | changed)

    report = run_import(sqlite, record, vetted_by=VETTERS)

    assert (WITHOUT in [note.reason for note in report.notes]) is noted


def test_an_organization_that_is_only_named_is_asked_as_it_is_stored(sqlite):
    first = make_record(1, organization=owner(phones=[OF_OWNER]), url="")
    second = make_record(2, url="", phones=[], organization_id=owner()["id"])
    del second["organization"]

    run_import(sqlite, first, vetted_by=VETTERS)
    report = run_import(sqlite, second, vetted_by=VETTERS)

    assert [note.reason for note in report.notes] == []


def test_a_page_in_dari_tells_the_extension_and_the_language_in_dari(tell):
    spoken = [{"id": an_id(50), "code": "ps"}]
    phone = a_phone("+93 70 123 4567", extension=100, languages=spoken)

    _notes, _answer, page = tell(phone, reader="fa-AF")

    number = '<bdi dir="ltr" class="whole">+93 70 123 4567</bdi></a>'
    assert f'{number} <span class="extension">داخلی 100</span>' in page
    assert "پشتو" in page
