import pytest
from hypothesis import given
from hypothesis import strategies as some

from directory.site.form_change import Change, Operation

FIELDS = some.from_regex(r"[a-z_]+", fullmatch=True)
CHANGES = some.builds(Change, FIELDS, some.sampled_from(Operation), some.text())


@given(CHANGES)
def test_what_a_button_sends_is_read_as_it_was_meant(change):
    sent = str(change)

    assert Change.parse(sent) == change


@pytest.mark.parametrize(
    ("change", "sent"),
    [
        (Change.set("q", "a+b=c"), "q=a+b=c"),
        (Change.set("place"), "place="),
        (Change.add("exclude", "shelter.family"), "exclude+shelter.family"),
        (Change.remove("spoken", "fa-AF"), "spoken-fa-AF"),
    ],
)
def test_a_change_is_written_as_field_sign_and_value(change, sent):
    assert str(change) == sent


@pytest.mark.parametrize("sent", ["", "dance", "=x", "Need+x", "need*x"])
def test_what_no_button_sends_is_no_change(sent):
    with pytest.raises(ValueError, match="not a change"):
        Change.parse(sent)
