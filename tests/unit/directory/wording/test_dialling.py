import random
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from directory.wording.dialling import fits, grouped, link_to, numbers_in
from directory.wording.one_number import digits_of

UG = "+256414000000"


def links(text, country=None):
    return [link_to(one.dialled, one.extension) for one in numbers_in(text, country)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("+93701234567", "tel:+93701234567"),
        ("+93 (70) 123-45.67", "tel:+93701234567"),
        ("+93 20 000 0001", "tel:+93200000001"),
        ("(+256) 414 000 000", f"tel:{UG}"),
        ("00256 414 000 000", f"tel:{UG}"),
        ("+256 0414 000 000", f"tel:{UG}"),
        ("+2560414000000", f"tel:{UG}"),
        ("+44 (0)20 7946 0234", "tel:+442079460234"),
        ("0044 (0) 20 7946 0234", "tel:+442079460234"),
        ("+39 (0)6 1234 5678", "tel:+390612345678"),
        ("+33 (0)1 23 45 67 89", "tel:+33123456789"),
        ("+256 / 414 000 000", f"tel:{UG}"),
        ("+32 2/234 38 00", "tel:+3222343800"),
        ("+1 (800) 555-0199", "tel:+18005550199"),
        ("(0) 70 123 4567", "tel:0701234567"),
        ("(0414) 000 000", "tel:0414000000"),
        ("020 - 123 45 67", "tel:0201234567"),
        ("02/234 38 00", "tel:022343800"),
        ("8 (495) 123-45-67", "tel:84951234567"),
        ("1 800 555 0199", "tel:18005550199"),
        ("22 24 60 00", "tel:22246000"),
        ("01 23 45 67 89", "tel:0123456789"),
        ("044 123 45 67", "tel:0441234567"),
        ("+49 (0) 30 1234 5678", "tel:+493012345678"),
        ("2232-4690", "tel:22324690"),
        ("0800 100 066", "tel:0800100066"),
        ("Tel: 0414 000 000", "tel:0414000000"),
        ("تلفن: ۰۲۰۱۲۳۴۵۶۷", "tel:0201234567"),
        ("☎️ 0414 000 000", "tel:0414000000"),
        (f"tel:{UG}", f"tel:{UG}"),
        ("0800 100 066 (toll free)", "tel:0800100066"),
    ],
)
def test_one_number_is_dialled_as_it_is_told(text, link):
    assert links(text) == [link]


@pytest.mark.parametrize(
    "code", ["15", "111", "116", "119", "911", "999", "000", "1195", "15555", "116 123"]
)
def test_a_short_code_is_dialled_as_it_stands(code):
    assert links(code) == [f"tel:{digits_of(code)}"]


@pytest.mark.parametrize(
    "text",
    [
        "\u200e+256 414 000 000",
        "\u202a+256 414 000 000\u202c",
        "\u2066+256\u00a0414\u2009000\u202f000\u2069",
        "+256\u200b414\u2060000\ufeff000",
        "+256\u2011414\u2013000\u2212000",
        "+٢٥٦ ٤١٤ ٠٠٠ ٠٠٠",
        "+۲۵۶ ۴۱۴ ۰۰۰ ۰۰۰",
        "+२५६ ४१४ ००० ०००",
        "＋２５６　４１４（０００）０００",
        "+2️⃣5️⃣6️⃣ 414 000 000",
        "  +256 414 000 000\n",
    ],
)
def test_signs_of_every_script_are_read_and_marks_are_dropped(text):
    assert links(text) == [f"tel:{UG}"]


