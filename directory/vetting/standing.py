"""The standing of organizations: applied for, or attested for ninety days."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.audit.services import record
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.database import instant_of
from directory.errors import InvalidInputError
from directory.vetting.models import OrganizationStanding, StandingState, StandingTier
from directory.vetting.vetters import read_vetters
from directory.wording.countries import find_country

ATTESTED: Final = timedelta(days=90)  # what the operator alone stands for ends soon


def standing_of(session: Session, organization_id: UUID) -> OrganizationStanding:
    """Return the standing of an organization; one that has none begins as applied."""
    own = OrganizationStanding.organization_id == organization_id
    found = session.scalar(select(OrganizationStanding).where(own))
    if found is None:
        found = OrganizationStanding(organization_id=organization_id)
        session.add(found)
        session.flush()
    return found


def note_country(session: Session, organization_id: UUID, country: str) -> None:
    """Keep in which country an organization works; InvalidInputError for no country."""
    code = find_country(country)
    if code is None:
        raise InvalidInputError(
            f"{country!r} is no country: two letters like AF are meant.", "country"
        )
    standing_of(session, organization_id).country = code


def attest_organization(
    session: Session, organization_id: UUID, addresses: Sequence[str]
) -> datetime:
    """Keep that two vetters stand for an organization; return until when.

    The operator attests it on the shell: it ends after ninety days, and is shown to
    members as such. Raises InvalidInputError unless they are two of two organizations.
    """
    vetters = read_vetters(addresses)
    if vetters is None:
        raise InvalidInputError(
            "An organization is vetted by two people: give two e-mail addresses.",
            "vetted_by",
        )
    moment = instant_of(session)
    vetting = vetters.vetting(moment)
    session.add(vetting)
    session.flush()
    standing = standing_of(session, organization_id)
    standing.tier, standing.state = StandingTier.PARTNER, StandingState.VETTED
    standing.vetting_id, standing.expires_at = vetting.id, moment + ATTESTED
    record(
        session,
        AuditAct.ORGANIZATION_VETTED,
        SubjectKind.ORGANIZATION,
        organization_id,
        digest=vetting.id.bytes,
    )
    return moment + ATTESTED


def attested_until(session: Session, organization_id: UUID) -> datetime | None:
    """Return until when an organization is vetted; None where it is not, or no more."""
    own = OrganizationStanding.organization_id == organization_id
    found = session.scalar(select(OrganizationStanding).where(own))
    if found is None or found.state is not StandingState.VETTED:
        return None
    until = found.expires_at
    return until if until and until > instant_of(session) else None
