"""A listing: one service at one location, in an area, or remote."""

from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.database import Base
from directory.listings.models.location import Location
from directory.listings.models.record import Record
from directory.listings.models.service import Service


class ServiceAtLocation(Record, Base):
    """What people search and open; its id is the public id of the listing.

    A service without a place has one row here, without a location.
    """

    __tablename__ = "service_at_location"

    service_id: Mapped[UUID] = mapped_column(ForeignKey("service.id"), index=True)
    service: Mapped[Service] = relationship()
    location_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("location.id"), index=True
    )
    location: Mapped[Location | None] = relationship()
    description: Mapped[str] = mapped_column(Text, default="")
