import pytest

from directory.wording.spoken_languages import understood_speech


@pytest.mark.parametrize(
    ("wished", "understood"),
    [
        ((), ()),
        (("ps",), ("ps",)),
        (("fa-AF",), ("fa-AF", "fa")),
        (("fa",), ("fa", "fa-AF")),
        (("ps", "fa", "fa-AF", "ps"), ("ps", "fa", "fa-AF")),
        (("fa-IR",), ("fa-IR",)),
    ],
)
def test_who_speaks_dari_is_served_in_persian_too(wished, understood):
    assert understood_speech(wished) == understood
