"""What every page for members has: its sections, its error, its status."""

from typing import Any

from flask import render_template, request
from flask_babel import gettext
from flask_login import current_user

from directory.accounts.security_keys import RelyingParty
from directory.errors import PanahError
from directory.permissions import Actor, Permission, permits
from directory.staff.blueprint import blueprint
from directory.staff.words import told
from directory.web.languages import page_url


def page(
    template: str, error: PanahError | None = None, **values: Any
) -> tuple[str, int]:
    """Render a page; with an error it has that status."""
    found = told(error) if error else None
    text = render_template(
        f"staff/{template}.html",
        error=found,
        signed_in=bool(current_user.is_authenticated),
        **values,
    )
    return text, found.status if found else 200


@blueprint.app_template_global()
def staff_sections() -> list[tuple[str, str]]:
    """Return the sections that whoever is signed in may open: address and name."""
    actor: Actor = current_user
    sections = [
        ("staff.home", gettext("Today"), Permission.ACCOUNT_SEE),
        ("staff.search", gettext("Search"), Permission.LISTING_SEE_AS_MEMBER),
        ("staff.members", gettext("Members"), Permission.MEMBER_LIST),
        ("staff.steward", gettext("What waits for two"), Permission.POWER_APPROVE),
        ("staff.audit", gettext("What was done"), Permission.AUDIT_READ),
        ("staff.account", gettext("My account"), Permission.ACCOUNT_SEE),
    ]
    return [
        (page_url(endpoint), name)
        for endpoint, name, permission in sections
        if permits(actor, permission)
    ]


def party() -> RelyingParty:
    """Return the site that security keys are made for: the host of this request."""
    return RelyingParty(request.host_url.rstrip("/"))
