"""A telephone number in a text is known, and an everyday number is none."""

import pytest

from search.text.analysis import has_phone_number


@pytest.mark.parametrize("text", ["call +256 772 123456", "0772-123-456 please"])
def test_a_telephone_number_is_known(text):
    assert has_phone_number(text)


@pytest.mark.parametrize("text", ["", "112", "I am 34 with 2 children", "zona 18"])
def test_another_number_is_none(text):
    assert not has_phone_number(text)
