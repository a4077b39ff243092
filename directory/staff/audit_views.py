"""The audit, for whoever holds the role: whether it is whole, and its events."""

from flask import request, url_for
from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.access import Counts, requires
from directory.audit.models import AuditEvent
from directory.audit.verify import Finding, verify
from directory.permissions import Actor, Permission
from directory.staff.blueprint import blueprint
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.staff.words import instant_told
from directory.web.services import services
from directory.wording.labels import number_label

SHOWN = 100
DIGITS = 18


@blueprint.get("/audit/")
@requires(Permission.AUDIT_READ, counts=Counts.SEARCH)
def audit(work: Session, _actor: Actor, language: str) -> Answer:
    """Show the newest events, or those before one, and whether the chain is whole."""
    finding = verify(work, services().config.audit_key_file)
    before = request.args.get("before", "")
    newest = select(AuditEvent).order_by(AuditEvent.n.desc()).limit(SHOWN)
    if before.isdecimal() and len(before) <= DIGITS:
        newest = newest.where(AuditEvent.n < int(before))
    events = work.scalars(newest).all()
    last = events[-1].n if events else 1
    return page(
        "audit",
        finding=finding_told(finding),
        rows=[told(event) for event in events],
        older=url_for(".audit", language=language, before=last) if last > 1 else "",
    )


def finding_told(finding: Finding) -> str:
    """Return whether the chain is whole, in words."""
    count = number_label(finding.n)
    if finding.is_whole:
        # NOTE: %(count)s is how many events the record has.
        return gettext(
            "Nothing was changed or taken out: %(count)s events.", count=count
        )
    # NOTE: %(count)s is the number of the event where it breaks.
    return gettext(
        "Something was changed or taken out at number %(count)s. Tell the other"
        " stewards at once.",
        count=count,
    )


def told(event: AuditEvent) -> dict[str, object]:
    """Return an event ready to show: codes and ids."""
    who = event.actor_membership_id
    return {
        "n": event.n,
        "at": instant_told(event.at),
        "act": event.act,
        "subject": f"{event.subject_kind} {event.subject_id}",
        "by": str(who) if who else "shell",
    }
