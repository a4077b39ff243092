"""What anyone may know of a listing: the one gate before page, API and index."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from directory.listings.channels import public_contacts, public_phones
from directory.listings.facts import Facts, read_facts
from directory.listings.field_visibility import field_tiers
from directory.listings.models import ServiceAtLocation
from directory.listings.parts import Parts
from directory.listings.vocabulary import ListingField, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The facts and the parts that are public; ``tiers`` for what else is not."""

    facts: Facts
    parts: Parts
    tiers: Mapping[ListingField, Visibility]
    confidential: bool


def shown_of(listing: ServiceAtLocation, parts: Parts) -> Shown:
    """Return what anyone may know; what has a tier and is not public is gone."""
    facts = read_facts(listing.service, parts.attributes, parts.costs)
    location = listing.location
    confidential = facts.confidential or bool(location and location.confidential)
    tiers = field_tiers(parts.tiers, codes=facts.codes, confidential=confidential)
    hours = tiers[ListingField.SCHEDULES] is Visibility.PUBLIC
    address = tiers[ListingField.ADDRESS] is Visibility.PUBLIC
    people = public_contacts(parts.contacts, tiers)
    phones = public_phones(parts.phones, {row.id for row in people}, tiers)
    lines = {None, *(phone.id for phone in phones)}
    return Shown(
        facts=facts if hours else replace(facts, always_open=False),
        parts=replace(
            parts,
            addresses=parts.addresses if address else (),
            contacts=people,
            languages=[row for row in parts.languages if row.phone_id in lines],
            phones=phones,
            schedules=parts.schedules if hours else (),
        ),
        tiers=tiers,
        confidential=confidential,
    )
