"""A line to call: a listing, as few words as somebody in danger can read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from directory.listings.channels import Channel
from directory.listings.details import ListingDetails
from directory.listings.vocabulary import Affiliation
from directory.wording.contact_words import Contact, contact_of
from directory.wording.line_words import line_kind_words
from directory.wording.unchecked_words import provenance_words

CALLED = frozenset({"phone", "textphone", "video", "sms", "whatsapp", "signal"})
WRITTEN_TO = frozenset({"email", "onion", "telegram", "web_form", "website"})
FOR_DEFENDERS = "defenders"
OF_STATES = frozenset(
    {Affiliation.GOVERNMENT, Affiliation.POLITICAL, Affiliation.INTERGOVERNMENTAL}
)


@dataclass(frozen=True, slots=True)
class EmergencyLine:
    """A line to call: its kind in hers, whose it is in the language of that name.

    Notes beside a number are in ``notes_language``. Of a line that nobody of us has
    checked, ``provenance`` says who published it. ``channels`` are those of the
    contacts. One that is ``from_afar`` has no number: it is written to.
    """

    name: str
    language: str
    notes_language: str
    country: str | None
    contacts: tuple[Contact, ...]
    always_open: bool
    provenance: tuple[str, ...] = ()
    is_vetted: bool = True
    from_afar: bool = False
    rank: int = 1
    channels: tuple[Channel, ...] = ()
    kind: str = ""

    def seen_from(self, country: str | None) -> "EmergencyLine":
        """Return it for somebody in a country, with the numbers that work there."""
        seen = (channel.seen_from(country) for channel in self.channels)
        return replace(self, contacts=tuple(map(contact_of, seen)))


def line_of(details: ListingDetails, reader: str) -> EmergencyLine | None:
    """Return a listing as a line; None where nobody would answer now.

    What nobody vetted and has no number of a public page to call is help from afar, to
    be written to.
    """
    vetted, said = details.vetted_by_count > 0, details.provenance
    called = tuple(c for c in details.channels if c.kind in CALLED)
    from_afar = () if vetted else (c for c in details.channels if c.kind in WRITTEN_TO)
    channels = (called if vetted or said else ()) or tuple(from_afar)
    if not channels or details.temporarily_closed:
        return None
    text = details.text_for(reader)
    return EmergencyLine(
        name=text.name,
        language=text.name_language,
        notes_language=details.texts[0].language,
        country=details.country,
        contacts=tuple(map(contact_of, channels)),
        always_open=details.always_open,
        provenance=provenance_words(said) if said else (),
        is_vetted=vetted,
        from_afar=channels != called,
        rank=rank_of(details),
        channels=channels,
        kind=line_kind_words(details.facts, details.codes),
    )


def rank_of(details: ListingDetails) -> int:
    """Return how soon a line is told: for defenders, independent, of a state."""
    if any(FOR_DEFENDERS in channel.answered_by for channel in details.channels):
        return 0
    return 2 if details.affiliation in OF_STATES else 1


def as_told(lines: Iterable[EmergencyLine]) -> tuple[EmergencyLine, ...]:
    """Return lines as they are told: vetted ones first, then by whose they are."""
    return tuple(sorted(lines, key=lambda line: (not line.is_vetted, line.rank)))
