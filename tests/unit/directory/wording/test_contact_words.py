import pytest

from directory.listings.channels import ORDER, Channel
from directory.listings.number_kinds import OF_MACHINES
from directory.wording.contact_words import Contact, contact_of, words_for


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("kind", ORDER)
def test_every_way_of_contact_has_a_name_and_says_what_it_reveals(kind):
    label, reveals = words_for(kind)

    assert label not in ("", kind)
    assert reveals.endswith(".") or kind in OF_MACHINES


@pytest.mark.usefixtures("reading")
def test_a_channel_is_ready_to_read():
    channel = Channel(
        "phone",
        "+442079460234",
        "at night",
        extension="12",
        languages=("fa-AF", "und", "en"),
        link="tel:+442079460234;ext=12",
    )

    contact = contact_of(channel)

    assert contact == Contact(
        label="Phone",
        value="+44 20 7946 0234",
        note="at night",
        reveals="The call stays in the list of calls and on the bill,"
        " and the phone company knows the number.",
        address="tel:+442079460234;ext=12",
        extension="extension 12",
        spoken=("Dari", "English"),
    )


@pytest.mark.usefixtures("reading")
def test_a_way_of_contact_that_nobody_knows_promises_nothing():
    contact = contact_of(Channel("pigeon", "north tower"))

    assert contact == Contact("pigeon", "north tower", "", "", "")
