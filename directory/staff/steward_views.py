"""What waits for two people of two organizations, and the audit."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from sqlalchemy.orm import Session

from directory.access import requires
from directory.accounts.approvals import approve, find_approval, refuse, waiting
from directory.accounts.members import memberships_of
from directory.accounts.models import Approval, UserAccount
from directory.accounts.sealed_columns import address_of, name_of
from directory.errors import InvalidInputError
from directory.listings.models import Organization
from directory.permissions import Actor, Permission
from directory.staff.blueprint import blueprint
from directory.staff.link_views import to_link
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.staff.words import act_told
from directory.web.languages import current_language
from directory.wording.listing_words import list_label


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """What waits, for whom, and which organization has approved it."""

    id: str
    state: str
    words: str
    name: str
    organization: str
    first: str


def approval_named(work: Session, language: str, approval_id: str) -> Approval | None:
    """Load what an address names."""
    return find_approval(work, approval_id)


@blueprint.get("/steward/")
@requires(Permission.POWER_APPROVE)
def steward(work: Session, _actor: Actor, language: str) -> Answer:
    """Show what waits for two."""
    return page("steward", rows=[row_of(work, one) for one in waiting(work)])


@blueprint.post("/steward/<approval_id>")
@requires(Permission.POWER_APPROVE, of=approval_named, fresh=True)
def decide(work: Session, actor: Actor, approval: Approval) -> Answer:
    """Approve or refuse; with the second approval it is done."""
    outcome, link = request.form.get("outcome", ""), ""
    if outcome == "approve":
        link = approve(work, actor, approval)
    elif outcome == "refuse":
        refuse(work, actor, approval)
    else:
        raise InvalidInputError("", "outcome")
    if link:
        return to_link(work, f"/{current_language()}/staff/join/{link}")
    return redirect(url_for(".steward", language=current_language()), 303)


def row_of(work: Session, approval: Approval) -> ApprovalRow:
    """Return what waits, ready to show."""
    account = work.get_one(UserAccount, approval.for_user_id)
    names = [
        work.get_one(Organization, one.organization_id).name
        for one in memberships_of(work, account.id)
    ]
    first = approval.first_organization_id
    return ApprovalRow(
        str(approval.id),
        "first" if first else "open",
        act_told(approval.act, approval.detail),
        name_of(work, account) or address_of(work, account),
        list_label(names),
        work.get_one(Organization, first).name if first else "",
    )
