"""What a form says: words about a page, or that one listing is bad."""

from uuid import UUID

import pytest
from werkzeug.datastructures import MultiDict

from directory.corrections.forms import check_correction, kept_correction
from directory.corrections.models import CorrectionKind
from directory.corrections.services import CorrectionForm
from directory.errors import InvalidInputError

pytestmark = pytest.mark.usefixtures("reading")
LISTING = UUID(int=7)


@pytest.mark.parametrize("kind", ["wrong", "unsafe"])
def test_a_report_says_of_which_listing_it_is_and_needs_no_words(kind):
    sent = MultiDict({"kind": kind, "listing": str(LISTING)})

    form = check_correction(kept_correction(sent))

    assert form == CorrectionForm("", "", CorrectionKind(kind), LISTING)


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "wrong"},
        {"kind": "wrong", "listing": "the house"},
        {"kind": "lovely", "listing": str(LISTING)},
        {"kind": "words", "listing": str(LISTING)},
        {"listing": str(LISTING)},
    ],
)
def test_a_report_that_says_nothing_is_refused(sent):
    with pytest.raises(InvalidInputError):
        check_correction(kept_correction(MultiDict(sent)))


def test_words_are_kept_as_they_were():
    form = check_correction(kept_correction(MultiDict({"wrong": " Lawer "})))

    assert form == CorrectionForm("Lawer", "")
