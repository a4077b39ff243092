"""A vetting: two people of two organizations who stand for a listing."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime, now


class Vetting(Base):
    """Who vetted, for which organization (its mail domain), and when."""

    __tablename__ = "vetting"
    __table_args__ = (
        CheckConstraint(
            "first_organization <> second_organization",
            name="two_organizations",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    first_vetter: Mapped[str] = mapped_column(String(320))
    first_organization: Mapped[str] = mapped_column(String(255))
    second_vetter: Mapped[str] = mapped_column(String(320))
    second_organization: Mapped[str] = mapped_column(String(255))
    vetted_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
