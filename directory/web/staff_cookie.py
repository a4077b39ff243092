"""The cookies of those who sign in: one for the session, one for a known device."""

from datetime import timedelta
from typing import Final

from flask import Response, current_app, request
from werkzeug.wrappers import Response as AnyResponse

from directory.crypto.tokens import read_token, written
from directory.web.hosts import is_onion

SESSION: Final = "panah-staff"
DEVICE: Final = "panah-device"
HOST: Final = "__Host-"  # browsers hold it to this host, to "/" and to https
DEVICE_LIFE: Final = timedelta(days=90)


def is_secure() -> bool:
    """Whether the browser must keep the cookie to https."""
    return bool(current_app.config["SESSION_COOKIE_SECURE"]) and not is_onion()


def name_of(kind: str) -> str:
    """Return the name of a cookie here."""
    return HOST + kind if is_secure() else kind


def token_of(kind: str) -> bytes | None:
    """Return what a cookie holds; None without one, or for what can be none."""
    return read_token(request.cookies.get(name_of(kind), ""))


def staff_token() -> bytes | None:
    """Return the token of the session, or of the first step of one."""
    return token_of(SESSION)


def device_token() -> bytes | None:
    """Return the token of the device."""
    return token_of(DEVICE)


def is_staff_page() -> bool:
    """Whether the address is one of those who sign in, such as /en/staff/account/."""
    return request.path.split("/")[2:3] in (["staff"], ["demo"])


def give(answer: AnyResponse, kind: str, token: bytes) -> None:
    """Give the browser a cookie; that of the session ends with the browser."""
    answer.set_cookie(
        name_of(kind),
        written(token),
        max_age=DEVICE_LIFE if kind == DEVICE else None,
        secure=is_secure(),
        httponly=True,
        samesite="Strict",
    )


def take(answer: Response | AnyResponse) -> None:
    """Take the cookie of the session away."""
    answer.delete_cookie(
        name_of(SESSION), secure=is_secure(), httponly=True, samesite="Strict"
    )
