"""Words that a visitor can hear, where this machine has a speech engine.

Off by default. The text goes in by a pipe, never on a command line that others on the
machine could read, and nothing is written to disk.
"""

import io
import shutil
import subprocess
import wave

import numpy as np

from directory.errors import UnavailableError
from i18n import LANGUAGES

ENGINE = "espeak-ng"
WORDS_A_MINUTE = 140  # slower than the engine's own 175: for a small loudspeaker
MOST_CHARACTERS = 8_000  # more than any page of ours, and a listing's description
TIMEOUT_S = 20  # whoever asked for sound waits no longer
RATE_HZ = 8_000  # as a telephone: 8 kB for each second


def engine() -> str | None:
    """Return where the speech engine is, or None where there is none."""
    return shutil.which(ENGINE)


class SilentError(UnavailableError):
    """This machine cannot say it; the edge words it."""


def speaks(language: str) -> bool:
    """Whether there is a voice for a language on this machine."""
    return bool(voice_of(language)) and engine() is not None


def voice_of(language: str) -> str:
    """Return the voice of a language of ours, or nothing where it has none."""
    return LANGUAGES[language].voice if language in LANGUAGES else ""


def speak(text: str, language: str) -> bytes:
    """Return a text as sound: WAV, 8 kHz, one channel, 8 bits.

    Raises SilentError where there is no engine or no voice.
    """
    program, voice = engine(), voice_of(language)
    if program is None or not voice:
        raise SilentError
    command = [program, "--stdin", "--stdout", "-b", "1"]
    command += ["-v", voice, "-s", str(WORDS_A_MINUTE)]
    try:
        spoken = subprocess.run(  # noqa: S603 - our own words on the command line
            command,
            input=text[:MOST_CHARACTERS].encode(),
            capture_output=True,
            timeout=TIMEOUT_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise SilentError from None
    return smaller(spoken.stdout)


def smaller(sound: bytes) -> bytes:
    """Return 16 bit sound as 8 kHz and 8 bits: a third for a slow network."""
    with wave.open(io.BytesIO(sound)) as source:
        rate = source.getframerate()
        # The engine writes to a pipe and cannot know the length beforehand.
        frames = np.frombuffer(source.readframes(len(sound)), "<i2")
    moments = np.arange(0, len(frames), rate / RATE_HZ)
    heard = np.interp(moments, np.arange(len(frames)), frames)
    target = io.BytesIO()
    with wave.open(target, "wb") as output:
        output.setparams((1, 1, RATE_HZ, 0, "NONE", "not compressed"))
        output.writeframes(((heard / 256) + 128).astype(np.uint8).tobytes())
    return target.getvalue()
