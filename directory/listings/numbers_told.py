"""Whose numbers a listing tells: its own, else its desk's, else its organization's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from directory.listings.desks import is_desk
from directory.listings.facts import StatedChannel
from directory.listings.field_visibility import Gate, is_within
from directory.listings.models import Contact, Phone
from directory.listings.number_kinds import is_answered, kind_of
from directory.listings.parts import Parts
from directory.listings.vocabulary import ListingField, Visibility

# Ways that most women can use at once; who has one needs no number of anybody else.
DIRECT: Final = frozenset({"phone", "sms", "whatsapp", "signal", "telegram"})
FOR_ALL: Final = frozenset({Visibility.PUBLIC})


def told_phones(
    parts: Parts,
    people: Sequence[Contact],
    stated: Iterable[StatedChannel],
    gate: Gate,
) -> list[Phone]:
    """Return the numbers that may be shown, of the nearest that has one to call.

    ``people`` are the contacts that may be named, ``stated`` the channels of
    attributes.
    """
    own = seen_phones(parts.phones, (row.id for row in people), gate)
    told = {row.id: row for row in own}
    if has_a_number(parts, stated):
        return own
    for further in further_phones(parts, gate):
        told |= {row.id: row for row in further}
        # Who may see more than everybody sees no less than everybody.
        if any(is_direct(row) for row in further if row.visibility in FOR_ALL):
            break
    return list(told.values())


def has_a_number(parts: Parts, stated: Iterable[StatedChannel]) -> bool:
    """Whether a listing has a number of its own to call, be it hidden or not."""
    own = (row for row in parts.phones if row.contact_id is None)
    if any(map(is_direct, own)):
        return True
    return any(
        one.kind in DIRECT and is_answered(one.address, one.kind) for one in stated
    )


def further_phones(parts: Parts, gate: Gate) -> Iterator[list[Phone]]:
    """Yield the numbers of its desk, of its organization, and of the desk of that."""
    desks = [row.id for row in parts.contacts if is_public_desk(row, gate)]
    yield seen_phones(parts.phones, desks, gate)
    yield seen_phones(parts.organization_phones, (), gate)
    further = parts.organization_contacts
    desks = [row.id for row in further if is_public_desk(row, gate)]
    yield seen_phones(parts.organization_phones, desks, gate)


def is_direct(phone: Phone) -> bool:
    """Whether a number is one that most women can use at once."""
    kind = kind_of(phone.type, phone.description)
    return kind in DIRECT and is_answered(phone.number, phone.type, phone.description)


def is_public_desk(contact: Contact, gate: Gate) -> bool:
    """Whether a contact is a desk, and nobody chose to keep it from partners."""
    tiers = (gate.tiers[ListingField.CONTACTS], contact.visibility)
    kept = any(not is_within(tier, Visibility.PARTNER) for tier in tiers)
    return not kept and is_desk(contact)


def seen_contacts(contacts: Iterable[Contact], gate: Gate) -> list[Contact]:
    """Return the people and desks that may be named, by group and by row."""
    if not gate.lets(ListingField.CONTACTS):
        return []
    return [row for row in contacts if gate.lets(row.visibility)]


def seen_phones(
    phones: Iterable[Phone], people: Iterable[object], gate: Gate
) -> list[Phone]:
    """Return the numbers that may be shown; a hidden person's phone is hidden too."""
    if not gate.lets(ListingField.PHONES):
        return []
    named = {None, *people}
    return [
        row for row in phones if gate.lets(row.visibility) and row.contact_id in named
    ]
