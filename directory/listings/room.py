"""Whether there was room at a listing, as told on a day; never how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from directory.listings.models import ServiceCapacity

# Who was told of a bed longer ago finds it taken as often as not: set by judgement.
ROOM_TOLD_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Room:
    """Whether any place was free on the day on which that was told.

    How many there are is nobody's to watch: one less tells that a woman came in.
    """

    free: bool
    told_on: date


def is_told_lately(row: ServiceCapacity, today: date) -> bool:
    """Whether what a listing told of its room still says anything."""
    return (today - row.updated_at.date()).days <= ROOM_TOLD_DAYS


def room_of(rows: Iterable[ServiceCapacity]) -> Room | None:
    """Return the room that any of a listing's kinds of places had, when last told."""
    told = list(rows)
    if not told:
        return None
    last = max(row.updated_at.date() for row in told)
    return Room(free=any(row.available > 0 for row in told), told_on=last)
