import pytest

from directory.crypto.hourly_keys import CLOCK_DIFFERENCE_S, LIFE_S, HourlyKeys
from directory.crypto.keys import derive_key
from directory.errors import ExpiredError, TooLargeError
from directory.web.sealing import LIFE_SECONDS, MAX_SEALED_BYTES, Seal
from tests.support.clocks import SetClock

SECRET = b"s" * 32
LASTING = derive_key(SECRET, b"test")


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def keys(tmp_path, clock):
    return HourlyKeys(tmp_path / "keys", clock)


@pytest.fixture
def seal(keys, clock):
    return Seal(LASTING, keys, b"results", clock)


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


@pytest.mark.parametrize("seconds", [LIFE_SECONDS + 2, -CLOCK_DIFFERENCE_S - 2])
def test_an_address_is_dead_after_its_time_and_before_it(seal, clock, seconds):
    token = seal.close("herat")

    clock.now += seconds

    with pytest.raises(ExpiredError):
        seal.open(token)


@pytest.mark.parametrize("ahead_s", [-CLOCK_DIFFERENCE_S, -3, -1, 1, 3, 60])
def test_another_process_may_have_another_time(keys, clock, ahead_s):
    other = SetClock(clock.now + ahead_s)
    here = Seal(LASTING, keys, b"results", clock)
    there = Seal(LASTING, HourlyKeys(keys.folder, other), b"results", other)

    tokens = there.close("herat"), here.close("kabul")

    assert (here.open(tokens[0]), there.open(tokens[1])) == ("herat", "kabul")


def test_a_clock_that_is_set_back_breaks_no_open_page(seal, clock):
    token = seal.close("herat")

    clock.now -= CLOCK_DIFFERENCE_S

    assert seal.open(token) == "herat"
    assert seal.open(seal.close("kabul")) == "kabul"


def test_an_address_outlives_the_turn_of_the_key(seal, clock):
    seal.close("the first key is made")
    clock.now += LIFE_S / 2 - 1
    token = seal.close("herat")

    clock.now += LIFE_SECONDS - 1

    assert seal.open(token) == "herat"


@pytest.mark.parametrize("made_s", [0, 600, LIFE_S / 2 - 1, LIFE_S / 2])
def test_after_an_hour_not_even_the_secret_and_the_cookie_open_it(keys, clock, made_s):
    """Whoever has all that lasts turns the clock back, and finds no key."""
    keys.sealing()
    clock.now += made_s
    sealed_at = clock.now
    token = Seal(LASTING, keys, b"results", clock).close("herat")

    clock.now += LIFE_S
    keys.destroy_old()

    for at in range(int(sealed_at), int(clock.now), 60):
        then = SetClock(float(at))
        thief = Seal(LASTING, HourlyKeys(keys.folder, then), b"results", then)
        with pytest.raises(ExpiredError):
            thief.open(token)


@pytest.mark.parametrize(
    ("secret", "material", "purpose"),
    [
        (b"t" * 32, b"", b"results"),
        (SECRET, b"another browser", b"results"),
        (SECRET, b"", b"listing"),
    ],
)
def test_another_server_browser_or_purpose_opens_nothing(
    seal, keys, clock, secret, material, purpose
):
    token = seal.close("herat")
    other = Seal(derive_key(secret, b"test", material), keys, purpose, clock)

    with pytest.raises(ExpiredError):
        other.open(token)


def test_another_host_with_keys_of_its_own_opens_nothing(seal, tmp_path, clock):
    token = seal.close("herat")
    alone = HourlyKeys(tmp_path / "alone", clock)
    alone.sealing()

    with pytest.raises(ExpiredError):
        Seal(LASTING, alone, b"results", clock).open(token)


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
