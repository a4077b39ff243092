"""Corrections that readers sent: what is wrong on a page, and what would be right."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base

MOST_CHARACTERS = 1000  # half a page: what is wrong, and what would be right


class Correction(Base):
    """What a reader wrote, in the language of the page that she wrote it on.

    Nothing else is kept of her: no address, no hour, only the day.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("wrong <> '' OR better <> ''", name="says_something"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    language: Mapped[str] = mapped_column(String(16))
    wrong: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    better: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    received_on: Mapped[date]
