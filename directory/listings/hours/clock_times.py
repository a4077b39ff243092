"""Times of day as they are stored: ``HH:MM``, and behind it ``Z`` or an offset."""

import re
from functools import lru_cache

MINUTES_AN_HOUR = 60
MINUTES_A_DAY = 24 * MINUTES_AN_HOUR
LAST_MINUTE = MINUTES_A_DAY - 1  # 23:59: whoever writes it means midnight
OFFSET = r"Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9]"
TIME = re.compile(
    rf"([0-9]{{1,2}}):([0-9]{{2}})(?::[0-9]{{2}}(?:[.,][0-9]+)?)?\s*({OFFSET})?"
)


@lru_cache(maxsize=4096)
def minutes_of(text: str | None) -> int | None:
    """Read ``HH:MM``, whatever zone is behind it; None for what is no time of day."""
    found = TIME.fullmatch((text or "").strip())
    if found is None:
        return None
    minutes = int(found[1]) * MINUTES_AN_HOUR + int(found[2])
    is_time = int(found[2]) < MINUTES_AN_HOUR and minutes <= MINUTES_A_DAY
    return minutes if is_time else None


@lru_cache(maxsize=4096)
def offset_hours_in(text: str | None) -> float | None:
    """Return the hours from UTC that stand behind a time, if any do."""
    found = TIME.fullmatch((text or "").strip())
    if found is None or not found[3]:
        return None
    if found[3] == "Z":
        return 0.0
    digits = found[3].replace(":", "")
    hours = int(digits[1:3]) + int(digits[3:]) / MINUTES_AN_HOUR
    return -hours if digits[0] == "-" else hours


def is_utc(text: str | None) -> bool:
    """Whether a time says that it is world time."""
    return (text or "").strip().endswith("Z")


def span_between(opens_at: str | None, closes_at: str | None) -> tuple[int, int] | None:
    """Return opening and closing in minutes after midnight; past it for a night.

    Both are on the clock of the opening, where each tells its own.
    """
    opens, closes = minutes_of(opens_at), minutes_of(closes_at)
    if opens is None or closes is None:
        return None
    first, second = offset_hours_in(opens_at), offset_hours_in(closes_at)
    if first is not None and second is not None:
        closes += round((first - second) * MINUTES_AN_HOUR)
    opens %= MINUTES_A_DAY
    closes = MINUTES_A_DAY if closes == LAST_MINUTE else closes
    if closes != MINUTES_A_DAY:
        closes %= MINUTES_A_DAY
    return opens, closes if closes > opens else closes + MINUTES_A_DAY


def clock(minutes: int | None) -> str:
    """Write minutes after midnight as ``HH:MM``, and nothing as nothing."""
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"
