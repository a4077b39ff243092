"""Headers on every answer: nothing from elsewhere, nothing kept, nothing told."""

import base64
import hashlib
from pathlib import Path

from flask import Flask, Response, request

from directory.access import access_to
from directory.config import Config
from directory.web.hosts import is_onion
from directory.web.inline import (
    SCRIPT,
    STAFF_SCRIPT,
    STAFF_STYLE,
    STYLE,
    script_of,
    style_of,
)
from directory.web.staff_cookie import is_staff_page

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src {style}",
        "script-src {script}",
        "img-src data:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
DENIED_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in DENIED_FEATURES),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
}
NOT_KEPT = "no-store"
STRICT_TRANSPORT = "max-age=63072000; includeSubDomains"


def init_app(app: Flask, config: Config) -> None:
    """Send the headers with every answer."""

    folder = Path(str(app.static_folder))
    policy = content_security_policy(folder, SCRIPT, STYLE)
    staff_policy = content_security_policy(folder, STAFF_SCRIPT, STYLE, STAFF_STYLE)
    if config.speech:
        policy += "; media-src 'self'"

    def add_headers(response: Response) -> Response:
        response.headers.extend(
            {
                name: value
                for name, value in ALWAYS.items()
                if name not in response.headers
            }
        )
        response.headers["Content-Security-Policy"] = (
            staff_policy if is_staff_page() else policy
        )
        response.headers["Cache-Control"] = NOT_KEPT
        if not config.demo and not is_onion():
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        if config.onion and is_lasting_page(response):
            response.headers["Onion-Location"] = config.onion + request.path
        return response

    app.after_request(add_headers)


def content_security_policy(folder: Path, script: str, *styles: str) -> str:
    """Return what an answer may use: the styles and the one script that pages carry.

    They are named by what they are, not by a mark of one answer: the same question
    has the same answer, byte for byte, whatever is hidden.
    """
    return CONTENT_SECURITY_POLICY.format(
        style=f"'self' {source_of(style_of(*(folder / style for style in styles)))}",
        script=source_of(script_of(folder / script)),
    )


def source_of(text: str) -> str:
    """Return the name by which a policy knows a text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def is_lasting_page(response: Response) -> bool:
    """Whether the onion shows the same page: Tor Browser may go there by itself.

    From an answer it must not: her session, and so the sealed address, stays behind.
    """
    is_read = request.method == "GET" and response.status_code == 200
    return is_read and access_to(request.endpoint).lasting and not is_onion()
