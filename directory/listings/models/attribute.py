"""Taxonomy terms, and the attributes that tie them to a service or organization."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.database import Base
from directory.listings.models.record import Ordered, Part


class TaxonomyTerm(Part, Base):
    """A word of a vocabulary: ``panah`` holds needs, ``panah-attributes`` facts."""

    __tablename__ = "taxonomy_term"
    __table_args__ = (UniqueConstraint("taxonomy", "code", name="term"),)

    taxonomy: Mapped[str] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("taxonomy_term.id"))


class Attribute(Part, Ordered, Base):
    """A need that a service meets, or a fact with its value."""

    __tablename__ = "attribute"

    service_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("service.id"), index=True
    )
    organization_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("organization.id"), index=True
    )
    taxonomy_term_id: Mapped[UUID] = mapped_column(
        ForeignKey("taxonomy_term.id"), index=True
    )
    taxonomy_term: Mapped[TaxonomyTerm] = relationship()
    label: Mapped[str] = mapped_column(String(300), default="")
    value: Mapped[str] = mapped_column(Text, default="")
