"""What machines look for at fixed addresses: whom to tell of a fault, what to index."""

from datetime import timedelta

from flask import Blueprint, Response, url_for
from flask_babel import gettext

from directory.access import public
from directory.errors import NotFoundError
from directory.web.services import present, services
from i18n import LANGUAGES

blueprint = Blueprint("well_known", __name__)

PLAIN = "text/plain; charset=utf-8"
# RFC 9116 asks for less than a year; it is told anew each day.
TRUSTED_DAYS = 180
# Answers of one browser, sealed: to everybody else they are expired.
ROBOTS = "User-agent: *\nDisallow: /*/r/\n"


@blueprint.get("/.well-known/security.txt")
@public()
def security() -> Response:
    """Tell whom to write to about a fault, where the operator names somebody."""
    config = services().config
    if not config.contact:
        raise NotFoundError(gettext("There is no such page."))
    until = (present() + timedelta(days=TRUSTED_DAYS)).replace(
        hour=0, minute=0, second=0
    )
    lines = [
        f"Contact: {config.contact}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
    ]
    if config.public_url:
        lines.append(f"Canonical: {config.public_url}{url_for('.security')}")
    return Response("\n".join([*lines, ""]), content_type=PLAIN)


@blueprint.get("/robots.txt")
@public()
def robots() -> Response:
    """Keep search engines from addresses that are sealed."""
    return Response(ROBOTS, content_type=PLAIN)
