"""How far an organization is trusted, by whom, and until when."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime, stored_by_value

VETTED: Final = (
    "state <> 'vetted' OR (vetting_id IS NOT NULL AND expires_at IS NOT NULL)"
)


class StandingTier(StrEnum):
    """What an organization may see and do, once it is vetted."""

    LISTED = "listed"
    PARTNER = "partner"
    REFERRER = "referrer"


class StandingState(StrEnum):
    """Where an organization stands."""

    APPLIED = "applied"
    VETTED = "vetted"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


class OrganizationStanding(Base):
    """The standing of one organization whose people sign in.

    ``country`` is where it works, by its code: what goes dark with a country.
    """

    __tablename__ = "organization_standing"
    __table_args__ = (
        UniqueConstraint("organization_id"),
        CheckConstraint(VETTED, name="vetted_has_vetting"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    tier: Mapped[StandingTier] = mapped_column(
        stored_by_value(StandingTier), default=StandingTier.LISTED
    )
    state: Mapped[StandingState] = mapped_column(
        stored_by_value(StandingState), default=StandingState.APPLIED
    )
    country: Mapped[str | None] = mapped_column(String(2))
    vetting_id: Mapped[UUID | None] = mapped_column(ForeignKey("vetting.id"))
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    reason_code: Mapped[str] = mapped_column(String(32), default="")
