"""The time of day as it is told: in East Africa from sunrise, the digits beside it.

There, seven in the morning is the first hour: "saa mbili asubuhi" is 08:00. Digits
alone are read by the one clock or the other, six hours apart.
"""

from dataclasses import dataclass
from datetime import time

from i18n.digits import in_digits_of

MINUTES_AN_HOUR = 60
HOURS = 12
SUNRISE = 6  # o'clock: where the clock begins


@dataclass(frozen=True, slots=True)
class SunriseClock:
    """How a language tells the time from sunrise.

    ``parts`` are parts of the day with the hour (of 24) that each begins at.
    """

    hour: str
    hours: tuple[str, ...]
    parts: tuple[tuple[int, str], ...]
    half: str
    quarter: str
    minutes: str
    one: tuple[str, str] = ("", "")
    """What a part of the day begins with, and what with behind a single hour."""

    def told(self, hour: int, minute: int) -> str:
        """Return a time in words."""
        number = (hour - SUNRISE - 1) % HOURS
        part = next(name for start, name in reversed(self.parts) if start <= hour)
        if number == 0 and self.one[0]:
            part = part.replace(*self.one, 1)
        past = {0: "", MINUTES_AN_HOUR // 2: self.half, 15: self.quarter}
        words = past.get(minute, self.minutes.format(minute))
        return " ".join(filter(None, (self.hour, self.hours[number], words, part)))


CLOCKS = {
    "sw": SunriseClock(
        hour="saa",
        hours=(
            "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa",
            "kumi", "kumi na moja", "kumi na mbili",
        ),
        # As CLDR divides the day of Swahili.
        parts=(
            (0, "usiku"), (4, "alfajiri"), (7, "asubuhi"), (12, "mchana"),
            (16, "jioni"), (19, "usiku"),
        ),
        half="na nusu",
        quarter="na robo",
        minutes="na dakika {}",
    ),
    "lg": SunriseClock(
        hour="ssaawa",
        hours=(
            "emu", "bbiri", "ssatu", "nnya", "ttaano", "mukaaga", "musanvu",
            "munaana", "mwenda", "kkumi", "kkumi n’emu", "kkumi na bbiri",
        ),
        parts=(
            (0, "ez’ekiro"), (5, "ez’oku makya"), (12, "ez’omu ttuntu"),
            (14, "ez’olweggulo"), (18, "ez’akawungeezi"), (20, "ez’ekiro"),
        ),
        half="n’ekitundu",
        quarter="n’eddakiika 15",
        minutes="n’eddakiika {}",
        one=("ez’", "ey’"),
    ),
}  # fmt: skip


def told_clock(at: time, language: str) -> str:
    """Return a time of day in a language (our tag), the digits always with it."""
    return told_minutes(at.hour * MINUTES_AN_HOUR + at.minute, language)


def told_minutes(minutes: int, language: str) -> str:
    """Return a time in minutes after midnight; 24:00 is the end of a day."""
    hour, minute = divmod(minutes, MINUTES_AN_HOUR)
    digits = in_digits_of(language, f"{hour:02}:{minute:02}")
    clock = CLOCKS.get(language)
    return f"{clock.told(hour % 24, minute)} ({digits})" if clock else digits
