"""How a listing can be reached: its channels, in the order of haste."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from directory.listings.facts import StatedChannel
from directory.listings.field_visibility import Gate
from directory.listings.models import Contact, Phone, Service, SpokenLanguage
from directory.listings.number_kinds import CALL, OF_MACHINES, kind_of, name_of_line
from directory.listings.parts import Parts
from directory.listings.vocabulary import ListingField
from directory.wording.dialling import fits, link_to, link_to_write, numbers_in
from directory.wording.number_signs import plain_signs
from directory.wording.one_number import Number
from seed_data.attribute_values import CHANNELS, THROUGH_PANAH

# Only these schemes ever become a link; javascript: and data: never do.
WEB_SCHEMES = frozenset({"http", "https"})
WEB = ("https://", "http://")
APPS = {
    "wa.me": "whatsapp",
    "api.whatsapp.com": "whatsapp",
    "signal.me": "signal",
    "t.me": "telegram",
}
FIELD_OF = {
    "email": ListingField.EMAIL,
    "in_person": ListingField.ADDRESS,
    "onion": ListingField.URL,
    "web_form": ListingField.URL,
    "website": ListingField.URL,
}
WITHOUT_ADDRESS = frozenset({"in_person"})
# At their addresses there is a number, or else a name or a web address.
AT_A_NUMBER = frozenset({CALL, "sms", "textphone", "video", "whatsapp", "signal"})
# Those that a record may name, but for asking through this site, which is not built;
# and its website before its address in the Tor network.
NAMED = tuple(kind for kind in CHANNELS if kind != THROUGH_PANAH)
BEFORE_ONION = NAMED.index("onion")
ORDER = (*NAMED[:BEFORE_ONION], "website", *NAMED[BEFORE_ONION:], *OF_MACHINES)


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to make contact: a kind of ORDER, the number or address, and a note.

    An ``extension`` is asked for once the call is taken; ``languages`` (BCP 47) are
    those that answer at a number. ``link`` is what a press may open: a number to dial
    (RFC 3966), a letter, a page; empty where it is not sure what it would reach.
    ``link_inside`` may be opened only by who is in the country ``only_inside``.
    ``answered_by`` are codes of who answers.
    """

    kind: str
    value: str
    note: str = ""
    extension: str = ""
    languages: tuple[str, ...] = ()
    link: str = ""
    only_inside: str = ""
    link_inside: str = ""
    answered_by: tuple[str, ...] = ()

    def seen_from(self, country: str | None) -> "Channel":
        """Return it for somebody in a country, with the link that works there."""
        works = bool(self.only_inside) and self.only_inside == country
        return replace(self, link=self.link_inside) if works else self


def channels_of(
    service: Service,
    parts: Parts,
    stated: Iterable[StatedChannel],
    gate: Gate,
    country: str | None = None,
    place_url: str = "",
) -> tuple[Channel, ...]:
    """Return what a tier may use; an organization's own where its service has none.

    ``parts`` have passed the gate; ``stated`` are the channels that attributes name.
    ``country`` is where the listing is, as far as it is told,
    ``place_url`` the address of a place that may be told.
    """
    organization = service.organization
    found = [
        *phone_channels(parts.phones, parts.languages, country),
        *mail_channels(service.email or organization.email, parts.contacts, gate),
        *web_channels(place_url, gate),
        *web_channels(service.url or organization.website, gate),
        *(one for row in parts.urls for one in web_channels(row.url, gate, row.label)),
        *stated_channels(stated, gate, country),
    ]
    unique: dict[tuple[str, str], Channel] = {}
    for channel in found:
        unique.setdefault(spelling_of(channel), channel)
    return tuple(sorted(unique.values(), key=lambda channel: ORDER.index(channel.kind)))


def spelling_of(channel: Channel) -> tuple[str, str]:
    """Return what is the same for one channel, however its number is written."""
    if channel.kind in AT_A_NUMBER | {*OF_MACHINES}:
        numbers = numbers_in(channel.value)
        told = [number.dialled or number.text for number in numbers]
        return channel.kind, " ".join([*told, channel.extension])
    return channel.kind, channel.value


