"""How a listing can be reached: its channels, in the order of haste."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from directory.listings.field_visibility import Gate
from directory.listings.models import Contact, Phone, Service
from directory.listings.parts import Parts
from directory.listings.vocabulary import ListingField
from seed_data.attributes import CHANNELS, THROUGH_PANAH

# Only these schemes ever become a link; javascript: and data: never do.
WEB_SCHEMES = frozenset({"http", "https"})
APPS = {
    "wa.me": "whatsapp",
    "api.whatsapp.com": "whatsapp",
    "signal.me": "signal",
    "t.me": "telegram",
}
PHONE_KINDS = {
    "sms": "sms",
    "text": "sms",
    "whatsapp": "whatsapp",
    "signal": "signal",
    "telegram": "telegram",
}
FIELD_OF = {
    "email": ListingField.EMAIL,
    "in_person": ListingField.ADDRESS,
    "onion": ListingField.URL,
    "web_form": ListingField.URL,
    "website": ListingField.URL,
}
NUMBER = re.compile(r"\+?[\d ()./-]+")
WITHOUT_ADDRESS = frozenset({"in_person", THROUGH_PANAH})
NOT_FOR_PEOPLE = frozenset({"fax", "pager"})
# Those that a record may name, and its website before its address in the Tor network.
BEFORE_ONION = CHANNELS.index("onion")
ORDER = (*CHANNELS[:BEFORE_ONION], "website", *CHANNELS[BEFORE_ONION:])


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to make contact: a kind of ORDER, the number or address, and a note.

    A number may end with an ``extension``, which is no part of what a phone dials.
    """

    kind: str
    value: str
    note: str = ""
    extension: str = ""


def channels_of(
    service: Service,
    parts: Parts,
    stated: Iterable[tuple[str, str]],
    gate: Gate,
    place_url: str = "",
) -> tuple[Channel, ...]:
    """Return what a tier may use; an organization's own where its service has none.

    ``parts`` have passed the gate; ``stated`` are the channels that attributes name,
    by kind and address; ``place_url`` is the address of a place that may be told.
    """
    organization = service.organization
    found = [
        *phone_channels(parts.phones),
        *mail_channels(service.email or organization.email, parts.contacts, gate),
        *web_channels(place_url, gate),
        *web_channels(service.url or organization.website, gate),
        *(one for row in parts.urls for one in web_channels(row.url, gate, row.label)),
        *stated_channels(stated, gate),
    ]
    unique = {spelling_of(channel): channel for channel in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda channel: ORDER.index(channel.kind)))


def spelling_of(channel: Channel) -> tuple[str, str]:
    """Return what is the same for one channel, however its number is written."""
    number = "".join(sign for sign in channel.value if sign.isdigit())
    is_number = NUMBER.fullmatch(channel.value) is not None
    return channel.kind, number if is_number else channel.value


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


def phone_channels(phones: Iterable[Phone]) -> list[Channel]:
    """Return numbers as channels."""
    return [
        Channel(
            kind=PHONE_KINDS.get(row.type.lower(), "phone"),
            value=" ".join(filter(None, (row.number, row.extension))),
            note=row.description,
            extension=row.extension,
        )
        for row in phones
        if row.type.lower() not in NOT_FOR_PEOPLE
    ]


def mail_channels(address: str, people: Iterable[Contact], gate: Gate) -> list[Channel]:
    """Return the addresses for e-mail."""
    if not gate.lets(ListingField.EMAIL):
        return []
    own = [Channel("email", address)] if address else []
    desks = (
        Channel("email", row.email, row.department or row.title or row.name)
        for row in people
        if row.email
    )
    return [*own, *desks]


def web_channels(url: str, gate: Gate, note: str = "") -> list[Channel]:
    """Return the web address as what it is, if its scheme is one that we allow."""
    host = host_of(url)
    if not host or not gate.lets(ListingField.URL):
        return []
    onion = "onion" if host.endswith(".onion") else "website"
    return [Channel(APPS.get(host, onion), url, note)]


def stated_channels(stated: Iterable[tuple[str, str]], gate: Gate) -> Iterator[Channel]:
    """Yield the channels that attributes name, as far as their group is seen."""
    for kind, address in stated:
        field = FIELD_OF.get(kind, ListingField.PHONES)
        value = address if gate.lets(field) else ""
        if field is ListingField.URL and not host_of(value):
            continue
        if kind in WITHOUT_ADDRESS or (kind in ORDER and value):
            yield Channel(kind, value)


def host_of(url: str) -> str:
    """Return the host of a web address, or nothing if it is none that we link to."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in WEB_SCHEMES else ""
