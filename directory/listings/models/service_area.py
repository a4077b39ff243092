"""A service area: where a service reaches people beyond its own door."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base
from directory.listings.models.part_of_service import PartOfListing


class ServiceArea(PartOfListing, Base):
    """An area in words, and its code: ISO country, admin-1 (``AF.11``) or ``*``."""

    __tablename__ = "service_area"

    name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    uri: Mapped[str] = mapped_column(String(2000), default="")
    code: Mapped[str | None] = mapped_column(String(16))
