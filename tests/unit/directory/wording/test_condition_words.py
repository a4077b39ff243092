"""A card says what is not known of a welcome, and why a listing stands last."""

from dataclasses import replace

import pytest

from directory.search_port import Conditions, Feared, Identity
from directory.site.active_filters import Button, chips_of
from directory.site.form_change import Change
from directory.wording.condition_words import warnings_of
from tests.support.pages import FOUND, hit

pytestmark = pytest.mark.usefixtures("reading")
STATE = (
    "Listed last because it belongs to a government, and you wrote of the police, "
    "soldiers or the authorities."
)


@pytest.mark.parametrize(
    ("told", "warnings"),
    [
        ({}, ()),
        (
            {"unknown_welcome": (Identity.LBTIQ,)},
            ("Not known whether LBTIQ+ women are welcome",),
        ),
        (
            {"not_welcome": (Identity.LBTIQ,)},
            ("LBTIQ+ women are not welcome here",),
        ),
        ({"tied_to": (Feared.POLICE, Feared.ARMY)}, (STATE,)),
        (
            {
                "tied_to": (Feared.HOME_STATE,),
                "unknown_welcome": (Identity.DISABLED,),
            },
            (
                "Listed last because it is a mission of the country that you left.",
                "Not known whether a wheelchair can get in",
            ),
        ),
    ],
)
def test_a_card_warns_once_of_each_thing(told, warnings):
    assert tuple(warnings_of(hit(**told))) == warnings


def test_what_was_read_of_herself_can_be_taken_away():
    told = Conditions(
        identities=(Identity.LBTIQ,), feared=(Feared.POLICE, Feared.HUSBAND)
    )
    found = replace(FOUND, understood=replace(FOUND.understood, conditions=told))

    added = set(chips_of({}, found)) - set(chips_of({}, FOUND))

    assert added == {
        Button("for LBTIQ+ women", Change.add("exclude", "lbtiq")),
        Button("in fear of the police", Change.add("exclude", "police")),
    }
