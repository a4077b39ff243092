"""How often something secret was tried: counted before it is looked at."""

from datetime import datetime

from sqlalchemy import Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, UtcDateTime


class Attempt(Base):
    """A count until an instant; ``key`` is HMAC of what is tried, and tells nobody."""

    __tablename__ = "attempt"

    key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
