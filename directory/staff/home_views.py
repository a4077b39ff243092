"""The first page of members: what needs me today."""

from collections.abc import Callable
from typing import Final

from flask_babel import ngettext
from sqlalchemy.orm import Session

from directory.access import requires
from directory.accounts.approvals import waiting
from directory.permissions import Actor, Permission, permits
from directory.staff.blueprint import blueprint
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.web.languages import page_url
from directory.wording.labels import number_label

Item = tuple[str, str]
"""What waits, in words, and the address where it is done."""


def approvals(work: Session, actor: Actor) -> list[Item]:
    """Return what waits for this person's approval."""
    if not permits(actor, Permission.POWER_APPROVE):
        return []
    count = sum(actor.user_id != one.for_user_id for one in waiting(work))
    if not count:
        return []
    # NOTE: %(count)s is a number.
    words = ngettext(
        "%(count)s matter waits for two people.",
        "%(count)s matters wait for two people.",
        count,
        count=number_label(count),
    )
    return [(words, page_url("staff.steward"))]


ITEMS: Final[tuple[Callable[[Session, Actor], list[Item]], ...]] = (approvals,)


@blueprint.get("/")
@requires(Permission.ACCOUNT_SEE)
def home(work: Session, actor: Actor, language: str) -> Answer:
    """Show what needs this member today."""
    items = [item for of in ITEMS for item in of(work, actor)]
    return page("home", items=items)
