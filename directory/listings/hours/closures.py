"""Days on which usual hours do not hold: rows that say closed, or special hours."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from directory.listings.hours.clock_times import minutes_of, span_between
from directory.listings.hours.recurrence import Recurrence, recurrence_of
from directory.listings.models import Schedule
from directory.search_port import WEEK_DAYS

# Without accents, as ``folded`` leaves them: in the languages of ours.
CLOSED = re.compile(
    r"\b(closed|shut|ferme[es]*|fermeture|cerrad[oa]s?|gesloten|dicht)\b"
    r"|مغلق|مقفل|تعطیل|بسته|تړل|fungwa|ggaddwa|ggale|ugawe|ugaye"
)
SPECIAL = re.compile(
    r"\b(holidays?|special|exception\w*|temporary|christmas|easter|ramadan|eid|diwali"
    r"|feries?|vacances|exceptionnel\w*|noel|especial\w*|feriados?|festivos?|navidad"
    r"|vacaciones|feestdag\w*|vakantie\w*|uitzonder\w*|kerst\w*|sikukuu|likizo)\b"
    r"|عطل|استثنا|رمضان|رخصت|عيد|عید|اختر"
)
LONGEST_SPECIAL = timedelta(days=62)  # longer is a season: both may hold


@dataclass(frozen=True, slots=True)
class Closure:
    """Days of the week on which nothing is open, from first to last day."""

    weekdays: frozenset[int]
    first: date | None
    last: date | None


def is_closure(schedule: Schedule) -> bool:
    """Whether a row says that it is closed, and no hours."""
    span = span_between(schedule.opens_at, schedule.closes_at)
    no_time = minutes_of(schedule.opens_at) == minutes_of(schedule.closes_at)
    return (span is None or no_time) and says(CLOSED, schedule)


def closures_in(schedules: Iterable[Schedule]) -> list[Closure] | None:
    """Return when it is closed; None where that cannot be told exactly."""
    found = []
    for schedule in filter(is_closure, schedules):
        days = days_of_closure(schedule)
        if days is None:
            if schedule.freq or schedule.byday:
                return None  # it is closed on days that we cannot tell
            continue
        if not days.every_week:
            return None
        found.append(closure_of(days))
    return found


def days_of_closure(schedule: Schedule) -> Recurrence | None:
    """Return the days of a row that says closed; without a rule, all between two."""
    first = schedule.valid_from or schedule.dtstart
    last = schedule.valid_to or schedule.until
    if first and last and not schedule.freq and not schedule.byday:
        every_day = tuple((day, ()) for day in range(WEEK_DAYS))
        return Recurrence(every_day, first, last, named=True, every_week=True)
    return recurrence_of(schedule)


def closure_of(days: Recurrence) -> Closure:
    """Return the days of a rule as days on which others do not hold."""
    return Closure(frozenset(day for day, _ in days.weekdays), days.first, days.last)


def special_days(schedule: Schedule) -> Closure | None:
    """Return the days on which a row's own hours stand in place of all others."""
    days = recurrence_of(schedule)
    if days is None or days.first is None or days.last is None or not days.every_week:
        return None
    short = days.last - days.first <= LONGEST_SPECIAL
    return closure_of(days) if short and says(SPECIAL, schedule) else None


def says(words: re.Pattern[str], schedule: Schedule) -> bool:
    """Whether the words beside a row say it."""
    texts = (schedule.description, schedule.notes)
    return any(words.search(folded(text)) for text in texts if text)


def folded(text: str) -> str:
    """Return a text in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
