"""What is said of numbers that nobody tried."""

from datetime import date

import pytest

from directory.listings.provenance import Provenance
from directory.wording.unchecked_words import (
    PUBLISHED,
    WHO_ANSWERS,
    inside_words,
    provenance_words,
    who_answers,
)
from seed_data.attribute_values import PUBLISHERS
from seed_data.attribute_values import WHO_ANSWERS as CODES

pytestmark = pytest.mark.usefixtures("reading")


def said(**changed):
    facts = {
        "source": "https://help.example/sgbv",
        "published_by": "self",
        "page_date": "",
        "read_on": date(2026, 11, 30),
    }
    return provenance_words(Provenance(**facts | changed))[0]


def test_every_code_of_the_profile_has_its_sentence():
    assert set(PUBLISHED) == set(PUBLISHERS)
    assert set(WHO_ANSWERS) == set(CODES)


def test_a_page_without_a_date_says_so():
    assert said() == (
        "Not checked by us. Published by the organization itself on help.example"
        " (page without a date), read on November 30, 2026."
    )


def test_a_page_is_as_old_as_its_year():
    assert "(page of 2023)" in said(page_date="2023-06")


def test_who_answers_is_told_in_the_order_of_what_matters():
    told = who_answers(["counsellors", "police", "unheard of", "state"])

    assert told[1:] == ("Police work in the same house.", "Counsellors answer.")
    assert told[0].startswith("Run by or with the state")


def test_a_number_that_works_everywhere_is_said_to_work_nowhere_alone():
    assert (inside_words(""), inside_words("KE")) == (
        "",
        "Works only inside Kenya.",
    )
