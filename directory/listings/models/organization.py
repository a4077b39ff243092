"""An organization: who offers help."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, stored_by_value
from directory.listings.models.record import Record
from directory.listings.vocabulary import Affiliation


class Organization(Record, Base):
    """Who offers services; ``text_language`` is what its own words are written in."""

    __tablename__ = "organization"

    name: Mapped[str] = mapped_column(String(300))
    alternate_name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    text_language: Mapped[str] = mapped_column(String(16), default="en")
    email: Mapped[str] = mapped_column(String(320), default="")
    website: Mapped[str] = mapped_column(String(2000), default="")
    legal_status: Mapped[str] = mapped_column(String(300), default="")
    year_incorporated: Mapped[int | None]
    affiliation: Mapped[Affiliation | None] = mapped_column(
        stored_by_value(Affiliation)
    )
    parent_organization_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("organization.id")
    )
