"""How often one caller may ask: counted in memory, forgotten after a minute."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request
from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage
from limits.strategies import SlidingWindowCounterRateLimiter
from werkzeug.exceptions import TooManyRequests

from directory.access import Counts, access_to
from directory.config import Config
from directory.web.callers import Caller, caller
from directory.web.errors import API
from directory.web.sessions import session_age_s, session_number

SHARED: Final = 20  # times as much for an address that many people share
PATIENCE_S: Final = 10  # how long a session has waited before it counts by itself
EXTENSION: Final = "panah-limits"


# How many of a kind for each search; a form is written by hand and kept.
SHARES: Final = {Counts.SEARCH: 1.0, Counts.PAGE: 5.0, Counts.FORM_POST: 0.05}


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as far as counting needs it."""

    counts: Counts
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
        if not self.is_counted(visit):
            return 0
        try:
            return self.counted(visit)
        except StorageError:
            return 0

    def is_counted(self, visit: Visit) -> bool:
        """Whether a visit uses up anything."""
        return self.searches != 0 and not visit.caller.local

    def counted(self, visit: Visit) -> int:
        """Count a visit where there is room for it, and say when there will be."""
        own = self.share(visit)
        if self.limiter.hit(own, "caller", visit.counts, visit.caller.pseudonym):
            return 0
        if self.is_patient(visit, own):
            return 0
        window = self.limiter.get_window_stats(
            own, "caller", visit.counts, visit.caller.pseudonym
        )
        until = max(1, round(window.reset_time - time.time()))
        return min(until, PATIENCE_S) if visit.session else until

    def share(self, visit: Visit) -> RateLimitItemPerMinute:
        """Return what one caller may do in a minute."""
        people = SHARED if visit.caller.shared else 1
        return RateLimitItemPerMinute(worth(self.searches * people, visit.counts))

    def is_patient(self, visit: Visit, reserve: RateLimitItemPerMinute) -> bool:
        """Whether a session has waited, and its address has something in reserve."""
        slow = RateLimitItemPerSecond(worth(3, visit.counts), 3 * PATIENCE_S)
        return (
            bool(visit.session)
            and visit.session_age_s >= PATIENCE_S
            and self.limiter.hit(slow, "session", visit.counts, visit.session)
            and self.limiter.hit(
                reserve, "patient", visit.counts, visit.caller.pseudonym
            )
        )


def worth(searches: int, counts: Counts) -> int:
    """Return how many visits of a kind weigh as much as so many searches."""
    return max(1, int(searches * SHARES[counts]))


def init_app(app: Flask, config: Config) -> None:
    """Count every request but those that must never be refused."""
    app.extensions[EXTENSION] = Limits(
        config.searches_per_minute, MemoryStorage(wrap_exceptions=True)
    )
    app.before_request(refuse_too_often(app.extensions[EXTENSION]))
    app.after_request(tell_programs(app.extensions[EXTENSION]))


def this_visit() -> Visit:
    """Return the request that is being answered."""
    counts = access_to(request.endpoint).counts
    return Visit(counts, caller(), session_number(), session_age_s())


def refuse_too_often(limits: Limits) -> Callable[[], None]:
    """Return the check of one request."""

    def check() -> None:
        if access_to(request.endpoint).counts is Counts.NOTHING:
            return
        wait_s = limits.wait_s(this_visit())
        if wait_s:
            raise TooManyRequests(retry_after=wait_s)

    return check


def tell_programs(limits: Limits) -> Callable[[Response], Response]:
    """Return what tells programs how often they may ask.

    What is left is told to nobody before it is nothing: whoever shares an address with
    a woman who searches would read from it that somebody does.
    """

    def tell(response: Response) -> Response:
        if not request.path.startswith(API):
            return response
        visit = this_visit()
        if not limits.is_counted(visit):
            return response
        share = limits.share(visit)
        response.headers["RateLimit-Limit"] = str(share.amount)
        response.headers["RateLimit-Policy"] = f"{share.amount};w={share.get_expiry()}"
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["RateLimit-Remaining"] = "0"
            response.headers["RateLimit-Reset"] = response.headers["Retry-After"]
        return response

    return tell
