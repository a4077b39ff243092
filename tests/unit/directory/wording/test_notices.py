"""What an answer says of itself, in whole sentences."""

from dataclasses import replace

import pytest

from directory.search_port import Level, Notice, Section
from directory.wording.notices import level_sentence, notice_sentence, section_heading
from tests.support.pages import FOUND, hit

pytestmark = pytest.mark.usefixtures("reading")


@pytest.mark.parametrize("level", Level)
def test_every_level_has_a_sentence(level):
    assert level_sentence(level).endswith(".")


@pytest.mark.parametrize("notice", Notice)
def test_every_notice_has_a_sentence(notice):
    assert notice_sentence(notice, FOUND)[-1] in ".?"


def test_what_was_meant_is_said():
    mended = replace(FOUND, suggestion="100 % safe")

    assert notice_sentence(Notice.DID_YOU_MEAN, mended) == "Did you mean “100 % safe”?"


@pytest.mark.parametrize("section", Section)
def test_every_section_has_a_heading(section):
    assert section_heading(section) not in ("", section)


def test_the_needs_that_nobody_meets_are_named():
    missing = replace(FOUND, unmet=("legal.aid", "shelter"))

    assert notice_sentence(Notice.NO_EXACT, missing) == (
        "We found no help here for exactly this: Legal aid, Shelter."
    )


def test_the_country_across_the_border_is_named():
    hits = (hit(country="AF", section=Section.PERHAPS), hit(country="IR"))
    abroad = replace(FOUND, results=replace(FOUND.results, hits=hits))

    assert notice_sentence(Notice.ACROSS_BORDER, abroad) == (
        "The nearest answer lies across a border: Iran."
    )
