"""Refuse what another site sends in her name."""

import hmac

from flask import Flask, current_app, request
from flask_babel import gettext
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf

from directory.crypto.keys import derive_key
from directory.errors import InvalidInputError
from directory.web.hosts import is_own_origin
from directory.web.sessions import has_session, secret_of_app
from directory.web.staff_cookie import staff_token

OURS = frozenset({"same-origin", "none"})  # "none": she reloaded or restored the page


class SessionProtect(CSRFProtect):  # type: ignore[misc] # Flask-WTF is untyped
    """Ask for the token of the session; without a session, for our own pages.

    Who signs in has a token of that session alone, on every page. A browser that
    refuses cookies can still search: there is nothing of hers on the server that a
    forged request could touch.
    """

    def protect(self, apply_exemptions: bool = False) -> None:
        """Check the request before its view, unless the view is exempt."""
        if staff_token() is not None:
            if self.is_in_question(apply_exemptions) and not has_staff_token():
                self._error_response("")
        elif has_session():
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
    # After those of Flask-WTF: one for templates, one for what these import.
    app.context_processor(lambda: {"csrf_token": csrf_token})
    app.jinja_env.globals["csrf_token"] = csrf_token


def csrf_token() -> str:
    """Return the token for forms: of who signs in, else of the visitor."""
    token = staff_token()
    return token_for(token) if token else str(generate_csrf())


def asks_token() -> bool:
    """Whether forms of this browser need a token: it holds a session, or signs in."""
    return has_session() or staff_token() is not None


def has_staff_token() -> bool:
    """Whether the form holds the token of just the session that its cookie names."""
    token = staff_token()
    sent = request.form.get("csrf_token", "").encode()
    return token is not None and hmac.compare_digest(sent, token_for(token).encode())


def token_for(token: bytes) -> str:
    """Return the token that belongs to the cookie of somebody who signs in."""
    return derive_key(secret_of_app(), b"forms of a member", token).hex()


def is_from_our_pages() -> bool:
    """Whether the headers, where sent, say that one of our pages sent this.

    A page with the policy "no-referrer" names its origin as "null".
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    origin = request.headers.get("Origin", "null")
    return origin == "null" or is_own_origin(origin)
