import pytest

from directory.crypto.keys import derive_key
from directory.errors import ExpiredError, TooLargeError
from directory.web.sealing import LIFE_SECONDS, MAX_SEALED_BYTES, Seal

SECRET = b"s" * 32


class Clock:
    def __init__(self):
        self.now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def seal(clock):
    return Seal(derive_key(SECRET, b"test"), b"results", clock)


def test_what_was_sealed_is_opened_again(seal):
    value = {"q": ["پناهگاه"], "need": ["shelter.family"]}

    token = seal.close(value)

    assert seal.open(token) == value


def test_the_same_search_has_another_address_each_time(seal):
    assert seal.close("herat") != seal.close("herat")


@pytest.mark.parametrize(
    "words", ["", "a", "a safe place", "پناهگاه برای زنان با کودک"]
)
def test_the_length_of_an_address_does_not_tell_the_words(seal, words):
    assert len(seal.close(words)) == len(seal.close("shelter"))


def test_an_address_shows_nothing_of_the_words(seal):
    token = seal.close("shelter")

    assert "shelter" not in token


def test_an_address_opens_until_its_time_is_over(seal, clock):
    token = seal.close("herat")

    clock.now += LIFE_SECONDS - 1

    assert seal.open(token) == "herat"


@pytest.mark.parametrize("seconds", [LIFE_SECONDS + 2, -5])
def test_an_address_is_dead_after_its_time_and_before_it(seal, clock, seconds):
    token = seal.close("herat")

    clock.now += seconds

    with pytest.raises(ExpiredError):
        seal.open(token)


@pytest.mark.parametrize(
    ("secret", "material", "purpose"),
    [
        (b"t" * 32, b"", b"results"),
        (SECRET, b"another browser", b"results"),
        (SECRET, b"", b"listing"),
    ],
)
def test_another_server_browser_or_purpose_opens_nothing(
    seal, clock, secret, material, purpose
):
    token = seal.close("herat")
    other = Seal(derive_key(secret, b"test", material), purpose, clock)

    with pytest.raises(ExpiredError):
        other.open(token)


@pytest.mark.parametrize("token", ["", "x", "====", "é", "A" * 40, "A" * 400, "\0"])
def test_nonsense_is_expired_and_no_error(seal, token):
    with pytest.raises(ExpiredError):
        seal.open(token)


def test_one_changed_character_is_expired(seal):
    token = seal.close("herat")
    changed = ("A" if token[60] != "A" else "B").join((token[:60], token[61:]))

    with pytest.raises(ExpiredError):
        seal.open(changed)


def test_more_than_an_address_can_carry_is_refused(seal):
    with pytest.raises(TooLargeError):
        seal.close("a" * MAX_SEALED_BYTES)


def test_the_longest_address_fits_a_request_line(seal):
    longest = seal.close("a" * (MAX_SEALED_BYTES - 20))
    listing = seal.close("5f0f5a1c-3f0e-4a53-9a51-0d6c2b1d9e11")

    assert len(f"GET /fa-AF/r/{longest}/{listing} HTTP/1.1\r\n") <= 4094
