import io
import wave

import pytest

from directory.config import Config, Mode
from directory.errors import ConfigurationError
from directory.read_aloud.speech import SilentError, engine, speak
from directory.read_aloud.text import plain_words, spelt
from tests.support.missing import skip_without
from tests.unit.directory.site.test_views import CARD, add_listing, open_answer


@pytest.fixture
def voice():
    if engine() is None:
        skip_without("espeak-ng")


def test_a_text_becomes_sound_that_is_small(voice):
    sound = speak("پناهگاه برای زنان با کودک", "fa-AF")

    with wave.open(io.BytesIO(sound)) as heard:
        assert (heard.getframerate(), heard.getnchannels()) == (8000, 1)
        assert 1 < heard.getnframes() / heard.getframerate() < 15
    assert len(sound) < 120_000


def test_a_language_without_a_voice_says_so():
    with pytest.raises(SilentError):
        speak("Umurongo", "rn")


def test_only_the_main_part_of_a_page_is_read():
    page = "<p>Leave</p><main><h1>Safe</h1><ul><li>One <b>two</b></li></ul></main><p>x"

    assert plain_words(page) == "Safe\nOne two"


def test_a_number_is_spelt_digit_by_digit():
    assert spelt("+93 20-01") == "+, 9, 3, 2, 0, 0, 1"
    assert spelt("help@example.org") == "help@example.org"


def test_sound_is_off_until_the_operator_switches_it_on(client):
    assert client.get("/en/safety/sound").status_code == 404


def test_the_safety_page_can_be_heard(make_app, voice):
    client = make_app(mode=Mode.DEMO, speech=True).test_client()

    answer = client.get("/en/safety/sound")

    assert answer.content_type == "audio/wav"
    assert answer.data.startswith(b"RIFF")


def test_a_listing_of_an_answer_can_be_heard(make_app, sqlite, voice):
    add_listing(sqlite)
    client = make_app(mode=Mode.DEMO, speech=True).test_client()
    address = CARD.search(open_answer(client, q="pomegranate").text)[1]

    page = client.get(address)
    answer = client.get(f"{address}/sound")

    assert f'<audio controls preload="none" src="{address}/sound"' in page.text
    assert "media-src 'self'" in page.headers["Content-Security-Policy"]
    assert answer.data.startswith(b"RIFF")
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_sound_nothing_may_be_played(client, sqlite):
    add_listing(sqlite)
    address = CARD.search(open_answer(client, q="pomegranate").text)[1]

    page = client.get(address)

    assert "<audio" not in page.text
    assert "media-src" not in page.headers["Content-Security-Policy"]


def test_a_language_without_a_voice_has_no_player(make_app):
    client = make_app(mode=Mode.DEMO, speech=True).test_client()

    assert "<audio" not in client.get("/rn/safety").text


def test_a_switch_is_on_or_off():
    assert Config.from_environ({"PANAH_SPEECH": "1"}).speech
    assert not Config.from_environ({}).speech
    with pytest.raises(ConfigurationError, match="PANAH_SPEECH is 'yes'"):
        Config.from_environ({"PANAH_SPEECH": "yes"})
