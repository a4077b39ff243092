"""Tell a monitor on this machine how the service does, as OpenMetrics text.

It listens on the machine itself alone, on a port of its own: a request from the world
never reaches it, and what it tells holds nothing of any search.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from itertools import accumulate
from typing import Any, Final

from directory.server.figures import BOUNDS_S, CLASSES, KINDS, Figures

log = logging.getLogger(__name__)
HERE: Final = "127.0.0.1"
PATH: Final = "/metrics"
MEDIA_TYPE: Final = "application/openmetrics-text; version=1.0.0; charset=utf-8"
WAIT_S: Final = 5.0


Lags = Callable[[], Mapping[str, int]]
"""How many changes each index has still to read, by its name."""


def told(figures: Figures | None, lags: Mapping[str, int]) -> str:
    """Return all that is told, as OpenMetrics text."""
    lines = ["# TYPE panah info", f'panah_info{{version="{version("panah")}"}} 1']
    if figures:
        lines += [*counted(figures), *timed(figures)]
    lines.append("# TYPE panah_index_waiting_changes gauge")
    lines += [
        f'panah_index_waiting_changes{{index="{index}"}} {waiting}'
        for index, waiting in lags.items()
    ]
    return "\n".join([*lines, "# EOF", ""])


def counted(figures: Figures) -> Iterator[str]:
    """Yield how many requests were answered, by kind and class of status."""
    yield "# TYPE panah_requests counter"
    for kind in KINDS:
        for name, count in zip(CLASSES, figures.totals(kind).by_class, strict=True):
            yield f'panah_requests_total{{kind="{kind}",status="{name}"}} {count}'


def timed(figures: Figures) -> Iterator[str]:
    """Yield how long answers took, by kind."""
    name = "panah_answer_seconds"
    yield f"# TYPE {name} histogram"
    yield f"# UNIT {name} seconds"
    for kind in KINDS:
        totals = figures.totals(kind)
        bounds = (*map(str, BOUNDS_S), "+Inf")
        for bound, count in zip(bounds, accumulate(totals.by_time), strict=True):
            yield f'{name}_bucket{{kind="{kind}",le="{bound}"}} {count}'
        yield f'{name}_count{{kind="{kind}"}} {sum(totals.by_time)}'
        yield f'{name}_sum{{kind="{kind}"}} {totals.seconds}'


class Monitor(ThreadingHTTPServer):
    """Answers whoever monitors; what it cannot find out it leaves out."""

    daemon_threads = True

    def __init__(self, port: int, figures: Figures | None, lags: Lags) -> None:
        """Listen on this machine; raises OSError where the port is taken."""
        self.figures = figures
        self.lags = lags
        super().__init__((HERE, port), Answer)

    def text(self) -> str:
        """Return what is told now."""
        try:
            return told(self.figures, self.lags())
        except Exception as error:  # a monitor must hear of the rest all the same
            log.error("metrics: %s", type(error).__name__)
            return told(self.figures, {})


class Answer(BaseHTTPRequestHandler):
    """One request of a monitor."""

    server: Monitor
    timeout = WAIT_S

    def do_GET(self) -> None:
        """Tell the numbers at the one address that there is."""
        if self.path != PATH:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = self.server.text().encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", MEDIA_TYPE)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        """Return what runs here, to a monitor of our own."""
        return "panah"

    def log_message(self, *_parts: Any) -> None:
        """Write nothing down."""


def monitored(port: int, figures: Figures | None, lags: Lags) -> Monitor | None:
    """Begin to answer; where the port is taken, say so once and go on without."""
    try:
        monitor = Monitor(port, figures, lags)
    except OSError as error:
        log.error(
            "PANAH_METRICS_PORT is %s: no metrics, %s.", port, error.strerror or error
        )
        return None
    threading.Thread(target=monitor.serve_forever, daemon=True).start()
    return monitor
