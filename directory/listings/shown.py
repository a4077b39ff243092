"""The one gate: which facts and parts of a listing readers of one tier may know."""

from dataclasses import dataclass, replace
from datetime import date

from directory.listings.facts import Facts, is_in_force, read_facts
from directory.listings.field_visibility import Gate, field_tiers
from directory.listings.models import ServiceAtLocation
from directory.listings.numbers_told import seen_contacts, told_phones
from directory.listings.parts import Parts
from directory.listings.room import is_told_lately
from directory.listings.vocabulary import ListingField, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The facts and the parts of a listing that a tier may know."""

    facts: Facts
    parts: Parts
    gate: Gate
    confidential: bool


def shown_of(
    listing: ServiceAtLocation, parts: Parts, *, to: Visibility, today: date
) -> Shown:
    """Return what readers of a tier may know; what lies beyond it is gone.

    A price that has ended, or not begun, is none, and so is room told too long ago.
    """
    costs = [row for row in parts.costs if is_in_force(row, today)]
    facts = read_facts(listing.service, parts.attributes, costs)
    location = listing.location
    confidential = facts.confidential or bool(location and location.confidential)
    tiers = field_tiers(parts.tiers, codes=facts.codes, confidential=confidential)
    gate = Gate(tiers, to)
    hours = gate.lets(ListingField.SCHEDULES)
    people = seen_contacts(parts.contacts, gate)
    phones = told_phones(parts, people, facts.channels, gate)
    lines = {None, *(phone.id for phone in phones)}
    return Shown(
        facts=facts if hours else replace(facts, always_open=False),
        parts=replace(
            parts,
            addresses=parts.addresses if gate.lets(ListingField.ADDRESS) else (),
            capacities=[row for row in parts.capacities if is_told_lately(row, today)]
            if gate.lets(ListingField.CAPACITY)
            else (),
            contacts=people,
            costs=costs,
            languages=[row for row in parts.languages if row.phone_id in lines],
            phones=phones,
            schedules=parts.schedules if hours else (),
        ),
        gate=gate,
        confidential=confidential,
    )
