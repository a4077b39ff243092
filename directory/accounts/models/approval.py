"""What two people of two organizations must both want before it is done."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from directory.accounts.vocabulary import Act
from directory.database import Base, UtcDateTime, stored_by_value

FIRST: Final = ("first_membership_id", "first_user_id", "first_organization_id")
SECOND: Final = ("second_membership_id", "second_user_id", "second_organization_id")
IDENTITY: Final = ("membership.id", "membership.user_id", "membership.organization_id")
OPEN: Final = text("done_at IS NULL AND refused_at IS NULL")


def all_null(columns: tuple[str, ...]) -> str:
    """Return the condition that none of the columns says anything."""
    return " AND ".join(f"{column} IS NULL" for column in columns)


def none_null(columns: tuple[str, ...]) -> str:
    """Return the condition that every column says something."""
    return " AND ".join(f"{column} IS NOT NULL" for column in columns)


WHOLE_FIRST: Final = f"({all_null(FIRST)}) OR ({none_null(FIRST)})"
WHOLE_SECOND: Final = f"({all_null(SECOND)}) OR ({none_null((*FIRST, *SECOND))})"
DONE_BY_TWO: Final = f"done_at IS NULL OR ({none_null((*FIRST, *SECOND))})"
TWO_PEOPLE: Final = "second_user_id IS NULL OR first_user_id <> second_user_id"
TWO_ORGANIZATIONS: Final = (
    "second_organization_id IS NULL OR first_organization_id <> second_organization_id"
)
NOT_FOR_HERSELF: Final = (
    "(first_user_id IS NULL OR first_user_id <> for_user_id) AND "
    "(second_user_id IS NULL OR second_user_id <> for_user_id)"
)


class Approval(Base):
    """An act that waits for two; ``digest`` binds both to what they were shown.

    ``subject_id`` is what the act is done to, ``detail`` the code of a role or nothing;
    ``for_user_id`` whom it serves, who is never one of the two.
    """

    __tablename__ = "approval"
    __table_args__ = (
        ForeignKeyConstraint(FIRST, IDENTITY, name="fk_approval_first_membership"),
        ForeignKeyConstraint(SECOND, IDENTITY, name="fk_approval_second_membership"),
        # What was done by two is named by the two, and by what they were asked.
        UniqueConstraint(
            "id", "subject_id", "detail", "second_user_id", name="uq_approval_done"
        ),
        CheckConstraint(WHOLE_FIRST, name="whole_first"),
        CheckConstraint(WHOLE_SECOND, name="whole_second"),
        CheckConstraint(DONE_BY_TWO, name="done_by_two"),
        CheckConstraint(TWO_PEOPLE, name="two_people"),
        CheckConstraint(TWO_ORGANIZATIONS, name="two_organizations"),
        CheckConstraint(NOT_FOR_HERSELF, name="not_for_herself"),
        CheckConstraint(
            "done_at IS NULL OR refused_at IS NULL", name="done_or_refused"
        ),
        Index(
            "uq_approval_open",
            "act",
            "subject_id",
            "detail",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    act: Mapped[Act] = mapped_column(stored_by_value(Act))
    subject_id: Mapped[UUID]
    detail: Mapped[str] = mapped_column(String(32), default="")
    for_user_id: Mapped[UUID]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    first_membership_id: Mapped[UUID | None]
    first_user_id: Mapped[UUID | None]
    first_organization_id: Mapped[UUID | None]
    second_membership_id: Mapped[UUID | None]
    second_user_id: Mapped[UUID | None]
    second_organization_id: Mapped[UUID | None]
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
