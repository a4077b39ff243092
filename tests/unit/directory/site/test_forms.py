from datetime import UTC, datetime

import pytest
from werkzeug.datastructures import MultiDict

from directory.errors import InvalidInputError
from directory.search_port import Box, Fact
from directory.site.form_change import Change
from directory.site.forms import apply_change, read_fields, read_search

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def form(**fields):
    return MultiDict(fields)


def test_only_known_fields_with_something_in_them_are_kept():
    fields = read_fields(form(q="shelter", q_was="shelter", place="", other="x"))

    assert fields == {"q": ["shelter"]}


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ("need+legal", {"q": ["x"], "need": ["shelter", "legal"]}),
        ("need+shelter", {"q": ["x"], "need": ["shelter"]}),
        ("need-shelter", {"q": ["x"]}),
        ("q=", {"need": ["shelter"]}),
        ("q=a+b=c", {"q": ["a+b=c"], "need": ["shelter"]}),
        ("page=2", {"q": ["x"], "need": ["shelter"], "page": ["2"]}),
    ],
)
def test_a_button_changes_one_field(change, fields):
    before = {"q": ["x"], "need": ["shelter"]}

    after = apply_change(before, Change.parse(change))

    assert after == fields


def test_a_change_of_place_forgets_the_place_that_was_chosen():
    before = {"place": ["Herat"], "place_id": ["7"]}

    after = apply_change(before, Change.set("place"))

    assert after == {}


def test_a_place_that_is_ignored_is_not_chosen_either():
    before = {"q": ["x"], "place_id": ["7"]}

    after = apply_change(before, Change.set("ignore_place", "1"))

    assert after == {"q": ["x"], "ignore_place": ["1"]}


def test_joiners_of_persian_words_are_no_control_characters():
    fields = read_fields(form(q="خانه‌های", q_was=""))

    assert fields == {"q": ["خانه‌های"]}


def test_a_part_of_the_map_and_facts_are_read():
    fields = {"box": ["34.3,62.2,34.4,62.3"], "fact": ["term.mid"]}

    asked = read_search(fields, "en", NOW)

    assert asked.box == Box(34.3, 62.2, 34.4, 62.3)
    assert asked.facts == (Fact.TERM_MID,)


@pytest.mark.parametrize(
    "fields", [{"box": ["34.3"]}, {"box": ["1,2,3,٤"]}, {"fact": ["term.long"]}]
)
def test_what_no_page_offers_is_refused(app, fields):
    with app.test_request_context("/en/"), pytest.raises(InvalidInputError):
        read_search(fields, "en", NOW)


def test_another_place_leaves_the_part_of_the_map():
    fields = read_fields(form(place="Kabul", place_was="Herat", box="34,62,35,63"))

    assert fields == {"place": ["Kabul"]}


def test_a_spot_of_the_map_leads_to_the_list_of_what_lies_there():
    fields = {"place": ["Herat"], "view": ["map"]}

    changed = apply_change(fields, Change.set("box", "34.3,62.2,34.4,62.3"))

    assert changed == {"place": ["Herat"], "box": ["34.3,62.2,34.4,62.3"]}
