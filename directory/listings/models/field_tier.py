"""A field tier: who may see one group of fields of a service."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, stored_by_value
from directory.listings.models.part_of_service import PartOfService
from directory.listings.vocabulary import ListingField, Visibility


class FieldTier(PartOfService, Base):
    """A choice that differs from the default of directory.listings.field_visibility."""

    __tablename__ = "field_tier"
    __table_args__ = (UniqueConstraint("service_id", "field", name="service_field"),)

    field: Mapped[ListingField] = mapped_column(stored_by_value(ListingField))
    visibility: Mapped[Visibility] = mapped_column(stored_by_value(Visibility))
