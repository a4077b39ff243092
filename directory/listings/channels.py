"""How a listing can be reached by anyone: its channels, in the order of haste."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from directory.listings.models import Contact, Phone, Service, Url
from directory.listings.vocabulary import ListingField, Visibility

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
WITHOUT_ADDRESS = frozenset({"in_person", "panah"})
NOT_FOR_PEOPLE = frozenset({"fax", "pager"})
ORDER = (
    "phone",
    "sms",
    "whatsapp",
    "signal",
    "telegram",
    "email",
    "web_form",
    "website",
    "onion",
    "in_person",
    "panah",
)

Tiers = Mapping[ListingField, Visibility]


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to make contact: a kind of ORDER, the number or address, and a note."""

    kind: str
    value: str
    note: str = ""


def public_channels(
    service: Service,
    phones: Iterable[Phone],
    contacts: Iterable[Contact],
    urls: Iterable[Url],
    stated: Iterable[tuple[str, str]],
    tiers: Tiers,
) -> tuple[Channel, ...]:
    """Return what anyone may use; an organization's own where its service has none.

    ``phones`` and ``contacts`` are public; ``stated`` are the channels that attributes
    name, by kind and address.
    """
    organization = service.organization
    found = [
        *phone_channels(phones),
        *mail_channels(service.email or organization.email, contacts, tiers),
        *web_channels(service.url or organization.website, tiers),
        *(one for row in urls for one in web_channels(row.url, tiers, row.label)),
        *stated_channels(stated, tiers),
    ]
    unique = {spelling_of(channel): channel for channel in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda channel: ORDER.index(channel.kind)))


def spelling_of(channel: Channel) -> tuple[str, str]:
    """Return what is the same for one channel, however its number is written."""
    number = "".join(sign for sign in channel.value if sign.isdigit())
    is_number = NUMBER.fullmatch(channel.value) is not None
    return channel.kind, number if is_number else channel.value


def public_contacts(contacts: Iterable[Contact], tiers: Tiers) -> list[Contact]:
    """Return the people and desks that may be named, by group and by row."""
    if tiers[ListingField.CONTACTS] is not Visibility.PUBLIC:
        return []
    return [row for row in contacts if row.visibility is Visibility.PUBLIC]


def public_phones(
    phones: Iterable[Phone], people: Iterable[object], tiers: Tiers
) -> list[Phone]:
    """Return the numbers that may be shown; a hidden person's phone is hidden too."""
    if tiers[ListingField.PHONES] is not Visibility.PUBLIC:
        return []
    named = {None, *people}
    return [
        row
        for row in phones
        if row.visibility is Visibility.PUBLIC and row.contact_id in named
    ]


def phone_channels(phones: Iterable[Phone]) -> list[Channel]:
    """Return numbers as channels."""
    return [
        Channel(
            kind=PHONE_KINDS.get(row.type.lower(), "phone"),
            value=" ".join(filter(None, (row.number, row.extension))),
            note=row.description,
        )
        for row in phones
        if row.type.lower() not in NOT_FOR_PEOPLE
    ]


def mail_channels(
    address: str, people: Iterable[Contact], tiers: Tiers
) -> list[Channel]:
    """Return the public addresses for e-mail."""
    if tiers[ListingField.EMAIL] is not Visibility.PUBLIC:
        return []
    own = [Channel("email", address)] if address else []
    desks = (
        Channel("email", row.email, row.department or row.title or row.name)
        for row in people
        if row.email
    )
    return [*own, *desks]


def web_channels(url: str, tiers: Tiers, note: str = "") -> list[Channel]:
    """Return the web address as what it is, if its scheme is one that we allow."""
    host = host_of(url)
    if tiers[ListingField.URL] is not Visibility.PUBLIC or not host:
        return []
    onion = "onion" if host.endswith(".onion") else "website"
    return [Channel(APPS.get(host, onion), url, note)]


def stated_channels(
    stated: Iterable[tuple[str, str]], tiers: Tiers
) -> Iterator[Channel]:
    """Yield the channels that attributes name, as far as their group is public."""
    for kind, address in stated:
        field = FIELD_OF.get(kind, ListingField.PHONES)
        value = address if tiers[field] is Visibility.PUBLIC else ""
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
