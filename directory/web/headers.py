"""Headers on every answer: nothing from elsewhere, nothing kept, nothing told."""

import hashlib
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, request, url_for

from directory.config import Config
from directory.web.hosts import is_onion

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'{inline}",
        "script-src 'self'{inline}",
        "img-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
NONCE_BYTES = 16
LASTING_PAGES = frozenset({"listings.first_page", "listings.home", "listings.listing"})
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
KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"
STRICT_TRANSPORT = "max-age=63072000; includeSubDomains"
DIGEST_CHARACTERS = 16


def init_app(app: Flask, config: Config) -> None:
    """Send the headers with every answer, and name static files by what they hold."""

    def add_headers(response: Response) -> Response:
        response.headers.extend(
            {
                name: value
                for name, value in ALWAYS.items()
                if name not in response.headers
            }
        )
        response.headers["Content-Security-Policy"] = content_security_policy()
        response.headers["Cache-Control"] = caching(response)
        if not config.demo and not is_onion():
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        if config.onion and is_lasting_page(response):
            response.headers["Onion-Location"] = config.onion + request.path
        return response

    app.after_request(add_headers)
    app.jinja_env.globals.update(csp_nonce=csp_nonce, static_url=static_url)


def csp_nonce() -> str:
    """Return the mark that lets this one answer carry a style or a script inside it."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(NONCE_BYTES)
    return str(g.csp_nonce)


def content_security_policy() -> str:
    """Return what this answer may load: our own files, and what bears its mark."""
    inline = f" 'nonce-{csp_nonce()}'" if "csp_nonce" in g else ""
    return CONTENT_SECURITY_POLICY.format(inline=inline)


def is_lasting_page(response: Response) -> bool:
    """Whether the onion shows the same page: Tor Browser may go there by itself.

    From an answer it must not: her session, and so the sealed address, stays behind.
    """
    is_read = request.method == "GET" and response.status_code == 200
    return is_read and request.endpoint in LASTING_PAGES and not is_onion()


def caching(response: Response) -> str:
    """Keep only static files whose address holds the digest of what they hold."""
    if request.endpoint != "static" or response.status_code != 200:
        return NOT_KEPT
    name = (request.view_args or {}).get("filename", "")
    return KEPT_FOR_A_YEAR if request.args.get("v") == digest_of(name) else NOT_KEPT


def static_url(name: str) -> Any:
    """Return the address of a static file; it changes with the file."""
    return url_for("static", filename=name, v=digest_of(name))


def digest_of(name: str) -> str:
    """Return a short digest of a static file, read once."""
    return file_digest(Path(str(current_app.static_folder)) / name)


@cache
def file_digest(path: Path) -> str:
    """Return a short digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:DIGEST_CHARACTERS]
