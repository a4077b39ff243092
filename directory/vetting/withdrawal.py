"""Withdraw a listing: it is hidden at once, and only two vetters bring it back."""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.errors import NotFoundError
from directory.listings.models import Service
from directory.listings.record_changes import touch
from directory.listings.vocabulary import Publication
from directory.vetting.workflow import Action, perform


def withdraw_listing(session: Session, service_id: str | UUID) -> Service:
    """Withdraw a service, named by its HSDS id or by ours; twice is as good as once.

    Raises NotFoundError where there is no such service.
    """
    service = session.scalar(
        select(Service).where(named(str(service_id))).with_for_update()
    )
    if service is None:
        raise NotFoundError("There is no such service.")
    if service.publication is not Publication.WITHDRAWN:
        perform(session, Action.WITHDRAW, {service.id: service.publication})
        touch(session, [service.id])
        record(session, AuditAct.LISTING_WITHDRAWN, SubjectKind.SERVICE, service.id)
    return service


def named(name: str) -> ColumnElement[bool]:
    """Return the clause that finds a service by either id."""
    external = Service.external_id.in_({name, name.lower()})
    try:
        return or_(external, Service.id == UUID(name))
    except ValueError:
        return external
