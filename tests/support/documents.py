"""Public documents that a test makes up."""

from typing import Any

from search.document import ListingDocument, Text
from tests.support.records import uid

HERAT = (34.35, 62.25)
KABUL = (34.55, 69.15)


def document(
    key: str,
    *codes: str,
    text: str = "Help for women.",
    name: str = "",
    language: str = "en",
    point: tuple[float, float] | None = HERAT,
    **fields: Any,
) -> ListingDocument:
    """Return a listing in Herat, or where ``point`` and ``fields`` say."""
    values: dict[str, Any] = {
        "id": uid(key),
        "version": 1,
        "external_id": None,
        "organization": "Example Organization",
        "texts": (Text(language, name or f"House {key}", text),),
        "codes": codes,
        "country": "AF",
        "admin1": "AF.11" if point == HERAT else None,
    }
    if point is not None:
        values |= {"latitude": point[0], "longitude": point[1]}
    return ListingDocument(**(values | fields))
