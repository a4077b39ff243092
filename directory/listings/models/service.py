"""A service: the help that an organization offers, and whether it may be shown."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from directory.database import Base, UtcDateTime, now, stored_by_value
from directory.listings.models.organization import Organization
from directory.listings.models.record import Record
from directory.listings.models.vetting import Vetting
from directory.listings.vocabulary import Publication, ServiceStatus, Visibility

TWO_VETTERS = "publication <> 'published' OR vetting_id IS NOT NULL"


class Service(Record, Base):
    """What is offered, to whom, and how far it may be seen.

    ``version`` grows with every change that a reader could notice. A change that
    two people have not vetted waits in ``proposed``, an HSDS record, while what
    they did vet stays public. What nobody vetted is shown up to the day
    ``shown_until``, where there is one. Booleans that are None were not stated.
    """

    __tablename__ = "service"
    __table_args__ = (CheckConstraint(TWO_VETTERS, name="published_is_vetted"),)

    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("organization.id"), index=True
    )
    organization: Mapped[Organization] = relationship()
    name: Mapped[str] = mapped_column(String(300))
    alternate_name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    text_language: Mapped[str] = mapped_column(String(16), default="en")
    url: Mapped[str] = mapped_column(String(2000), default="")
    email: Mapped[str] = mapped_column(String(320), default="")
    status: Mapped[ServiceStatus] = mapped_column(stored_by_value(ServiceStatus))
    interpretation_services: Mapped[str] = mapped_column(Text, default="")
    application_process: Mapped[str] = mapped_column(Text, default="")
    fees_description: Mapped[str] = mapped_column(Text, default="")
    wait_time: Mapped[str] = mapped_column(Text, default="")
    accreditations: Mapped[str] = mapped_column(Text, default="")
    licenses: Mapped[str] = mapped_column(Text, default="")
    eligibility_description: Mapped[str] = mapped_column(Text, default="")
    minimum_age: Mapped[float | None]
    maximum_age: Mapped[float | None]
    alert: Mapped[str] = mapped_column(Text, default="")
    assured_date: Mapped[date | None]
    assurer_email: Mapped[str] = mapped_column(String(320), default="")
    remote: Mapped[bool | None]
    accepts_children: Mapped[bool | None]
    accepts_family: Mapped[bool | None]
    visibility: Mapped[Visibility] = mapped_column(
        stored_by_value(Visibility), default=Visibility.PUBLIC
    )
    publication: Mapped[Publication] = mapped_column(
        stored_by_value(Publication), default=Publication.WAITING
    )
    vetting_id: Mapped[UUID | None] = mapped_column(ForeignKey("vetting.id"))
    vetting: Mapped[Vetting | None] = relationship()
    shown_until: Mapped[date | None]
    proposed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    version: Mapped[int] = mapped_column(default=1)
    last_modified_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
