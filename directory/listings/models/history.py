"""The history of the log: what tells the past of this database from any other."""

from uuid import UUID, uuid4

from sqlalchemy import BigInteger, Boolean, CheckConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base


class LogHistory(Base):
    """The one row that says which log this is.

    ``id`` is random and made with the database. ``server`` is the identifier of the
    PostgreSQL whose transactions the log counts, 0 on SQLite: elsewhere they mean
    nothing. ``pruned`` says that the log does not begin at its beginning any more.
    """

    __tablename__ = "log_history"
    __table_args__ = (CheckConstraint("number = 1", name="one_row"),)

    number: Mapped[int] = mapped_column(
        SmallInteger, primary_key=True, autoincrement=False, default=1
    )
    id: Mapped[UUID] = mapped_column(default=uuid4)
    server: Mapped[int] = mapped_column(BigInteger, default=0)
    pruned: Mapped[bool] = mapped_column(Boolean, default=False)
