"""Opening hours as ranges of local minutes of the week, the way an index keeps them."""

from collections.abc import Sequence

from directory.listings.hours.opening_hours import MINUTES_A_DAY, offset_of, span_of
from directory.listings.hours.recurrence import days_of, is_every_week
from directory.listings.models import Location, Schedule
from directory.search_port import OpenRange, fixed_zone

WEEK_MINUTES = 7 * MINUTES_A_DAY
ALWAYS = (OpenRange(0, WEEK_MINUTES),)


def open_ranges(
    schedules: Sequence[Schedule], *, always: bool
) -> tuple[OpenRange, ...]:
    """Return when it is open in every week, merged and in order."""
    if always:
        return ALWAYS
    pieces = [
        piece
        for schedule in schedules
        if is_every_week(schedule) and (span := span_of(schedule))
        for day in days_of(schedule)
        for piece in within_week(day * MINUTES_A_DAY + span[0], span[1] - span[0])
    ]
    return merged(pieces)


def within_week(start: int, minutes: int) -> list[tuple[int, int]]:
    """Return a span; one that runs over Sunday midnight begins the week again."""
    end = start + minutes
    if end <= WEEK_MINUTES:
        return [(start, end)]
    return [(start, WEEK_MINUTES), (0, end - WEEK_MINUTES)]


def merged(pieces: list[tuple[int, int]]) -> tuple[OpenRange, ...]:
    """Join pieces that touch or overlap."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return tuple(OpenRange(start, end) for start, end in whole)


def zone_of(schedules: Sequence[Schedule], location: Location | None) -> str:
    """Return the zone of the hours: what a schedule says, else the place's own."""
    offsets = [offset for row in schedules if (offset := offset_of(row)) is not None]
    if offsets:
        return fixed_zone(offsets[0])
    return (location.timezone if location else None) or "UTC"
