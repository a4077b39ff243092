"""Call the app for one whole request, and return its answer as bytes."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from gunicorn.config import Config as GunicornConfig
from gunicorn.http import wsgi

from directory.server.refusal import refusal
from directory.web.errors import record

Answered = tuple[bytes, bool]
"""The bytes of an answer, and whether another request may follow."""


class Sink:
    """A socket to gunicorn's eyes: keeps what is sent through it."""

    def __init__(self) -> None:
        """Begin empty."""
        self.parts: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        """Keep the bytes."""
        self.parts.append(data)


class Answer(wsgi.Response):  # type: ignore[misc]  # gunicorn ships no types
    """An answer that names no server."""

    def default_headers(self) -> list[str]:
        """Return the first lines, without the one that tells what runs here."""
        lines = super().default_headers()
        return [line for line in lines if not line.startswith("Server:")]


class Answering:
    """The app, called as gunicorn calls it."""

    def __init__(
        self, app: Callable[..., Any], cfg: GunicornConfig, server: tuple[str, int]
    ) -> None:
        """Call an app that is served at an address."""
        self.app = app
        self.cfg = cfg
        self.server = server
        self.is_ending = False

    def answer(self, request: Any, peer: str) -> Answered:
        """Return the answer to a request from an address."""
        try:
            return self.answered(request, peer)
        except Exception as error:  # the outer loop of a thread: it must go on
            record(error)
            return refusal(HTTPStatus.INTERNAL_SERVER_ERROR), False

    def answered(self, request: Any, peer: str) -> Answered:
        """Return what the app says."""
        sink = Sink()
        response, environ = wsgi.create(
            request, sink, (peer, 0), self.server, self.cfg, response_class=Answer
        )
        environ["wsgi.multithread"] = True
        parts = self.app(environ, response.start_response)
        if self.is_ending:
            response.force_close()
        try:
            for part in parts:
                response.write(part)
            response.close()
        finally:
            if hasattr(parts, "close"):
                parts.close()
        return b"".join(sink.parts), not response.should_close()
