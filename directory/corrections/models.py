"""Corrections that readers sent: what is wrong, and what would be right."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, stored_by_value

MOST_CHARACTERS = 1000  # half a page: what is wrong, and what would be right


class CorrectionKind(StrEnum):
    """What a reader says: words about a page, or that a listing is bad."""

    WORDS = "words"
    WRONG = "wrong"
    UNSAFE = "unsafe"


# What speaks against a listing that nobody has vetted.
BAD: Final = (CorrectionKind.WRONG, CorrectionKind.UNSAFE)
SAYS_SOMETHING: Final = (
    "wrong <> '' OR better <> '' OR (kind <> 'words' AND listing_id IS NOT NULL)"
)


class Correction(Base):
    """What a reader wrote, in the language of the page that she wrote it on.

    Of a report on a listing also which one. Nothing else is kept of her: no address,
    no hour, only the day.
    """

    __tablename__ = "correction"
    __table_args__ = (CheckConstraint(SAYS_SOMETHING, name="says_something"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    language: Mapped[str] = mapped_column(String(16))
    wrong: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    better: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    kind: Mapped[CorrectionKind] = mapped_column(
        stored_by_value(CorrectionKind), default=CorrectionKind.WORDS
    )
    # Of a listing that may be gone by now.
    listing_id: Mapped[UUID | None]
    received_on: Mapped[date]
