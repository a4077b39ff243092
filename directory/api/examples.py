"""Requests as somebody would send them, for the description of the API."""

from typing import Any

SEARCH: dict[str, Any] = {
    "q": "پناهگاه برای زنان با کودک",
    "language": "fa-AF",
    "place": "Herat",
    "country": "AF",
    "radius_km": 150,
    "spoken_languages": ["fa-AF"],
    "accepts_children": True,
    "page": 1,
    "per_page": 20,
}
SUGGEST: dict[str, Any] = {"q": "shel", "language": "en", "kinds": ["need"], "limit": 5}