@pytest.mark.parametrize(
    "text",
    [
        "+256 414 000000;ext=100",
        "tel:+256414000000;ext=100",
        "+256 414 000000 ext. 100",
        "+256414000000x100",
        "+256 414 000000, poste 100",
        "+256 414 000000 (ext 100)",
        "+256 414 000000 доб. 100",
        "+256 414 000000 toestel 100",
        "+256 414 000000 anexo 100",
        "+256 414 000000 Ext-100",
        "+256 414 000000 ext. #100",
        "۰۰۲۵۶ ۴۱۴ ۰۰۰۰۰۰ داخلی ۱۰۰",
        "+256 414 000000 تحويلة ١٠٠",
    ],
)
def test_an_extension_stands_where_rfc_3966_says(text):
    assert links(text) == [f"tel:{UG};ext=100"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0800 100 066 / 0800 100 067", ["0800100066", "0800100067"]),
        ("0800 100 066, 0800 100 067", ["0800100066", "0800100067"]),
        ("0414 000000 or 0414 000001", ["0414000000", "0414000001"]),
        ("0414 000000 ou 0414 000001", ["0414000000", "0414000001"]),
        ("0414 000000 au 0414 000001", ["0414000000", "0414000001"]),
        ("0414 000000 canke 0414 000001", ["0414000000", "0414000001"]),
        ("۰۷۰۱۲۳۴۵۶۷ و ۰۷۰۱۲۳۴۵۶۸", ["0701234567", "0701234568"]),
        ("۰۷۰۱۲۳۴۵۶۷ یا ۰۷۰۱۲۳۴۵۶۸", ["0701234567", "0701234568"]),
        ("٠٧٠١٢٣٤٥٦٧ و٠٧٠١٢٣٤٥٦٨", ["0701234567", "0701234568"]),
        ("۰۷۰۱۲۳۴۵۶۷، ۰۷۰۱۲۳۴۵۶۸", ["0701234567", "0701234568"]),
        ("0414 000000\n0414 000001", ["0414000000", "0414000001"]),
        ("0414 000000\t0414 000001", ["0414000000", "0414000001"]),
        ("116\n0800 100 066", ["116", "0800100066"]),
        ("0414 000000/1\n0414 000005", ["0414000000", "0414000001", "0414000005"]),
        (f"{UG}+256414000001", [UG, "+256414000001"]),
        (f"{UG} {UG[:-1]}1", [UG, "+256414000001"]),
        ("112 / 0414 000000", ["112", "0414000000"]),
        ("119/121", ["119", "121"]),
        ("119 or 121", ["119", "121"]),
        ("+256 392 000001/2", ["+256392000001", "+256392000002"]),
        ("0392 000001/2/3", ["0392000001", "0392000002", "0392000003"]),
        ("22246000/1", ["22246000", "22246001"]),
    ],
)
def test_several_numbers_are_as_many_links(text, told):
    assert [one.dialled for one in numbers_in(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        # no number at all
        "", " ", "1", "+", "-", "/", "()", "javascript:1", "<b>1", "%2A21", "ask us",
        "data:text/html,1", "https://evil.example/0414000000", "1e9", "0x1234567",
        # what changes where calls go, or asks the network for something
        "*123#", "#31#0612345678", "*21*0612345678#", "**21*0612345678#",
        "tel:*21*0612345678%23", "+*21*0612345678#", "0414000000#", "0414000000*2",
        "0414000000,,100#", "0414000000p100", "0414000000w100",
        # RFC 3966 beyond one number
        "tel:863-1234;phone-context=+1-914-555", "tel:+256414000000;isub=1",
        "+256414000000;phone-context=example.com", "sip:100@example.org", "sms:119",
        # letters
        "1-800-FLOWERS", "0800 HELP ME", "1-800-799-SAFE (7233)", "O414 000 000",
        # a footnote, an hour, a day, an address
        "0414 000 000¹", "0414 000 000①", "08.00-17.00", "0800-1700", "24/7",
        "2026-11-30", "30.11.2026", "192.168.0.1", "8:00-17:00",
        # perhaps two numbers
        "070 123 4567 070 765 4321", "119 121", "911 112 999", "119 2224 6000",
        "0414 000 000 - 112", "0414 000000 100", "0414000000 2", "0414000000-5",
        "0414 000 000  112", "22246000 (112)", "0414 000 000 (24)",
        "0414 376 154 84", "2232-4690 15", "070 395 5951-10", "22 24 60 00.15",
        "0414 303 345 (0)", "+502 6681 3822 810", "+49 30 7218087 (0)",
        "+49 30 1117237-44079",
        "0414000000 or 123", "0414000000/123", "0414000000, 100", "0414000000;100",
        "0414 000000 ext 100 or 101", "0414000000 and 7", "0772123456/654321",
        "0392 000001/20", "0392 000001/3", "0414 000 000/5", "0414 / 000000 / 1",
        "+256 414 000 000 / 414 000 001", "+49 30 123456 78", "+49 30 1234567 100",
        # too short, too long, of nowhere
        "256 414 000 000", "93701234567", "257 22 24 60 00",
        "+256414000", "+256414000000100", "+9991234567",
        "0800 100 066\n116", "0414 000000 ext 100\n101",
        "+256 414 000", "+256 414 000 000 100", "+999 123 456 789", "+93 70 123",
        "0" * 400, "+" + "9" * 400, "++256414000000", "0414+000000",
        "Fax: 0414 000000", "0414 000000 Fax 0414 000001", "²³²³²³²", "½½½½½½½",
    ],
)  # fmt: skip
def test_what_is_not_surely_one_number_is_told_and_not_dialled(text):
    assert links(text) == [""]


