"""What using a service asks and gives: cost, documents, room."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime, now
from directory.listings.models.part_of_service import PartOfService


class CostOption(PartOfService, Base):
    """What it costs; ``currency`` is ISO 4217."""

    __tablename__ = "cost_option"

    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    option: Mapped[str] = mapped_column(Text, default="")
    currency: Mapped[str] = mapped_column(String(3), default="")
    amount: Mapped[Decimal | None] = mapped_column(Numeric(14, 2))
    amount_description: Mapped[str] = mapped_column(Text, default="")


class RequiredDocument(PartOfService, Base):
    """A paper that one must bring."""

    __tablename__ = "required_document"

    document: Mapped[str] = mapped_column(Text)
    uri: Mapped[str] = mapped_column(String(2000), default="")


class ServiceCapacity(PartOfService, Base):
    """How much room there is, as told at an instant."""

    __tablename__ = "service_capacity"

    unit: Mapped[str] = mapped_column(String(100))
    available: Mapped[float]
    maximum: Mapped[float | None]
    description: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
