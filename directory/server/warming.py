"""Answer once to oneself: what is read at a first request is read before anybody's."""

from typing import Final

from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

SEARCH: Final = {"q": "lawyer", "place": "Kampala"}
# As of a browser that refuses cookies and was told what that means: it is answered.
FORM: Final = {**SEARCH, "told": "1"}


def warm(app: Flask) -> None:
    """Let the app answer pages and a search that nobody asked.

    The first answer of a process took two seconds, and every process has a first one.
    """
    for builder in (
        EnvironBuilder("/en/"),
        EnvironBuilder("/en/search", method="POST", data=FORM),
        EnvironBuilder("/api/v1/search", method="POST", json=SEARCH),
    ):
        environ = builder.get_environ()
        environ["REMOTE_ADDR"] = "127.0.0.1"
        run_wsgi_app(app.wsgi_app, environ, buffered=True)
