"""Contacts and phones: how to reach a service."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, stored_by_value
from directory.listings.models.part_of_service import PartOfListing
from directory.listings.models.record import Ordered
from directory.listings.vocabulary import Visibility


class Contact(PartOfListing, Ordered, Base):
    """A person or a desk; people are not public unless somebody says so."""

    __tablename__ = "contact"

    organization_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("organization.id"), index=True
    )
    name: Mapped[str] = mapped_column(String(300), default="")
    title: Mapped[str] = mapped_column(String(300), default="")
    department: Mapped[str] = mapped_column(String(300), default="")
    email: Mapped[str] = mapped_column(String(320), default="")
    visibility: Mapped[Visibility] = mapped_column(
        stored_by_value(Visibility), default=Visibility.PARTNER
    )


class Phone(PartOfListing, Ordered, Base):
    """A number, in E.164 where it can be read; ``type`` is voice, text, fax ….

    What may be several, or none, is as it was typed.
    """

    __tablename__ = "phone"

    organization_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("organization.id"), index=True
    )
    contact_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("contact.id"), index=True
    )
    number: Mapped[str] = mapped_column(String(64))
    extension: Mapped[str] = mapped_column(String(16), default="")
    type: Mapped[str] = mapped_column(String(32), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    visibility: Mapped[Visibility] = mapped_column(
        stored_by_value(Visibility), default=Visibility.PUBLIC
    )
