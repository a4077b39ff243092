"""Make the records of a batch as secret as everybody needs their places to be."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from directory.geocoding import Geocoder
from directory.hsds.attributes import asks_for_secrecy
from directory.hsds.draft.context import Identities
from directory.hsds.draft.rows import Key, Stored, ids_of, stored_cluster
from directory.hsds.draft.service import Draft, draft_record
from directory.hsds.prepared import Prepared
from directory.hsds.redact.gathering import whereabouts_of_rows
from directory.hsds.redact.places import redacted_rows
from directory.hsds.redact.required_level import (
    Secrecies,
    needed_by_others,
    stored_claims,
)
from directory.hsds.redact.whole_record import redact_record
from directory.hsds.reference_data import ReferenceData
from directory.hsds.whereabouts import NOWHERE, Whereabouts
from directory.listings.confidentiality import Secrecy
from directory.listings.models import Location, Organization

Pair = tuple[Prepared, Draft]


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of a batch, those of them that apply, and what is stored."""

    pairs: Sequence[Pair]
    applied: Sequence[Pair]
    identities: Identities
    stored: Stored
    untouchable: Collection[Key]
    reference: ReferenceData
    whereabouts: Mapping[UUID, Whereabouts]

    def places(self, prepared: Prepared) -> Iterator[tuple[UUID, str, Secrecy]]:
        """Yield the places that a record names: our id, its HSDS id, its secrecy."""
        for name, secrecy in prepared.secrecies.items():
            yield self.identities.of(Location, name), name, secrecy


def shared_keys(pairs: Iterable[Pair], identities: Identities) -> set[Key]:
    """Return the organizations and locations that records name."""
    found: set[Key] = set()
    for prepared, draft in pairs:
        found.add((Organization.__tablename__, draft.organization_id))
        places = (identities.of(Location, name) for name in prepared.secrecies)
        found |= {(Location.__tablename__, place) for place in places}
    return found


def hiding_organizations(pairs: Iterable[Pair]) -> dict[UUID, bool]:
    """Return the organizations that records tell of, and whether one hides them."""
    hiding: dict[UUID, bool] = {}
    for prepared, draft in pairs:
        if prepared.record.organization:
            hides = asks_for_secrecy(prepared.record.organization)
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
    named = shared_keys(batch.pairs, batch.identities)
    places = ids_of(Location, {*batch.stored, *named})
    applied = [draft.service.head.id for _, draft in batch.applied]
    needed = needed_by_others(session, places, applied, told)
    owners = {draft.organization_id for _, draft in batch.applied}
    claims = stored_claims(session, owners)
    hiding = {i for i in owners if told.get(i, claims[i].confidential)}
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


def as_secret_as_needed(
    batch: Batch, pair: Pair, needed: Mapping[UUID, Secrecy]
) -> Pair:
    """Return a record, and its draft, as secret as its places must be."""
    prepared, draft = pair
    named = {name: place for place, name, _ in batch.places(prepared)}
    by_name = {
        name: max(secrecy, needed.get(named[name], secrecy))
        for name, secrecy in prepared.secrecies.items()
    }
    geocoder = batch.reference.geocoder
    known = {
        name: batch.whereabouts.get(place, NOWHERE) for name, place in named.items()
    }
    strict = by_name != prepared.secrecies
    told = redact_record(
        prepared.record, by_name, known, geocoder, strict=strict, whole=prepared.whole
    )
    if told.record is prepared.record:
        return pair
    found = dict.fromkeys(prepared.problem(*note) for note in told.notes)
    notes = tuple(note for note in found if note not in prepared.notes)
    anew = draft_record(told.record, batch.reference, batch.identities, prepared.stated)
    locations = tuple(
        redacted_rows(cluster, needed.get(cluster.head.id, Secrecy.OPEN), geocoder)
        for cluster in draft.locations
    )
    return (
        replace(prepared, record=told.record, notes=(*prepared.notes, *notes)),
        replace(anew, locations=locations, notes=draft.notes),
    )


def whereabouts_in(
    pairs: Iterable[Pair], identities: Identities, stored: Stored, geocoder: Geocoder
) -> Mapping[UUID, Whereabouts]:
    """Return by what words places would be found, as records and database say."""
    found: dict[UUID, Whereabouts] = {}
    for prepared, _ in pairs:
        for name, known in prepared.whereabouts.items():
            place = identities.of(Location, name)
            found[place] = found.get(place, NOWHERE) | known
    for key, cluster in stored.items():
        name, place = key
        if name == Location.__tablename__:
            known = whereabouts_of_rows(stored_cluster(key, cluster), geocoder)
            found[place] = found.get(place, NOWHERE) | known
    return found
