"""The session: one cookie that ends with the browser, and the keys that hang on it."""

import base64
import os
import time
from hashlib import blake2b

from flask import Flask, current_app, session
from flask.sessions import SecureCookieSessionInterface

from directory.config import Config
from directory.crypto.keys import derive_key
from directory.crypto.secret import read_secret
from directory.web.hosts import is_onion
from directory.web.sealing import Seal

PLAIN_NAME = "panah"
HOST_NAME = "__Host-panah"  # browsers hold it to this host, to "/" and to https
KEY_FIELD = "k"
BEGAN_FIELD = "b"
EXTENSION = "panah-secret"


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, kept to https wherever that is spoken."""

    def get_cookie_name(self, app: Flask) -> str:
        """Return the name that only https may set, wherever https is spoken."""
        return HOST_NAME if self.get_cookie_secure(app) else PLAIN_NAME

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the browser must keep the cookie to https.

        Browsers take such a cookie on the machine itself as well, so that a proxy
        which names it as the host loses nothing.
        """
        return bool(app.config["SESSION_COOKIE_SECURE"]) and not is_onion()


def init_app(app: Flask, config: Config) -> None:
    """Give the app its secret and its cookie."""
    secret = read_secret(config.secret_file)
    app.extensions[EXTENSION] = secret
    app.session_interface = Sessions()
    app.config.update(
        SECRET_KEY=derive_key(secret, b"cookie"),
        SESSION_COOKIE_SECURE=not config.demo,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_REFRESH_EACH_REQUEST=False,
    )


def has_session() -> bool:
    """Whether the browser brought back a session of ours."""
    return KEY_FIELD in session


def begin_session() -> None:
    """Make sure that the browser holds a session; called where a form is shown."""
    if not has_session():
        session[KEY_FIELD] = base64.b64encode(os.urandom(32)).decode()
        session[BEGAN_FIELD] = int(time.time())


def session_age_s() -> float:
    """Return how long ago the session began; 0 without one."""
    return max(0.0, time.time() - float(session.get(BEGAN_FIELD, time.time())))


def session_number() -> str:
    """Return what tells one session from another, and opens nothing; "" without one."""
    key = session.get(KEY_FIELD, "").encode()
    return (
        blake2b(key, digest_size=12, person=b"panah number").hexdigest() if key else ""
    )


def session_seal(purpose: bytes) -> Seal:
    """Return the seal of this browser; without a session it opens nothing of others."""
    material = base64.b64decode(session.get(KEY_FIELD, ""))
    return Seal(derive_key(secret_of_app(), b"session seal", material), purpose)


def server_seal(purpose: bytes) -> Seal:
    """Return the seal for browsers that refuse cookies."""
    return Seal(derive_key(secret_of_app(), b"server seal"), purpose)


def secret_of_app() -> bytes:
    """Return the secret that init_app has read."""
    secret: bytes = current_app.extensions[EXTENSION]
    return secret