def phone_channels(
    phones: Iterable[Phone],
    languages: Iterable[SpokenLanguage] = (),
    country: str | None = None,
) -> list[Channel]:
    """Return numbers as channels, in their order; a text may hold several."""
    spoken: dict[object, list[str]] = defaultdict(list)
    for row in languages:
        spoken[row.phone_id].append(row.code)
    return [
        channel
        for row in phones
        for channel in numbers_of(row, tuple(spoken[row.id]), country)
    ]


def numbers_of(
    row: Phone, languages: tuple[str, ...], country: str | None
) -> Iterator[Channel]:
    """Yield the numbers of one row; what surely is none is told and never dialled."""
    kind = kind_of(row.type, row.description)
    said = name_of_line(row.type, kind), row.description
    if app := APPS.get(host_of(row.number)):
        yield Channel(app, row.number, joined(said), "", languages, row.number)
        return
    numbers = numbers_in(row.number) if row.number.strip() else ()
    asked = {row.extension, *(number.extension for number in numbers)} - {""}
    if row.extension and max(len(numbers), len(asked)) > 1:
        numbers = (Number(plain_signs(row.number)),)
    own = country if row.contact_id is None and row.organization_id is None else None
    for number in numbers:
        marked = kind_of(number.remark)
        yield channel_at(
            kind if marked == CALL else marked,
            number,
            own,
            note=joined((said[0], number.remark, said[1])),
            extension=row.extension or number.extension,
            languages=languages,
        )


def channel_at(
    kind: str,
    number: Number,
    country: str | None,
    note: str,
    extension: str,
    languages: tuple[str, ...] = (),
) -> Channel:
    """Return a number as a channel; only what a voice answers can be dialled."""
    dialled = number.dialled if fits(number.dialled, country) else ""
    link = link_to(dialled, extension) if kind == CALL else link_to_write(kind, dialled)
    return Channel(kind, number.text, note, extension, languages, link)


def joined(words: Iterable[str]) -> str:
    """Return what is said beside a number as one note."""
    return " – ".join(dict.fromkeys(filter(None, words)))


def mail_channels(address: str, people: Iterable[Contact], gate: Gate) -> list[Channel]:
    """Return the addresses for e-mail."""
    if not gate.lets(ListingField.EMAIL):
        return []
    own = [Channel("email", address, link=mail_link(address))] if address else []
    desks = (
        Channel(
            "email",
            row.email,
            row.department or row.title or row.name,
            link=mail_link(row.email),
        )
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
    return [Channel(APPS.get(host, onion), url, note, link=web_link(url))]


def stated_channels(
    stated: Iterable[StatedChannel], gate: Gate, country: str | None = None
) -> Iterator[Channel]:
    """Yield the channels that attributes name, as far as their group is seen."""
    for one in stated:
        kind, field = one.kind, FIELD_OF.get(one.kind, ListingField.PHONES)
        value = one.address if gate.lets(field) else ""
        if field is ListingField.URL and not host_of(value):
            continue
        if kind in WITHOUT_ADDRESS or (kind in ORDER and value):
            for channel in channels_at(kind, value, country):
                yield as_stated(channel, one)


def as_stated(channel: Channel, stated: StatedChannel) -> Channel:
    """Return a channel with what is said of it: who answers, and where it works."""
    channel = replace(channel, answered_by=stated.answered_by)
    if not stated.only_inside:
        return channel
    return replace(
        channel, only_inside=stated.only_inside, link="", link_inside=channel.link
    )


def channels_at(kind: str, address: str, country: str | None) -> Iterator[Channel]:
    """Yield the channels at an address: each number of it, a letter, a page."""
    if kind == "email":
        yield Channel(kind, address, link=mail_link(address))
    elif web_link(address) or kind not in AT_A_NUMBER:
        yield Channel(kind, address, link=web_link(address))
    else:
        for number in numbers_in(address):
            yield channel_at(kind, number, country, number.remark, number.extension)


def mail_link(address: str) -> str:
    """Return what opens a letter to an address.

    Written out, "?" would add a copy to somebody else (RFC 6068).
    """
    return f"mailto:{quote(address, safe='@+')}"


def web_link(address: str) -> str:
    """Return an address of the web; empty for what is none."""
    return address if address.startswith(WEB) else ""


def host_of(url: str) -> str:
    """Return the host of a web address, or nothing if it is none that we link to."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in WEB_SCHEMES else ""
