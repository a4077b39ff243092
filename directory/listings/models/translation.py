"""A translation: what a service or organization says of itself in another language."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, stored_by_value
from directory.listings.models.record import Part
from directory.listings.vocabulary import ReviewState


class Translation(Part, Base):
    """Name and description in ``language`` (BCP 47), and who has read it over."""

    __tablename__ = "translation"

    service_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("service.id"), index=True
    )
    organization_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("organization.id"), index=True
    )
    language: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    review_state: Mapped[ReviewState] = mapped_column(
        stored_by_value(ReviewState), default=ReviewState.UNREVIEWED
    )
