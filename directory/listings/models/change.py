"""The outbox: a log of listings that changed, written with the change itself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime, now


class ListingChange(Base):
    """One entry: look at this listing again.

    ``transaction`` is PostgreSQL's transaction id and 0 on SQLite, whose writers
    queue: entries are read in the order (transaction, sequence), never past one
    that is still open. The listing may be gone by then, so it is no foreign key;
    ``gone_version`` is then the version of the service that it was taken from.
    """

    __tablename__ = "listing_change"
    __table_args__ = (Index("ix_listing_change_order", "transaction", "sequence"),)

    sequence: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    )
    transaction: Mapped[int] = mapped_column(BigInteger, default=0)
    listing_id: Mapped[UUID]
    gone_version: Mapped[int | None]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
