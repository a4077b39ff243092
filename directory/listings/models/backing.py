"""What stands behind a service or an organization: links and programmes."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from directory.database import Base
from directory.listings.models.record import Ordered, Part


class PartOfOffer(Part):
    """A row that belongs to a service or to an organization."""

    @declared_attr
    def service_id(cls) -> Mapped[UUID | None]:  # noqa: N805 - SQLAlchemy calls it on the class
        """Point at the service."""
        return mapped_column(ForeignKey("service.id"), index=True)

    @declared_attr
    def organization_id(cls) -> Mapped[UUID | None]:  # noqa: N805 - as above
        """Point at the organization."""
        return mapped_column(ForeignKey("organization.id"), index=True)


class Url(PartOfOffer, Ordered, Base):
    """A further web address, with what it is called."""

    __tablename__ = "url"

    label: Mapped[str] = mapped_column(String(300), default="")
    url: Mapped[str] = mapped_column(String(2000))


class Program(PartOfOffer, Base):
    """A programme of an organization, or the one that a service belongs to."""

    __tablename__ = "program"

    name: Mapped[str] = mapped_column(String(300))
    alternate_name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
