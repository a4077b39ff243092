"""A schedule: when a service can be reached, as a rule of RFC 5545."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base
from directory.listings.models.part_of_service import PartOfListing


class Schedule(PartOfListing, Base):
    """Opening hours; ``timezone`` is hours from UTC, times are local ``HH:MM``."""

    __tablename__ = "schedule"

    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    dtstart: Mapped[date | None]
    until: Mapped[date | None]
    timezone: Mapped[float | None]
    freq: Mapped[str] = mapped_column(String(16), default="")
    interval: Mapped[int | None]
    byday: Mapped[str] = mapped_column(String(100), default="")
    bymonthday: Mapped[str] = mapped_column(String(200), default="")
    opens_at: Mapped[str] = mapped_column(String(16), default="")
    closes_at: Mapped[str] = mapped_column(String(16), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    attending_type: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
