"""Refuse what another site sends in her name."""

from flask import Flask, current_app, request
from flask_babel import gettext
from flask_wtf import CSRFProtect

from directory.errors import InvalidInputError
from directory.web.hosts import is_own_origin
from directory.web.sessions import has_session

OURS = frozenset({"same-origin", "none"})  # "none": she reloaded or restored the page


class SessionProtect(CSRFProtect):  # type: ignore[misc] # Flask-WTF is untyped
    """Ask for the token of the session; without a session, for our own pages.

    A browser that refuses cookies can still search: there is nothing of hers on the
    server that a forged request could touch.
    """

    def protect(self, apply_exemptions: bool = False) -> None:
        """Check the request before its view, unless the view is exempt."""
        if has_session():
            super().protect(apply_exemptions)
        elif self.is_in_question(apply_exemptions) and not is_from_our_pages():
            self._error_response("")

    def is_in_question(self, apply_exemptions: bool) -> bool:
        """Whether the request may change something, and is not exempt."""
        if request.method not in current_app.config["WTF_CSRF_METHODS"]:
            return False
        return bool(request.endpoint) and not (apply_exemptions and self._is_exempt())

    def _error_response(self, reason: str) -> None:
        raise InvalidInputError(
            gettext(
                "This page was open for too long, or in another window."
                " Please open the first page and try again."
            )
        )


csrf = SessionProtect()


def init_app(app: Flask) -> None:
    """Protect every view that is not exempt."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
        WTF_CSRF_SSL_STRICT=False,  # our pages send no referrer, by our own policy
    )
    csrf.init_app(app)


def is_from_our_pages() -> bool:
    """Whether the headers, where sent, say that one of our pages sent this.

    A page with the policy "no-referrer" names its origin as "null".
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    origin = request.headers.get("Origin", "null")
    return origin == "null" or is_own_origin(origin)
