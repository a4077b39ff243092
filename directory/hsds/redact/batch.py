"""Make the records of a batch as secret as everybody needs their places to be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from directory.hsds.apply.protected import ids_of
from directory.hsds.apply.stored import Stored
from directory.hsds.attributes import says_confidential
from directory.hsds.draft.context import Identities
from directory.hsds.draft.rows import Key, Row
from directory.hsds.draft.service import Draft
from directory.hsds.prepare import Prepared
from directory.hsds.redact.places import (
    changed,
    doors,
    shrouded,
    shrouded_rows,
)
from directory.hsds.redact.required_level import (
    Secrecies,
    needed_by_others,
    what_is_said,
)
from directory.hsds.redact.street_mentions import unspoken_rows
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Location, Organization, ServiceAtLocation

Pair = tuple[Prepared, Draft]


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of a batch, those of them that apply, and what is stored."""

    pairs: Sequence[Pair]
    applied: Sequence[Pair]
    identities: Identities
    stored: Stored
    untouchable: Collection[Key]

    def places(self, prepared: Prepared) -> Iterator[tuple[UUID, str, Secrecy]]:
        """Yield the places that a record names: our id, its HSDS id, its secrecy."""
        for name, secrecy in prepared.secrecies.items():
            yield self.identities.of(Location, name), name, secrecy

    def keys(self) -> set[Key]:
        """Return the organizations and locations that the records name."""
        places = (self.places(prepared) for prepared, _ in self.pairs)
        found = {(Location.__tablename__, i) for each in places for i, _, _ in each}
        return found | {
            (Organization.__tablename__, draft.organization_id)
            for _, draft in self.pairs
        }


def hiding_organizations(pairs: Iterable[Pair]) -> dict[UUID, bool]:
    """Return the organizations that records tell of, and whether one hides them."""
    hiding: dict[UUID, bool] = {}
    for prepared, draft in pairs:
        if draft.organization:
            hides = says_confidential(prepared.record["organization"])
            key = draft.organization_id
            hiding[key] = hides or hiding.get(key, False)
    return hiding


def needed_secrecies(session: Session, batch: Batch) -> Secrecies:
    """Return how secret the batch and the database together need each place to be.

    Who names a confidential place by its id alone does not uncover it: only a
    record that describes a place anew may.
    """
    organization = Organization.__tablename__
    told = {
        row_id: hides
        for row_id, hides in hiding_organizations(batch.applied).items()
        if (organization, row_id) not in batch.untouchable
    }
    places = ids_of(Location, {*batch.stored, *batch.keys()})
    applied = [draft.service.head.id for _, draft in batch.applied]
    needed = needed_by_others(session, places, applied, told)
    owners = {draft.organization_id for _, draft in batch.applied}
    said = what_is_said(session, owners)
    hiding = {i for i in owners if told.get(i, said[i].confidential)}
    for prepared, draft in batch.applied:
        described = {cluster.head.id for cluster in draft.locations}
        for place, _, secrecy in batch.places(prepared):
            kept = place not in described and is_confidential(batch.stored, place)
            own = Secrecy.PLACE if kept or draft.organization_id in hiding else secrecy
            needed[place] = max(own, needed.get(place, own))
    return needed


def is_confidential(stored: Stored, place: UUID) -> bool:
    """Whether a stored place is confidential."""
    key = Location.__tablename__, place
    return key in stored and bool(stored[key][key]["confidential"])


def agreed(batch: Batch, pair: Pair, needed: Mapping[UUID, Secrecy]) -> Pair:
    """Return a record, and its draft, as secret as its places must be."""
    prepared, draft = pair
    by_name = {
        name: max(secrecy, needed.get(place, secrecy))
        for place, name, secrecy in batch.places(prepared)
    }
    locations = tuple(
        shrouded_rows(cluster, needed.get(cluster.head.id, Secrecy.OPEN))
        for cluster in draft.locations
    )
    said = doors(prepared.record, by_name)
    service = unspoken_rows(draft.service, said)
    parts = tuple(without_words(part, needed) for part in service.parts)
    return (
        replace(prepared, record=shrouded(prepared.record, by_name)),
        replace(
            draft,
            locations=locations,
            service=replace(service, parts=parts),
            organization=draft.organization and unspoken_rows(draft.organization, said),
        ),
    )


def without_words(part: Row, needed: Mapping[UUID, Secrecy]) -> Row:
    """Return a listing of a confidential place without its words on the place."""
    listing = part.table.name == ServiceAtLocation.__tablename__
    if listing and needed.get(part.values["location_id"]) is Secrecy.PLACE:
        return changed(part, description="")
    return part
