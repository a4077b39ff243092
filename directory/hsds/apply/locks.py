"""Hold the records that a batch may change, so that nobody else changes them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.apply.stored import load_stored
from directory.hsds.draft.rows import Key, Stored, ids_of
from directory.hsds.redact.required_level import places_of
from directory.listings.models import Location, Organization


def hold(
    session: Session, keys: Iterable[Key], hiding: Iterable[UUID], *, lock: bool
) -> Stored:
    """Return what is stored of records and of all places of ``hiding`` organizations.

    With ``lock`` nobody changes these organizations and locations, nor adds a
    service to them, until the transaction ends. What appears while it waits is held
    as well. All lock in one order, organizations first, so they wait and do not
    deadlock.
    """
    keys, hiding, held = set(keys), set(hiding), set[Key]()
    while True:
        if lock:
            held |= locked(session, Organization, keys - held)
        keys |= {(Location.__tablename__, i) for i in places_of(session, hiding)}
        if lock:
            held |= locked(session, Location, keys - held)
        stored = load_stored(session, keys)
        if not lock or shared(stored) <= held:
            return stored


def locked(
    session: Session,
    model: type[Organization] | type[Location],
    keys: Iterable[Key],
) -> set[Key]:
    """Lock rows of one table; return the keys of those that exist."""
    ids = ids_of(model, keys)
    statement = select(model.id).where(model.id.in_(ids)).order_by(model.id)
    found = session.scalars(statement.with_for_update()) if ids else ()
    return {(model.__tablename__, row_id) for row_id in found}


def shared(stored: Stored) -> set[Key]:
    """Return the organizations and locations among the stored records."""
    names = (Organization.__tablename__, Location.__tablename__)
    return {key for key in stored if key[0] in names}
