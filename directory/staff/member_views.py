"""Members of one's organization, and how a steward brings new ones."""

from dataclasses import dataclass
from uuid import UUID

from flask import redirect, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from directory.access import Counts, requires
from directory.accounts.adding import add_member, renew_access
from directory.accounts.members import end_membership, find_live_membership
from directory.accounts.models import Membership
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.roster import Member, roster
from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.errors import InvalidInputError, NotFoundError, PanahError
from directory.listings.models import Organization
from directory.listings.organizations import add_organization, find_organization
from directory.permissions import Actor, Permission, Role, permits
from directory.staff.blueprint import blueprint
from directory.staff.link_views import to_link
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.staff.words import ROLES, roles_told, standing_told
from directory.vetting.standing import attested_until
from directory.web.languages import current_language


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the page shows her."""

    id: str
    name: str
    state: str
    roles: str
    by_operator: bool
    may_end: bool
    may_reset: bool


@dataclass(frozen=True, slots=True)
class InviteForm:
    """Whom a steward invites; what she typed stays where it cannot be used."""

    email: str = ""
    roles: tuple[str, ...] = ()
    organization: str = ""
    organization_name: str = ""

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> "InviteForm":
        """Return what was sent."""
        return cls(
            form.get("email", "").strip(),
            tuple(form.getlist("roles")),
            form.get("organization", ""),
            form.get("organization_name", "").strip(),
        )


def membership_named(
    work: Session, language: str, membership_id: str
) -> Membership | None:
    """Load the live membership that an address names."""
    return find_live_membership(work, membership_id)


@blueprint.get("/members/")
@requires(Permission.MEMBER_LIST)
def members(work: Session, actor: Actor, language: str) -> Answer:
    """Show the members of one's own organization."""
    return page(
        "members",
        organization=work.get_one(Organization, actor.organization_id).name,
        standing=standing_told(attested_until(work, actor.organization_id)),
        rows=[row_of(actor, one) for one in roster(work, actor.organization_id)],
        may_invite=permits(actor, Permission.MEMBER_INVITE),
    )


@blueprint.post("/members/<membership_id>/end")
@requires(Permission.MEMBER_END, of=membership_named, fresh=True)
def end_member(work: Session, actor: Actor, membership: Membership) -> Response:
    """End a membership with its roles: her next request finds nobody."""
    end_membership(work, membership)
    record(
        work,
        AuditAct.MEMBERSHIP_ENDED,
        SubjectKind.MEMBERSHIP,
        membership.id,
        by=actor.membership_id,
    )
    return redirect(url_for(".members", language=current_language()), 303)


@blueprint.post("/members/<membership_id>/reset")
@requires(Permission.MEMBER_INVITE, of=membership_named, fresh=True)
def renew_way_in(work: Session, actor: Actor, membership: Membership) -> Response:
    """Give a member a new way to sign in, or ask two for it."""
    link = renew_access(work, membership, actor)
    if link is None:
        return redirect(url_for(".steward", language=current_language()), 303)
    return to_link(work, link.path(current_language()))


@blueprint.get("/members/invite")
@requires(Permission.MEMBER_INVITE)
def invite(work: Session, _actor: Actor, language: str) -> Answer:
    """Show the form for a new member."""
    return invite_page(work, InviteForm())


@blueprint.post("/members/invite")
@requires(Permission.MEMBER_INVITE, counts=Counts.FORM_POST, fresh=True)
def send_invitation(work: Session, actor: Actor, language: str) -> Answer:
    """Bring somebody; the link is shown once, on the next page alone."""
    form = InviteForm.of(request.form)
    try:
        with work.begin_nested():  # an organization that nobody joins is not made
            organization_id = organization_of(work, form)
            roles = roles_of(form)
            made = add_member(work, form.email, organization_id, roles, language, actor)
    except InvalidInputError as error:
        return invite_page(work, form, error)
    if made.link is None:
        return redirect(url_for(".members", language=language), 303)
    return to_link(work, made.link.path(language))


def organization_of(work: Session, form: InviteForm) -> UUID:
    """Return the organization that is meant; a new one is made and not vetted."""
    try:
        if form.organization:
            return find_organization(work, UUID(form.organization)).id
        return add_organization(work, form.organization_name).id
    except (ValueError, NotFoundError, InvalidInputError):
        raise RefusedError(Refusal.ORGANIZATION, "organization") from None


def roles_of(form: InviteForm) -> list[Role]:
    """Return the roles that were chosen; RefusedError for what is none."""
    try:
        return [Role(role) for role in form.roles]
    except ValueError:
        raise RefusedError(Refusal.ROLE, "roles") from None


def invite_page(
    work: Session, form: InviteForm, error: PanahError | None = None
) -> Answer:
    """Render the form, with what was typed."""
    named = select(Organization.external_id, Organization.id, Organization.name)
    rows = work.execute(named.order_by(Organization.name, Organization.id))
    return page(
        "invite",
        error,
        form=form,
        roles=list(ROLES.items()),
        organizations=[(external or str(key), name) for external, key, name in rows],
    )


def row_of(actor: Actor, member: Member) -> MemberRow:
    """Return a member ready to show."""
    is_herself = member.membership.id == actor.membership_id
    return MemberRow(
        str(member.membership.id),
        member.name,
        member.state,
        roles_told(member.roles),
        member.by_operator,
        permits(actor, Permission.MEMBER_END, member.membership) and not is_herself,
        permits(actor, Permission.MEMBER_INVITE) and not is_herself,
    )
