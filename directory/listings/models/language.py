"""A language that is spoken at a service, a location or on a phone."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base
from directory.listings.models.part_of_service import PartOfListing
from directory.listings.models.record import Ordered


class SpokenLanguage(PartOfListing, Ordered, Base):
    """A spoken language, by BCP 47 tag; not the language of the listing's text."""

    __tablename__ = "language"

    phone_id: Mapped[UUID | None] = mapped_column(ForeignKey("phone.id"), index=True)
    code: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(Text, default="")
