"""Go through every text of a record that has a secret place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from directory.geocoding import Geocoder
from directory.hsds.redact.areas import widened
from directory.hsds.redact.doubts import may_lead_to_map_or_point, may_tell_place
from directory.hsds.redact.mentions import ADDRESS, LEFT, Mentions
from directory.hsds.redact.notes import is_harmless, is_note
from directory.hsds.schema import main_objects as records
from directory.hsds.schema import objects as parts
from directory.hsds.schema.base import H, HsdsObject, many_fields, text_fields
from directory.listings.confidentiality import Secrecy
from directory.listings.folded_text import fold_text
from seed_data.attributes import FACTS_TAXONOMY
from seed_data.taxonomy import NEEDS_TAXONOMY

TOLD_STREET = "it told the street of a secret place"
TOLD_PLACE = "it told where a confidential place is"
NOT_KEPT = "it might tell where a confidential place is; it is not kept"
WIDENED = "it is finer than the province of a confidential place"
MAY_TELL = "may tell the place: field {}"
# Words of our own, which tell no place.
OURS = {NEEDS_TAXONOMY, FACTS_TAXONOMY}
# A number that is a point, and no telephone: 28.860845.
POINT = re.compile(r"[-+]?\d{1,3}[.,]\d{4,}(?:\W+[-+]?\d{1,3}[.,]\d{3,})?")
FINEST = 2  # decimals of an age or a price; more may be half of a point
# By these an organization is known to everybody.
KNOWN_BY = frozenset({"name", "alternate_name"})


@dataclass(slots=True)
class Telling:
    """What goes through a record; ``notes`` say what was left out, and why.

    ``secrecies`` are those of the places of the record's listings, in their order.
    Where it is ``strict``, what may tell a place is left out as well; else ``held``
    are the fields at which a person must look.
    """

    mentions: Mentions
    geocoder: Geocoder
    country: str | None
    secrecies: tuple[Secrecy, ...]
    strict: bool
    notes: list[tuple[str, str]] = field(default_factory=list)
    held: list[str] = field(default_factory=list)

    def told(self, value: H, path: str, secrecy: Secrecy) -> H:
        """Return an object, and all that it holds, without what tells a place."""
        new: dict[str, Any] = {}
        for name in sorted(text_fields(type(value)) & value.model_fields_set):
            text = getattr(value, name)
            told = self.text(value, name, path, secrecy)
            if told != text:
                new[name] = told
        if secrecy is Secrecy.PLACE:
            new |= without_fine_numbers(value)
        for name, held in value.parts():
            made = tuple(self.parts_of(value, name, path, secrecy))
            if made != held:
                many = name in many_fields(type(value))
                new[name] = made if many else next(iter(made), None)
        return value.changed(**new)

    def parts_of(
        self, owner: HsdsObject, name: str, path: str, secrecy: Secrecy
    ) -> Iterator[HsdsObject]:
        """Yield what is kept of the parts in one field."""
        many = name in many_fields(type(owner))
        held = getattr(owner, name) if many else (getattr(owner, name),)
        for index, part in enumerate(held):
            where = f"{path}{name}[{index}]." if many else f"{path}{name}."
            if isinstance(part, records.ServiceAtLocation):
                yield self.told(part, where, self.secrecies[index])
            elif isinstance(part, parts.ServiceArea) and secrecy is Secrecy.PLACE:
                yield from self.area(part, where)
            elif isinstance(part, parts.Phone) and self.tells_number(part):
                self.notes.append((f"{where}number", TOLD_PLACE))
            else:
                yield from self.kept(part, where, secrecy)

    def kept(
        self, part: HsdsObject, where: str, secrecy: Secrecy
    ) -> Iterator[HsdsObject]:
        """Yield a part, if there is anything left of it."""
        told = self.told(part, where, secrecy)
        empty = isinstance(part, parts.Url) and not getattr(told, "url", "")
        if isinstance(part, parts.Attribute) and told != part:
            # A word of a vocabulary is told by all who use it.
            empty = told.taxonomy_term != part.taxonomy_term  # type: ignore[attr-defined]  # it is of the same type
        if not empty:
            yield told

    def area(self, area: parts.ServiceArea, where: str) -> Iterator[parts.ServiceArea]:
        """Yield an area as its province or wider, without its own words."""
        name = widened(self.geocoder, area.name, self.country)
        bare = area.only({"id", "name"}).changed(name=name)
        if name != area.name or area.description or area.uri:
            self.notes.append((f"{where}name", WIDENED))
        if name:
            yield bare

    def tells_number(self, phone: parts.Phone) -> bool:
        """Whether in place of a number to call there is an address or a point."""
        number = phone.number
        plain = not any(map(str.isalpha, number))
        if plain:
            return bool(POINT.fullmatch(fold_text(number).text))
        return self.mentions.removed(number) != number

    def text(self, value: HsdsObject, name: str, path: str, secrecy: Secrecy) -> str:
        """Return one text without what tells a place; say so, or that it may."""
        text: str = getattr(value, name)
        where = f"{path}{name}"
        if not text or (isinstance(value, parts.Phone) and name == "number"):
            return text
        secret = secrecy is Secrecy.PLACE
        if secret and is_note(value, name):
            if is_harmless(text):
                return text
            self.notes.append((where, NOT_KEPT))
            return ""
        known_by = isinstance(value, records.Organization) and name in KNOWN_BY
        told = self.mentions.removed(text, towns=secret and not known_by)
        if told != text:
            self.notes.append((where, TOLD_PLACE if secret else TOLD_STREET))
        return self.undoubted(value, name, where, told) if secret else told

    def undoubted(self, value: HsdsObject, name: str, where: str, text: str) -> str:
        """Return a text that tells no place; one that may is held or left out."""
        if isinstance(value, records.Address) or is_ours(value):
            return text
        doubt = (
            may_lead_to_map_or_point(text)
            if ADDRESS.fullmatch(text)
            else may_tell_place(text) or self.mentions.hides_in(text)
        )
        if not doubt:
            return text
        self.notes.append((where, MAY_TELL.format(where)))
        if not self.strict and not where.startswith("organization."):
            self.held.append(where)
            return text
        return LEFT if name == "name" else ""


def is_ours(value: HsdsObject) -> bool:
    """Whether a word is of our own vocabularies."""
    return isinstance(value, parts.TaxonomyTerm) and value.taxonomy in OURS


def without_fine_numbers(value: HsdsObject) -> dict[str, float]:
    """Return the ages, prices and rooms that have more decimals than those have."""
    if isinstance(value, records.Location):
        return {}
    numbers = ((name, getattr(value, name)) for name in value.model_fields_set)
    return {
        name: float(round(number))
        for name, number in numbers
        if isinstance(number, float) and round(number, FINEST) != number
    }
