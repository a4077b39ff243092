"""What a part points at: its service, the listing or the location it belongs to."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from directory.listings.models.record import Part


class PartOfService(Part):
    """A row that belongs to a service as a whole."""

    @declared_attr
    def service_id(cls) -> Mapped[UUID]:  # noqa: N805 - SQLAlchemy calls it on the class
        """Point at the service."""
        return mapped_column(ForeignKey("service.id"), index=True)


class PartOfListing(Part):
    """A row that belongs to a service, to one of its listings, or to a location."""

    @declared_attr
    def service_id(cls) -> Mapped[UUID | None]:  # noqa: N805 - as above
        """Point at the service, where the row holds for all of it."""
        return mapped_column(ForeignKey("service.id"), index=True)

    @declared_attr
    def service_at_location_id(cls) -> Mapped[UUID | None]:  # noqa: N805 - as above
        """Point at the listing, where the row holds for it alone."""
        return mapped_column(ForeignKey("service_at_location.id"), index=True)

    @declared_attr
    def location_id(cls) -> Mapped[UUID | None]:  # noqa: N805 - as above
        """Point at the location, where the row holds for all services there."""
        return mapped_column(ForeignKey("location.id"), index=True)
