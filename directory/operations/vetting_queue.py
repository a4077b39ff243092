"""The queue of the vetters: services that wait, and numbers that are held."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from directory.database import in_batches
from directory.hsds.attributes import terms_of
from directory.hsds.record_listing import record_services
from directory.hsds.schema.main_objects import Service as Record
from directory.hsds.schema.stored_json import read_stored
from directory.listings.facts import HOLD
from directory.listings.models import Service
from directory.listings.vocabulary import Publication
from seed_data.attributes import FACTS_TAXONOMY

BATCH = 200  # records written back at a time


class WaitingKind(StrEnum):
    """What waits: a whole listing, or one number or address of it."""

    CHANNEL = "channel"
    LISTING = "listing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that two vetters have still to see.

    ``digest`` names the record that was looked at; ``channel`` is the number or
    address that is held, and ``reason`` why, with the page that it was seen on.
    """

    id: UUID
    kind: WaitingKind
    state: str = "waiting"
    service_id: UUID
    organization_id: UUID
    digest: str
    submitted_at: datetime
    name: str
    channel: str = ""
    reason: str = ""

    def as_values(self) -> dict[str, Any]:
        """Return it for programs: no name, number or address is among it."""
        return {
            "id": str(self.id),
            "kind": self.kind.value,
            "state": self.state,
            "service_id": str(self.service_id),
            "organization_id": str(self.organization_id),
            "digest": self.digest,
            "submitted_at": self.submitted_at.isoformat(),
        }

    def __str__(self) -> str:
        """Return it as a vetter reads it."""
        head = f"{self.id}  {self.kind}  {self.name}"
        held = (self.channel, self.reason)
        return "\n  ".join([head, *filter(None, held)])


def waiting(session: Session) -> Iterator[Waiting]:
    """Yield what waits, by service: held numbers one by one, else the whole listing."""
    found = session.scalars(select(Service).where(is_waiting()).order_by(Service.id))
    for some in in_batches(found, BATCH):
        yield from waiting_among(session, some)


def is_waiting() -> ColumnElement[bool]:
    """Return whether two vetters have still to see a service, or a change to it."""
    is_new = Service.publication == Publication.WAITING
    return is_new | Service.proposed.is_not(None)


def waiting_among(session: Session, services: Sequence[Service]) -> Iterator[Waiting]:
    """Yield what waits of some services."""
    whole = [service.id for service in services if service.proposed is None]
    records = record_services(session, whole)
    for service in services:
        record = (
            records[service.id]
            if service.proposed is None
            else read_stored(Record, service.proposed)
        )
        yield from waiting_of(service, record)


def waiting_of(service: Service, record: Record) -> Iterator[Waiting]:
    """Yield what waits of one service, in the record that was handed in."""
    digest = digest_of(record)
    listing = Waiting(
        id=uuid5(service.id, digest),
        kind=WaitingKind.LISTING,
        service_id=service.id,
        organization_id=service.organization_id,
        digest=digest,
        submitted_at=service.last_modified_at,
        name=record.name,
    )
    held = [
        replace(
            listing,
            id=uuid5(service.id, f"{attribute.label}/{digest}"),
            kind=WaitingKind.CHANNEL,
            channel=attribute.label,
            reason=attribute.value,
        )
        for _, attribute, term in terms_of(record)
        if term.taxonomy == FACTS_TAXONOMY and term.code == HOLD
    ]
    yield from held or [listing]


def digest_of(record: Record) -> str:
    """Return the SHA-256 of a record, whatever the order of its fields."""
    text = json.dumps(record.as_json(), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
