"""What every table of the HSDS family has: our id, and the id it was imported under."""

from uuid import UUID, uuid4

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column


class Record:
    """A row that people may point at; ``external_id`` is its HSDS id, where it has one.

    The HSDS id is the identity on import: the same id again is the same record.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    external_id: Mapped[str | None] = mapped_column(String(64), unique=True)


class Part:
    """A row that belongs to a record and is replaced with it."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


class Ordered:
    """A part that stands at a ``position`` in the list of its publisher.

    None where it was stored before anybody kept that.
    """

    position: Mapped[int | None] = mapped_column(Integer)
