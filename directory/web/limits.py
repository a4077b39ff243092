"""How often one caller may ask: counted in memory, forgotten after a minute."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flask import Flask, request
from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage
from limits.strategies import SlidingWindowCounterRateLimiter
from werkzeug.exceptions import TooManyRequests

from directory.config import Config
from directory.web.callers import Caller, caller
from directory.web.sessions import session_age_s, session_number

CROWD: Final = 20  # times as much for an address that many people share
PATIENCE_S: Final = 10  # how long a session has waited before it counts by itself
EXTENSION: Final = "panah-limits"


class Kind(StrEnum):
    """What is counted apart."""

    SEARCH = "search"
    PAGE = "page"
    LETTER = "letter"


# How many of a kind for each search; a letter is written by hand and kept.
SHARES: Final = {Kind.SEARCH: 1.0, Kind.PAGE: 5.0, Kind.LETTER: 0.05}
LETTERS = frozenset({"reach.send_correction"})
SEARCHES = frozenset(
    {
        "api.search",
        "listings.results",
        "listings.search",
        "printing.directly_printed",
        "printing.printed",
        "speech.listing",
        "speech.safety",
    }
)
# The way out must open however often she presses; probes and styles cost nothing.
NEVER = frozenset(
    {"static", "health.healthz", "health.readyz", "listings.leave", "listings.blank"}
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as far as counting needs it."""

    kind: Kind
    caller: Caller
    session: str
    session_age_s: float


class Limits:
    """Counts visits; none is refused where counting fails.

    First the caller's own share is used. When it is spent, perhaps by somebody else
    behind the same address, a session that is older than a few seconds may go on
    slowly, three searches in half a minute: waiting costs a person and a machine
    alike, needs no script, and all the patient of one address are bounded as well.
    """

    def __init__(self, searches: int, storage: Storage) -> None:
        """Allow so many searches a minute to one caller; 0 counts nothing."""
        self.searches = searches
        self.limiter = SlidingWindowCounterRateLimiter(storage)

    def wait_s(self, visit: Visit) -> int:
        """Return how many seconds to wait; 0 when the visit may pass."""
        if self.searches == 0 or visit.caller.local:
            return 0
        try:
            return self.counted(visit)
        except StorageError:
            return 0

    def counted(self, visit: Visit) -> int:
        """Count a visit where there is room for it, and say when there will be."""
        own = self.share(visit)
        if self.limiter.hit(own, "caller", visit.kind, visit.caller.number):
            return 0
        if self.is_patient(visit, own):
            return 0
        window = self.limiter.get_window_stats(
            own, "caller", visit.kind, visit.caller.number
        )
        until = max(1, round(window.reset_time - time.time()))
        return min(until, PATIENCE_S) if visit.session else until

    def share(self, visit: Visit) -> RateLimitItemPerMinute:
        """Return what one caller may do in a minute."""
        people = CROWD if visit.caller.crowd else 1
        return RateLimitItemPerMinute(worth(self.searches * people, visit.kind))

    def is_patient(self, visit: Visit, reserve: RateLimitItemPerMinute) -> bool:
        """Whether a session has waited, and its address has something in reserve."""
        slow = RateLimitItemPerSecond(worth(3, visit.kind), 3 * PATIENCE_S)
        return (
            bool(visit.session)
            and visit.session_age_s >= PATIENCE_S
            and self.limiter.hit(slow, "session", visit.kind, visit.session)
            and self.limiter.hit(reserve, "patient", visit.kind, visit.caller.number)
        )


def worth(searches: int, kind: Kind) -> int:
    """Return how many visits of a kind weigh as much as so many searches."""
    return max(1, int(searches * SHARES[kind]))


def kind_of(endpoint: str | None) -> Kind:
    """Return as what a request is counted."""
    if endpoint in SEARCHES:
        return Kind.SEARCH
    return Kind.LETTER if endpoint in LETTERS else Kind.PAGE


def init_app(app: Flask, config: Config) -> None:
    """Count every request but those that must never be refused."""
    app.extensions[EXTENSION] = Limits(
        config.searches_per_minute, MemoryStorage(wrap_exceptions=True)
    )
    app.before_request(refuse_too_often(app.extensions[EXTENSION]))


def refuse_too_often(limits: Limits) -> Callable[[], None]:
    """Return the check of one request."""

    def check() -> None:
        if request.endpoint in NEVER:
            return
        kind = kind_of(request.endpoint)
        wait_s = limits.wait_s(Visit(kind, caller(), session_number(), session_age_s()))
        if wait_s:
            raise TooManyRequests(retry_after=wait_s)

    return check
