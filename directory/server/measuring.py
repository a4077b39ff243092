"""Measure each answer of the app: what it counts as, its status, how long it took."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from werkzeug.exceptions import HTTPException

from directory.access import Counts, access_in
from directory.server.figures import Figures

Environ = dict[str, Any]
BROKEN = 500  # what an app says that says nothing


class Measuring:
    """The app, with a clock."""

    def __init__(self, app: Flask, figures: Figures, place: int) -> None:
        """Write down what the process at a place answers."""
        self.app = app
        self.adapter = app.url_map.bind("localhost")
        self.figures = figures
        self.place = place

    def __call__(
        self, environ: Environ, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer as the app does."""
        began, status = time.perf_counter(), BROKEN

        def start(line: str, headers: Any, error: Any = None) -> Any:
            nonlocal status
            status = int(line[:3])
            return start_response(line, headers, error)

        kind = self.kind_of(environ)
        try:
            return self.app(environ, start)
        finally:
            spent = time.perf_counter() - began
            self.figures.add(self.place, kind, status, spent)

    def kind_of(self, environ: Environ) -> Counts:
        """Return what a request counts as; one for no page is counted as a page."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        try:
            endpoint, _arguments = self.adapter.match(path, method)
        except HTTPException:
            return Counts.PAGE
        return access_in(self.app, endpoint).counts
