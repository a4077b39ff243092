"""A schedule: when a service can be reached, as a rule of RFC 5545."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base
from directory.listings.models.part_of_service import PartOfListing


class Schedule(PartOfListing, Base):
    """Opening hours; times are ``HH:MM``, with ``Z`` or an offset where they say one.

    ``timezone`` is hours from UTC, ``timezone_name`` what was said instead of a number;
    ``until_time`` stands behind the day of ``until``. What could not be read is ``?``.
    """

    __tablename__ = "schedule"

    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    dtstart: Mapped[date | None]
    until: Mapped[date | None]
    until_time: Mapped[str] = mapped_column(String(32), default="")
    count: Mapped[int | None]
    timezone: Mapped[float | None]
    timezone_name: Mapped[str] = mapped_column(String(64), default="")
    wkst: Mapped[str] = mapped_column(String(8), default="")
    freq: Mapped[str] = mapped_column(String(16), default="")
    interval: Mapped[int | None]
    byday: Mapped[str] = mapped_column(String(100), default="")
    bymonthday: Mapped[str] = mapped_column(String(200), default="")
    bymonth: Mapped[str] = mapped_column(String(200), default="")
    byweekno: Mapped[str] = mapped_column(String(200), default="")
    byyearday: Mapped[str] = mapped_column(String(200), default="")
    bysetpos: Mapped[str] = mapped_column(String(200), default="")
    opens_at: Mapped[str] = mapped_column(String(16), default="")
    closes_at: Mapped[str] = mapped_column(String(16), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    attending_type: Mapped[str] = mapped_column(String(300), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
