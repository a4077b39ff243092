"""Clocks that stand, or go on from, where a test has set them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)  # the day of every test


@dataclass
class SetClock:
    """Tells a time of seconds; whoever holds it may turn it either way."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def going() -> Callable[[], datetime]:
    """Return a clock that goes on from that day, whatever the machine says."""
    return partial(told, time.monotonic())


def told(begun: float) -> datetime:
    """Return the instant of a clock that began to go then."""
    return NOW + timedelta(seconds=time.monotonic() - begun)
