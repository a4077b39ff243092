"""Find the listings of a record that nobody could reach, by what would be public."""

from collections.abc import Iterable, Iterator

from directory.hsds.attributes import terms_of
from directory.hsds.draft.rows import StoredCluster
from directory.hsds.schema import main_objects as records
from directory.hsds.schema import objects as parts
from directory.listings.channels import ORDER
from directory.listings.desks import is_desk
from directory.listings.facts import CHANNEL
from directory.listings.models import Contact, Organization, Phone
from directory.listings.number_kinds import OF_MACHINES, is_answered
from seed_data.attributes import FACTS_TAXONOMY

WITHOUT = "nobody can make contact: no number, e-mail or website of it is shown"
# A door is not told to everybody, and asking through this site is not built.
NOT_COUNTED = frozenset({*OF_MACHINES, "in_person"})


def without_channel(
    record: records.Service, owner: StoredCluster | None
) -> Iterator[tuple[str, str]]:
    """Yield field and reason for each listing without a public way to make contact.

    ``owner`` is the organization as it is stored, of which a record may name the id.
    """
    said = record.organization
    owned = is_reached(said) if said else is_stored_reached(owner or {})
    if owned or is_reached(record):
        return
    listings = record.service_at_locations
    for index, listing in enumerate(listings):
        place = listing.location
        if not is_reached(listing) and not (place and is_reached(place)):
            yield f"service_at_locations[{index}]", WITHOUT
    if not listings:
        yield "phones", WITHOUT


def is_reached(owner: records.Reached | records.Organization) -> bool:
    """Whether an object of a record has a public way to make contact of its own."""
    desks = (desk.phones for desk in owner.contacts if is_desk(desk))
    phones = (phone for phones in (owner.phones, *desks) for phone in phones)
    addresses: tuple[str, ...] = ()
    if isinstance(owner, records.Organization):
        addresses = (owner.email, owner.website)
    elif isinstance(owner, records.Service):
        addresses = (
            owner.email,
            owner.url,
            *(one.url for one in owner.additional_urls),
        )
    return any(addresses) or has_number(phones) or any(map(is_channel, stated(owner)))


def stated(owner: parts.Described) -> Iterator[tuple[str, str]]:
    """Yield the channels that attributes name, by kind and address."""
    for _, attribute, term in terms_of(owner):
        if term.taxonomy == FACTS_TAXONOMY and term.code == CHANNEL:
            yield attribute.value.strip(), attribute.label.strip()


def is_channel(pair: tuple[str, str]) -> bool:
    """Whether a kind and an address are a way to make contact."""
    kind, address = pair
    return kind in ORDER and kind not in NOT_COUNTED and bool(address)


def has_number(phones: Iterable[parts.Phone]) -> bool:
    """Whether somebody answers at one of the numbers."""
    return any(is_answered(one.number, one.type, one.description) for one in phones)


def is_stored_reached(rows: StoredCluster) -> bool:
    """Whether a stored organization has a public way to make contact."""
    heads = [
        row for (table, _), row in rows.items() if table == Organization.__tablename__
    ]
    desks = {
        row["id"]
        for (table, _), row in rows.items()
        if table == Contact.__tablename__
        and is_desk(Contact(**{k: row[k] for k in ("name", "title", "department")}))
    }
    numbers = (
        row
        for (table, _), row in rows.items()
        if table == Phone.__tablename__ and row["contact_id"] in {None, *desks}
    )
    return any(row["email"] or row["website"] for row in heads) or any(
        is_answered(row["number"], row["type"], row["description"]) for row in numbers
    )
