"""The words of a listing: what indexes hold of its texts, and the names it goes by."""

from search.document import ListingDocument
from search.text.analysis import index_tokens, tokens


def listing_tokens(document: ListingDocument) -> tuple[list[str], list[str]]:
    """Return the index tokens of a listing's names, and of everything it says."""
    name: list[str] = []
    for known_as in (document.organization, *document.other_names):
        name += index_tokens(known_as, document.text_language)
    text: list[str] = []
    for part in document.texts:
        name += index_tokens(part.name, part.language)
        text += index_tokens(part.description, part.language)
    return name, name + text + tokens(" ".join(document.area))


def distinct_tokens(document: ListingDocument) -> set[str]:
    """Return each index token of a listing once."""
    return set(listing_tokens(document)[1])


def listing_names(document: ListingDocument) -> list[str]:
    """Return the names that completion may offer."""
    own = (text.name for text in document.texts)
    return [*own, document.organization, *document.other_names]