@pytest.mark.parametrize(
    ("text", "country", "link"),
    [
        ("0414 000 000", "UG", f"tel:{UG}"),
        ("414 000 000", "UG", f"tel:{UG}"),
        ("۰۷۰ ۱۲۳ ۴۵۶۷", "AF", "tel:+93701234567"),
        ("02/234 38 00", "BE", "tel:+3222343800"),
        ("22 24 60 00", "BI", "tel:+25722246000"),
        ("0414 000 000", None, "tel:0414000000"),
        # inside the country only
        ("0800 100 066", "UG", "tel:0800100066"),
        ("116", "UG", "tel:116"),
        # no number of that country
        ("020 7946 0234", "UG", "tel:02079460234"),
    ],
)
def test_a_national_number_gets_its_country_where_it_is_certain(text, country, link):
    assert links(text, country) == [link]


@pytest.mark.parametrize(
    ("dialled", "country", "may_be"),
    [
        ("", "UG", True),
        ("119", "UG", True),
        (UG, "KE", True),
        ("0414000000", "UG", True),
        ("0414000000", None, True),
        ("22246000112", "BI", False),
        ("0414000000", "XX", False),
    ],
)
def test_what_is_too_long_for_a_country_is_no_number_of_it(dialled, country, may_be):
    assert fits(dialled, country) is may_be


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+93701234567", "+93 70 123 4567"),
        ("+25722246000", "+257 22 24 60 00"),
        ("+442079460234", "+44 20 7946 0234"),
        ("+390612345678", "+39 06 1234 5678"),
        ("+50222324690", "+502 2232 4690"),
        ("+999123456789", "+999123456789"),
        ("119", "119"),
        ("0414 000-000", "0414 000-000"),
        ("a@b.example", "a@b.example"),
        ("", ""),
    ],
)
def test_a_number_is_grouped_as_its_people_write_it(number, written):
    assert grouped(number) == written


SIGNS = "0123456789٠۱२３+-–. ()/,;x\n&#*¹\u200e\u202aو"
NUMBERS = st.text(SIGNS, max_size=24) | st.text(max_size=12)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    NUMBERS | st.builds("{} {}".format, NUMBERS, NUMBERS),
    st.sampled_from([None, "UG", "DE", "IT"]),
)
@example("+39 (0)6 12345678", None)
@example("0392000001/2", "UG")
@example("0414 000 000 x5", "UG")
def test_what_is_dialled_is_what_is_shown(text, country):
    numbers = numbers_in(text, country)

    for one in numbers:
        assert re.fullmatch(r"(\+?\d{2,15})?", one.dialled, re.ASCII)
        assert one.dialled == "" or digits_of(grouped(one.text)) == digits_of(
            one.dialled
        )
    typed = "".join(str(int(sign)) for sign in text if sign.isdecimal())
    told = "".join(one.dialled + one.extension for one in numbers)
    assert told in ("", typed) or "+" in told or "/" in text


# Not of Germany and its like, whose numbers have no length of their own.
FORMS = (
    "+256 414 {} {}", "0414 {} {}", "0414{}{}", "(0414) {} {}", "+93 70 {} {}0",
    "22 {} 60 00", "2232-{}4", "+502 {}1 {}2", "0800 {} {}", "+31 20 {} {}1",
    "01/23{}{}", "+44 (0)20 7{} 0{}",
)  # fmt: skip
BESIDE = (
    " / ", "/", ",", "; ", " or ", " و ", " - ", "-", " ", "  ", ".", "\n", " (", " & ",
    "\t", " – ", "|", " bis ",
)  # fmt: skip

BEHIND = (" ext ", "x", ", poste ")


def test_of_two_thousand_pairs_none_is_dialled_as_one():
    chance = random.Random(5)  # noqa: S311 - the same pairs each time

    def a_number():
        form = chance.choice(FORMS)
        return form.format(*(f"{chance.randrange(1000):03}" for _ in range(2)))

    for _ in range(2_000):
        first, whole = a_number(), chance.random() < 0.5
        few = str(chance.randrange(10 ** chance.randrange(1, 6)))
        second = a_number() if whole else few
        beside = chance.choice(BESIDE if whole else BESIDE + BEHIND)
        numbers = numbers_in(f"{first}{beside}{second}")

        one, other = (digits_of(text.replace("(0)", "")) for text in (first, second))
        next_line = one[: -len(other)] + other
        for number in numbers:
            dialled = number.dialled.removeprefix("+")
            assert dialled in {one, other, "", next_line if len(numbers) > 1 else ""}
            assert number.extension in ("", other)
