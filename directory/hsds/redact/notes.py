"""Which notes about a phone, an hour or a ramp may stay beside a secret place."""

from directory.hsds.redact.place_words import HARMLESS
from directory.hsds.schema import main_objects as records
from directory.hsds.schema import objects as parts
from directory.hsds.schema.base import HsdsObject
from directory.listings.folded_text import fold_text

# Where publishers write how a door is found.
NOTES: dict[type[HsdsObject], frozenset[str]] = {
    parts.Phone: frozenset({"description"}),
    parts.Schedule: frozenset({"description", "notes"}),
    parts.Language: frozenset({"note"}),
    records.Accessibility: frozenset({"description", "details"}),
}
NOTES_OF_TABLES = {
    "phone": ("description",),
    "schedule": ("description", "notes"),
    "language": ("note",),
    "accessibility": ("description",),
}
LONGEST_NUMBER = 2  # digits: an hour, "24/7"; a longer one may be a house's


def is_harmless(note: str) -> bool:
    """Whether a note is made of nothing but words that tell no place."""
    return all(
        len(word.text) <= LONGEST_NUMBER if word.is_number else word.text in HARMLESS
        for word in fold_text(note).words
    )


def is_note(value: HsdsObject, name: str) -> bool:
    """Whether a field is such a note."""
    return name in NOTES.get(type(value), ())
