import pytest

from directory.wording.line_words import LINE_KINDS, line_kind_words
from seed_data.attribute_values import LINE_KINDS as STATED_KINDS
from seed_data.demonstration import demonstration_records
from seed_data.programmes import held_records, programme_records

pytestmark = pytest.mark.usefixtures("reading")


def codes_of(record):
    return [one["taxonomy_term"]["code"] for one in record["attributes"]]


def test_each_kind_that_may_be_stated_has_words():
    assert tuple(LINE_KINDS) == STATED_KINDS


def test_a_line_says_its_kind_else_what_else_it_offers():
    codes = ("emergency.hotline", "legal.aid", "mhpss")

    stated = line_kind_words((("caution", "x"), ("line_kind", "children")), codes)
    unknown = line_kind_words((("line_kind", "gardeners"),), codes)
    nothing = line_kind_words((), ("emergency", "emergency.hotline"))

    assert stated == str(LINE_KINDS["children"])
    assert unknown == "Legal aid"
    assert nothing == ""


def test_every_line_that_we_bring_along_says_its_kind():
    records = [*programme_records(), *held_records(), *demonstration_records()]
    silent = [
        record["name"]
        for record in records
        if "emergency.hotline" in codes_of(record)
        and "line_kind" not in codes_of(record)
    ]

    # No lines themselves: lists of numbers, and a state's mechanism.
    assert silent == [
        "Information for human rights defenders working in Uganda"
        " (EU Delegation and missions)",
        "lila.help: helplines and shelters by country",
        "Federal protection mechanism, Mexico",
    ]
