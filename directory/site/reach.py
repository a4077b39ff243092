"""The ways of contact that stand on a card: a call, a message, and one more."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.listings.channels import Channel
from directory.listings.number_kinds import CALL
from directory.wording.contact_words import contact_of

SHOWN = 3
HASTE = (CALL, "sms")


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to press: its kind and name, the number where it is one, and its link."""

    kind: str
    label: str
    number: str
    address: str


def reach_of(channels: Iterable[Channel]) -> tuple[Reach, ...]:
    """Return the first way of each kind that can be pressed, the fastest first."""
    first: dict[str, Reach] = {}
    for channel in channels:
        contact = contact_of(channel)
        if contact.address:
            number = contact.value if channel.kind == CALL else ""
            # What stands in brackets explains: SMS, in some languages.
            label = contact.label.partition(" (")[0]
            way = Reach(channel.kind, label, number, contact.address)
            first.setdefault(channel.kind, way)
    ways = sorted(first.values(), key=lambda way: way.kind not in HASTE)
    return tuple(ways[:SHOWN])
