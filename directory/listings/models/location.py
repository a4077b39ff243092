"""A location: where help is given, never finer than a coarse cell."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, stored_by_value
from directory.listings.models.record import Part, Record
from directory.listings.vocabulary import LocationType

NO_POINT = "NOT confidential OR (cell_latitude IS NULL AND cell_longitude IS NULL)"


class Location(Record, Base):
    """A place; its cell is counted in tenths of a degree, so no finer point exists.

    A cell of n covers n/10 to (n+1)/10 degrees. ``admin1`` is a GeoNames code
    (``AF.11``), ``country`` ISO 3166-1, ``timezone`` an IANA name.
    """

    __tablename__ = "location"
    __table_args__ = (CheckConstraint(NO_POINT, name="confidential_has_no_point"),)

    location_type: Mapped[LocationType] = mapped_column(stored_by_value(LocationType))
    name: Mapped[str] = mapped_column(String(300), default="")
    alternate_name: Mapped[str] = mapped_column(String(300), default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    transportation: Mapped[str] = mapped_column(Text, default="")
    confidential: Mapped[bool] = mapped_column(default=False)
    cell_latitude: Mapped[int | None]
    cell_longitude: Mapped[int | None]
    area: Mapped[str] = mapped_column(String(300), default="")
    country: Mapped[str | None] = mapped_column(String(2))
    admin1: Mapped[str | None] = mapped_column(String(16))
    timezone: Mapped[str | None] = mapped_column(String(64))


class Address(Part, Base):
    """Where a location is on the map of its town; none is kept of a shelter."""

    __tablename__ = "address"

    location_id: Mapped[UUID] = mapped_column(ForeignKey("location.id"), index=True)
    address_type: Mapped[LocationType] = mapped_column(stored_by_value(LocationType))
    attention: Mapped[str] = mapped_column(String(300), default="")
    address_1: Mapped[str] = mapped_column(String(300), default="")
    address_2: Mapped[str] = mapped_column(String(300), default="")
    city: Mapped[str] = mapped_column(String(300), default="")
    region: Mapped[str] = mapped_column(String(300), default="")
    state_province: Mapped[str] = mapped_column(String(300), default="")
    postal_code: Mapped[str] = mapped_column(String(32), default="")
    country: Mapped[str] = mapped_column(String(2), default="")


class Accessibility(Part, Base):
    """What a location offers to people with a disability."""

    __tablename__ = "accessibility"

    location_id: Mapped[UUID] = mapped_column(ForeignKey("location.id"), index=True)
    description: Mapped[str] = mapped_column(Text, default="")
    details: Mapped[str] = mapped_column(Text, default="")
    url: Mapped[str] = mapped_column(String(2000), default="")
