from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from directory.listings.channels import Channel
from directory.listings.provenance import Provenance
from directory.listings.public_view import TextView
from directory.listings.vocabulary import ReviewState
from directory.read_aloud.text import (
    MOST_CHARACTERS,
    plain_words,
    spelt,
    words_of_listing,
)
from directory.site.listing_page import listing_page
from tests.support.pages import Names
from tests.unit.directory.site.test_listing_page import BARE, DARI, ORIGINAL

NOW = datetime(2026, 7, 1, tzinfo=UTC)
CLOSED = "Closed for the time being."


def read(reader="en", **changed):
    page = listing_page(replace(BARE, **changed), reader, Names(), NOW)
    return words_of_listing(page, reader).split("\n")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", ""),
        ("<p>nothing of the main part</p>", ""),
        ("<main>loose words<p>One</p></main>", "One"),
        ("<main><h1> A\n  b </h1><p></p><p>C</p></main>", "A b\nC"),
        ("<main><p>A &amp; b &lt;i&gt; &#x627;</p></main>", "A & b <i> ا"),
        ("<main><ul><li>One</li><li>Two</li></ul></main>", "One\nTwo"),
        ("<main><p>One</p></main><footer><p>Two</p></footer>", "One"),
        ("<main><!-- why --><p>One<!-- why --></p></main>", "One"),
        ("<main><p>not closed", "not closed"),
    ],
)
def test_a_page_is_read_a_sentence_a_line(page, words):
    assert plain_words(page) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("119", "1, 1, 9"),
        ("+93 (70) 12-3.4/5", "+, 9, 3, 7, 0, 1, 2, 3, 4, 5"),
        ("(070) 12", "0, 7, 0, 1, 2"),
        ("", ""),
        ("desk.01", "desk.01"),
        ("https://help.example/119", "https://help.example/119"),
        ("119 or 121", "119 or 121"),
    ],
)
def test_only_a_number_is_spelt(value, words):
    assert spelt(value) == words


@pytest.mark.usefixtures("reading")
def test_a_listing_is_read_by_name_warnings_words_and_numbers():
    told = read(
        temporarily_closed=True,
        channels=(
            Channel("phone", "+93 1", extension="5"),
            Channel("textphone", "119"),
            Channel("email", "a@b.example"),
            Channel("in_person", ""),
        ),
    )

    assert told == [
        "House of the Fig Tree",
        CLOSED,
        "Help.",
        "Phone: +, 9, 3, 1, extension 5",
        "Textphone (TTY), no voice: 1, 1, 9",
        "E-mail: a@b.example",
        "In person",
    ]


@pytest.mark.usefixtures("reading")
def test_in_a_voice_of_another_language_only_what_a_voice_answers_is_told():
    told = read(
        "fr",
        channels=(
            Channel("phone", "119", link="tel:119"),
            Channel("textphone", "121"),
            Channel("phone", "*16#"),
            Channel("email", "a@b.example"),
            Channel("in_person", ""),
        ),
    )

    assert told == ["House of the Fig Tree", "Help.", "1, 1, 9", "*16#", "a@b.example"]


@pytest.mark.usefixtures("reading")
def test_one_voice_reads_one_language():
    texts = (ORIGINAL, DARI)

    translated = read("fa-AF", texts=texts)
    foreign = read("fr", texts=texts, temporarily_closed=True)

    assert (translated[0], translated[-1]) == ("خانه درخت انجیر", "کمک.")
    assert foreign == ["House of the Fig Tree", "Help."]


@pytest.mark.usefixtures("reading")
def test_the_number_comes_after_no_more_words_than_somebody_listens_to():
    endless = TextView("en", "House", "word " * 5000, ReviewState.ORIGINAL)

    name, description, number = read(
        texts=(endless,), channels=(Channel("phone", "119"),)
    )

    assert (name, number) == ("House", "Phone: 1, 1, 9")
    assert MOST_CHARACTERS - 10 < len(description) <= MOST_CHARACTERS


LINE = Channel(
    "phone",
    "1195",
    only_inside="KE",
    link_inside="tel:1195",
    answered_by=("state",),
)
SAID = Provenance(
    source="https://help.example/sgbv",
    published_by="un",
    page_date="2023",
    read_on=date(2026, 11, 30),
)


@pytest.mark.usefixtures("reading")
def test_what_nobody_tried_is_said_with_who_answers_before_the_number():
    words = read(channels=(LINE,), provenance=SAID, unconfirmed=True)

    assert words[-1] == (
        "Run by or with the state: think before you say your name or your number."
        " Works only inside Kenya. Phone: 1, 1, 9, 5"
    )
    assert any(line.startswith("Not checked by us.") for line in words)


@pytest.mark.usefixtures("reading")
def test_without_our_words_no_number_is_said_that_nobody_tried():
    words = read("fa-AF", channels=(LINE, Channel("phone", "119")), provenance=SAID)

    assert not any("1, 1" in line for line in words)
