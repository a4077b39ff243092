"""Whom a person works for, and what she may do there."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from directory.accounts.vocabulary import Origin
from directory.database import Base, UtcDateTime, stored_by_value
from directory.permissions import Role

LIVE: Final = text("ended_at IS NULL")
BY_TWO: Final = (
    "role NOT IN ('vetter', 'steward') OR origin = 'operator' "
    "OR approval_id IS NOT NULL"
)
OPERATOR_OR_APPROVAL: Final = (
    "(origin = 'approval' AND approval_id IS NOT NULL AND approved_by IS NOT NULL) "
    "OR (origin <> 'approval' AND approval_id IS NULL AND approved_by IS NULL)"
)


class Membership(Base):
    """That a person belongs to an organization, since when and until when.

    A row is never changed but for its end: decisions point to it for ever, and a move
    to another organization is a row of its own.
    """

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint(
            "id", "user_id", "organization_id", name="uq_membership_identity"
        ),
        Index(
            "uq_membership_live",
            "user_id",
            "organization_id",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"))
    # None for whom the shell has brought.
    introduced_by: Mapped[UUID | None]
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoleGrant(Base):
    """A role of a member; power over others comes from two people, or from the shell.

    An approval that a grant names is one for this member and role, and has its second
    person: ``approved_by``.
    """

    __tablename__ = "role_grant"
    __table_args__ = (
        ForeignKeyConstraint(
            ["approval_id", "membership_id", "role", "approved_by"],
            [
                "approval.id",
                "approval.subject_id",
                "approval.detail",
                "approval.second_user_id",
            ],
            name="fk_role_grant_approval",
        ),
        CheckConstraint(BY_TWO, name="vetter_or_steward_by_two"),
        CheckConstraint(OPERATOR_OR_APPROVAL, name="operator_or_approval"),
        Index(
            "uq_role_grant_live",
            "membership_id",
            "role",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"))
    role: Mapped[Role] = mapped_column(stored_by_value(Role))
    origin: Mapped[Origin] = mapped_column(stored_by_value(Origin))
    approval_id: Mapped[UUID | None]
    approved_by: Mapped[UUID | None]
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
