"""A listing document as JSON and back: what an index stores beside its fields."""

from dataclasses import fields
from datetime import date
from typing import Any

from pydantic_core import from_json, to_json

from search.document import Fact, Flag, ListingDocument, OpenRange, Text

Card = dict[str, Any]
FIELDS = tuple(field.name for field in fields(ListingDocument))


def to_card(document: ListingDocument) -> Card:
    """Return the document as plain JSON values."""
    card: Card = {name: getattr(document, name) for name in FIELDS}
    card["texts"] = [
        {
            "language": text.language,
            "name": text.name,
            "description": text.description,
        }
        for text in document.texts
    ]
    card["assured_date"] = (
        document.assured_date.isoformat() if document.assured_date else None
    )
    card["flags"] = {str(flag): known for flag, known in document.flags}
    card["facts"] = [str(fact) for fact in document.facts]
    card["hours"] = [[hours.start, hours.end] for hours in document.hours]
    return card


def dump_card(document: ListingDocument) -> str:
    """Return the document as one line of JSON, the same for the same document."""
    return to_json(to_card(document)).decode()


def load_card(text: str) -> ListingDocument:
    """Return the document that ``dump_card`` wrote."""
    return from_card(from_json(text))


def from_card(card: Card) -> ListingDocument:
    """Return the document of a card."""
    values = dict(card)
    values["texts"] = tuple(Text(**text) for text in card["texts"])
    values["flags"] = tuple(
        (Flag(name), known) for name, known in card["flags"].items()
    )
    values["facts"] = tuple(map(Fact, card["facts"]))
    values["hours"] = tuple(OpenRange(start, end) for start, end in card["hours"])
    assured = card["assured_date"]
    values["assured_date"] = date.fromisoformat(assured) if assured else None
    for name in ("codes", "spoken_languages", "covers"):
        values[name] = tuple(card[name])
    return ListingDocument(**values)
