import pytest

from directory.listings.channels import ORDER, Channel
from directory.wording.contact_words import Contact, contact_of, link_of, words_for


@pytest.mark.parametrize(
    ("value", "extension", "link"),
    [
        ("+93701234567", "", "tel:+93701234567"),
        ("+93 (70) 123-45.67", "", "tel:+93701234567"),
        ("+442079460234 12", "12", "tel:+442079460234"),
        ("119", "", "tel:119"),
        ("۱۱۹", "", "tel:119"),
        ("+٩٣ ٧٠ ١٢٣", "", "tel:+9370123"),
        ("+44 (0)20 7946 0234", "", "tel:+442079460234"),
        ("(0) 70 123", "", "tel:070123"),
        ("119/121", "", ""),
        ("119, 121", "", ""),
        ("119 or 121", "", ""),
        ("*16#", "", ""),
        ("+93 70 ²", "", ""),
        ("070 123 4567 070 765 4321", "", ""),
        ("ask for the desk", "", ""),
        ("-", "", ""),
        ("", "", ""),
    ],
)
def test_a_phone_dials_the_number_that_is_told_or_none(value, extension, link):
    channel = Channel("phone", value, extension=extension)

    assert link_of(channel) == link


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ("website", "https://help.example/", "https://help.example/"),
        ("onion", "http://help.onion/", "http://help.onion/"),
        ("website", "javascript:alert(1)", ""),
        ("website", "data:text/html,x", ""),
        ("phone", "https://help.example/call", "https://help.example/call"),
        ("phone", "javascript:alert(1)", ""),
        ("email", "desk@help.example", "mailto:desk@help.example"),
        (
            "email",
            "a?bcc=spy%40evil.example&x=@help.example",
            "mailto:a%3Fbcc%3Dspy%2540evil.example%26x%3D@help.example",
        ),
        ("sms", "+93701234567", ""),
        ("whatsapp", "+93701234567", ""),
        ("signal", "desk.01", ""),
        ("in_person", "", ""),
        ("panah", "", ""),
    ],
)
def test_only_what_opens_what_it_says_can_be_pressed(kind, value, link):
    assert link_of(Channel(kind, value)) == link


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("kind", ORDER)
def test_every_way_of_contact_has_a_name_and_says_what_it_reveals(kind):
    label, reveals = words_for(kind)

    assert label not in ("", kind)
    assert reveals.endswith(".")


@pytest.mark.usefixtures("reading")
def test_a_channel_is_ready_to_read():
    channel = Channel("phone", "+442079460234 12", "at night", extension="12")

    contact = contact_of(channel)

    assert contact == Contact(
        label="Phone",
        value="+442079460234 12",
        note="at night",
        reveals="The call stays in the list of calls and on the bill,"
        " and the phone company knows the number.",
        address="tel:+442079460234",
    )


@pytest.mark.usefixtures("reading")
def test_a_way_of_contact_that_nobody_knows_promises_nothing():
    contact = contact_of(Channel("pigeon", "north tower"))

    assert contact == Contact("pigeon", "north tower", "", "", "")
