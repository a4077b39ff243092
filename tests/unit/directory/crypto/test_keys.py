"""Keys for one purpose each."""

from directory.crypto.keys import derive_key

SECRET = b"s" * 32


def test_every_purpose_has_a_key_of_its_own():
    keys = {derive_key(SECRET, purpose) for purpose in (b"cookie", b"session seal")}

    assert len(keys) == 2
