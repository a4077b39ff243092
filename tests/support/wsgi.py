"""Requests as a server hands them over, also such as no client library would send."""

import io
from dataclasses import dataclass
from typing import Any

from flask import Flask


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def environ_of(
    method: str, path: bytes, query: str, headers: dict[str, str], body: bytes
) -> dict[str, Any]:
    """Return an environment of PEP 3333; headers are bytes written as Latin-1."""
    named = {
        "HTTP_" + name.upper().replace("-", "_"): value
        for name, value in headers.items()
    }
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if f"HTTP_{name}" in named:
            named[name] = named.pop(f"HTTP_{name}")
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **named,
    }


def ask(app: Flask, environ: dict[str, Any]) -> Answer:
    """Return the answer; what the app raises, the test sees."""
    told: list[Any] = []
    parts = app.wsgi_app(environ, lambda *args: told.extend(args))  # type: ignore[arg-type, return-value]
    body = b"".join(parts)
    close = getattr(parts, "close", None)
    if close:
        close()
    return Answer(int(told[0].split()[0]), told[1], body)
