"""A listing document as one line of JSON and back: what an index stores of it."""

from pydantic import TypeAdapter

from search.document import ListingDocument

CARDS = TypeAdapter(ListingDocument)


def dump_card(document: ListingDocument) -> str:
    """Return the document as one line of JSON, the same for the same document."""
    return CARDS.dump_json(document).decode()


def load_card(text: str) -> ListingDocument:
    """Return the document that ``dump_card`` wrote."""
    return CARDS.validate_json(text)
