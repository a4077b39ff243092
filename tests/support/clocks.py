"""A clock that stands where a test has set it."""

from dataclasses import dataclass


@dataclass
class SetClock:
    """Tells a time of seconds; whoever holds it may turn it either way."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now
