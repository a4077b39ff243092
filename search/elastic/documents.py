"""A public listing as a document of Elasticsearch."""

import math
from typing import Any

from search.card import dump_card
from search.document import ListingDocument
from search.elastic.coverage import reach_fields
from search.elastic.hours import stored_hours
from search.geometry import unit_vector
from search.ranking.constants import tie_of
from search.results import CELLS_PER_DEGREE, Cell
from search.taxonomy import with_parents
from search.text.listing_text import listing_tokens

CELLS_PER_ROW = 360 * CELLS_PER_DEGREE
Fields = dict[str, Any]


def fields_of(document: ListingDocument) -> Fields:
    """Return the fields of a listing; everything in them comes from the allow-list."""
    name, text = listing_tokens(document)
    fields: Fields = {
        "id": document.id,
        "tie": tie_of(document.id),
        "name": " ".join(dict.fromkeys(name)),
        "text": " ".join(dict.fromkeys(text)),
        "codes": with_parents(document.codes),
        "own_codes": list(document.codes),
        "spoken_languages": list(document.spoken_languages),
        "covers": list(document.reach),
        "country": document.country,
        "admin1": document.admin1,
        "facts": list(document.facts),
        "yes": [flag for flag, known in document.flags if known],
        "no": [flag for flag, known in document.flags if not known],
        "remote": document.remote,
        "closed": document.temporarily_closed,
        "vetted": document.vetted_by_count > 0,
        "helps": not document.reference_only,
        "sent_by": document.sent_by,
        "hours": stored_hours(document),
        "card": dump_card(document),
    }
    if document.always_from is not None:
        fields["always_from"] = document.always_from
    if document.assured_date:
        fields["assured"] = document.assured_date.toordinal()
    fields |= reach_fields(document)
    return fields | point_fields(document)


def point_fields(document: ListingDocument) -> Fields:
    """Return a coarse point in the forms that filters, distance and cells ask for.

    Only what helps at a place is looked for by its ``point``.
    """
    latitude, longitude = document.latitude, document.longitude
    if latitude is None or longitude is None:
        return {}
    x, y, z = unit_vector(latitude, longitude)
    place = {} if document.remote else {"point": {"lat": latitude, "lon": longitude}}
    return place | {
        "latitude": latitude,
        "longitude": longitude,
        "x": x,
        "y": y,
        "z": z,
        "cell": cell_number(latitude, longitude),
    }


def cell_number(latitude: float, longitude: float) -> int:
    """Return the number of a coarse cell: from south to north, from west to east."""
    row = math.floor((latitude + 90) * CELLS_PER_DEGREE)
    return row * CELLS_PER_ROW + math.floor((longitude + 180) * CELLS_PER_DEGREE)


def cell_of(number: int, count: int) -> Cell:
    """Return the middle of a numbered cell, and how many listings lie in it."""
    row, column = divmod(number, CELLS_PER_ROW)
    latitude = (row + 0.5) / CELLS_PER_DEGREE - 90
    longitude = (column + 0.5) / CELLS_PER_DEGREE - 180
    return Cell(round(latitude, 2), round(longitude, 2), count)
