"""The session: one cookie that ends with the browser, and the keys that hang on it."""

import base64
import os
import time
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from flask import Flask, current_app, session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SecureCookieSessionInterface
from nacl.secret import Aead

from directory.config import Config
from directory.crypto.hourly_keys import HourlyKeys, keys_of
from directory.crypto.keys import derive_key
from directory.crypto.secret import read_secret
from directory.errors import ConfigurationError, UnavailableError
from directory.web.errors import sentence_of
from directory.web.sealing import Seal
from directory.web.staff_cookie import is_secure, name_of, staff_token

NAME = "panah"
KEY_FIELD = "k"
BEGAN_FIELD = "b"
EXTENSION = "panah-secret"
HOURLY = "panah-hourly-keys"


class Encrypted(TaggedJSONSerializer):
    """Writes what a session holds so that only the server reads it.

    Browsers write cookies to disk, also those that end with the browser.
    """

    def __init__(self, key: bytes) -> None:
        """Encrypt under this key."""
        super().__init__()
        self.box = Aead(key)

    def dumps(self, value: Any) -> str:
        """Return a value, encrypted."""
        sealed = self.box.encrypt(super().dumps(value).encode())
        return base64.b64encode(sealed).decode()

    def loads(self, value: str) -> Any:
        """Return the value of what ``dumps`` gave."""
        return super().loads(self.box.decrypt(base64.b64decode(value)).decode())


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, encrypted, kept to https wherever that is spoken."""

    def __init__(self, key: bytes) -> None:
        """Encrypt under this key."""
        self.serializer = Encrypted(key)

    def get_cookie_name(self, app: Flask) -> str:
        """Return the name that only https may set, wherever https is spoken."""
        return name_of(NAME)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the browser must keep the cookie to https.

        Browsers take such a cookie on the machine itself as well, so that a proxy
        which names it as the host loses nothing.
        """
        return is_secure()


def init_app(app: Flask, config: Config) -> None:
    """Give the app its secret and its cookie."""
    secret = read_secret(config.secret_file)
    app.extensions[EXTENSION] = secret
    app.extensions[HOURLY] = keys_of(config)
    app.session_interface = Sessions(derive_key(secret, b"content of the cookie"))
    app.config.update(
        # Not the key of cookies that stood in clear: those are not read any more.
        SECRET_KEY=derive_key(secret, b"encrypted cookie"),
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


@dataclass(frozen=True, slots=True)
class KeysOfRequest:
    """The hourly keys, as a page needs them: their absence is told to a reader."""

    keys: HourlyKeys

    def sealing(self) -> bytes:
        """Return the key to seal with; raises UnavailableError where there is none."""
        try:
            return self.keys.sealing()
        except (ConfigurationError, OSError):
            raise UnavailableError(sentence_of(503)) from None

    def opening(self) -> list[bytes]:
        """Return the keys to open with; none of them where they cannot be read."""
        try:
            return self.keys.opening()
        except (ConfigurationError, OSError):
            return []


def session_seal(purpose: bytes) -> Seal:
    """Return the seal of this browser; without a session it opens nothing of others."""
    material = base64.b64decode(session.get(KEY_FIELD, ""))
    lasting = derive_key(secret_of_app(), b"session seal", material)
    return sealed_with(lasting, purpose)


def staff_seal(purpose: bytes) -> Seal:
    """Return the seal of whoever signs in: it goes with her session."""
    lasting = derive_key(secret_of_app(), b"session seal", staff_token() or b"")
    return sealed_with(lasting, purpose)


def server_seal(purpose: bytes) -> Seal:
    """Return the seal for browsers that refuse cookies."""
    lasting = derive_key(secret_of_app(), b"server seal")
    return sealed_with(lasting, purpose)


def sealed_with(lasting: bytes, purpose: bytes) -> Seal:
    """Return a seal under a lasting key and those of this hour."""
    keys = hourly_keys()
    return Seal(lasting, KeysOfRequest(keys), purpose, keys.clock)


def hourly_keys() -> HourlyKeys:
    """Return the keys of this hour that init_app has found."""
    found: HourlyKeys = current_app.extensions[HOURLY]
    return found


def secret_of_app() -> bytes:
    """Return the secret that init_app has read."""
    secret: bytes = current_app.extensions[EXTENSION]
    return secret
