"""Organizations by themselves: found by their id, or added without any listing."""

from uuid import UUID, uuid4

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from directory.errors import InvalidInputError, NotFoundError
from directory.listings.models import Organization

LONGEST_NAME = 300


def find_organization(session: Session, key: UUID) -> Organization:
    """Return the organization of an id, its HSDS id or ours; NotFoundError without."""
    found = named(session, key)
    if found is None:
        raise NotFoundError("There is no such organization.")
    return found


def named(session: Session, key: UUID) -> Organization | None:
    """Return the organization that either id names."""
    either = or_(Organization.external_id == str(key), Organization.id == key)
    return session.scalar(select(Organization).where(either))


def add_organization(
    session: Session, name: str, key: UUID | None = None
) -> Organization:
    """Return a new organization; one that an import has brought is taken as it is.

    Raises InvalidInputError for a name that is none.
    """
    found = named(session, key) if key else None
    if found is not None:
        return found
    plain = name.strip()
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise InvalidInputError(
            f"The name of an organization has 1 to {LONGEST_NAME} characters.", "name"
        )
    made_id = key or uuid4()
    made = Organization(id=made_id, external_id=str(made_id), name=plain)
    session.add(made)
    session.flush()
    return made
