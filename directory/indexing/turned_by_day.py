"""Say of services that the calendar alone changed that they changed."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.database import Database, today_of
from directory.listings.field_visibility import is_outdated
from directory.listings.models import CostOption, Service
from directory.listings.record_changes import touch


def touch_turned(database: Database) -> int:
    """Log services that another day has changed since they last did; returns how many.

    An index holds whether help is free as of the day on which it was told, and what
    nobody vetted up to the day until which that is shown.
    """
    with database.read() as session:
        today = today_of(session)
        turned = {*services_turned(session, today), *services_over(session, today)}
    if turned:
        with database.write() as session:
            touch(session, turned)
    return len(turned)


def services_turned(session: Session, today: date) -> Iterator[UUID]:
    """Yield services with a price that began or ended between their change and now."""
    bounded = or_(CostOption.valid_from.is_not(None), CostOption.valid_to.is_not(None))
    rows = session.execute(
        select(
            Service.id,
            Service.last_modified_at,
            CostOption.valid_from,
            CostOption.valid_to,
        )
        .join(CostOption, CostOption.service_id == Service.id)
        .where(bounded)
    )
    for row in rows:
        told = row.last_modified_at.date()
        begun = row.valid_from is not None and told < row.valid_from <= today
        ended = row.valid_to is not None and told <= row.valid_to < today
        if begun or ended:
            yield row.id


def services_over(session: Session, today: date) -> Iterator[UUID]:
    """Yield services that are not shown any more, and changed before that day."""
    rows = session.execute(
        select(Service.id, Service.last_modified_at, Service.shown_until).where(
            is_outdated(today)
        )
    )
    for row in rows:
        if row.last_modified_at.date() <= row.shown_until:
            yield row.id
