"""The mapping and settings of an index of listings: one literal, strict."""

from typing import Any

from search.request import MAX_PAGE, MAX_PER_PAGE

# Grows when tokens, fields or cards change: an index of another format is built anew.
FORMAT = 6
# How far this index has read the log lies in it, so that both live and die together.
CURSOR_ID = "cursor"

KEYWORD = {"type": "keyword", "index_options": "docs"}
BOOLEAN = {"type": "boolean"}
DOUBLE = {"type": "double"}
ONLY_READ = {"index": False}
# Words arrive analysed by our own analyser, the same for both engines, and only split
# at spaces: no engine has stemmers for Pashto, Swahili, Kirundi, Luganda.
WORD_FIELD = {
    "type": "text",
    "analyzer": "whitespace",
    "index_options": "docs",
    "norms": False,
}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    # The words are not kept as text: what is shown comes from the card alone.
    "_source": {"includes": ["card", "cursor"]},
    "properties": {
        "id": KEYWORD,
        "tie": DOUBLE | ONLY_READ,
        "name": WORD_FIELD,
        "text": WORD_FIELD,
        "codes": KEYWORD,
        "own_codes": KEYWORD,
        "spoken_languages": KEYWORD,
        "covers": KEYWORD,
        "serving": KEYWORD,
        "ground": KEYWORD,
        "afar": KEYWORD,
        "accredited": KEYWORD,
        "country": KEYWORD,
        "admin1": KEYWORD,
        "facts": KEYWORD,
        "yes": KEYWORD,
        "no": KEYWORD,
        "remote": BOOLEAN,
        "closed": BOOLEAN,
        "vetted": BOOLEAN,
        "helps": BOOLEAN,
        "sent_by": KEYWORD,
        "assured": {"type": "integer"},
        "point": {"type": "geo_point"},
        "latitude": DOUBLE,
        "longitude": DOUBLE,
        # The point on the unit sphere, in the precision of the embedded engine:
        # distances, and so the order of equals, are the same to the last digit.
        "x": {"type": "float"} | ONLY_READ,
        "y": {"type": "float"} | ONLY_READ,
        "z": {"type": "float"} | ONLY_READ,
        "cell": {"type": "integer"} | ONLY_READ,
        "hours": {
            "type": "nested",
            "properties": {
                "minutes": {"type": "integer_range", "doc_values": False},
                "zone": KEYWORD,
                "begins": {"type": "integer"},
                "ends": {"type": "integer"},
                "night": BOOLEAN,
                "odd": BOOLEAN,
                "which": KEYWORD,
                "month_days": KEYWORD,
                "months": KEYWORD,
                "year_days": KEYWORD,
                "weeks": KEYWORD,
                "turns": KEYWORD,
            },
        },
        "always_from": {"type": "integer"},
        "card": KEYWORD | ONLY_READ | {"doc_values": False},
        "cursor": {"type": "object", "enabled": False},
    },
}

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": MAX_PAGE * MAX_PER_PAGE,
    # A deletion is remembered for a day: an older document that was on its way all
    # that time cannot bring back what was withdrawn.
    "gc_deletes": "24h",
    # Slow logs would hold what people typed.
    "search.slowlog.threshold.query.warn": "-1",
    "search.slowlog.threshold.fetch.warn": "-1",
    "indexing.slowlog.threshold.index.warn": "-1",
}


def template_name(alias: str) -> str:
    """Return what the template is called, and how the names of its indexes begin."""
    return f"{alias}-{FORMAT}"


def index_template(alias: str) -> dict[str, Any]:
    """Return the template of the indexes that come to lie behind an alias."""
    return {
        "index_patterns": [f"{template_name(alias)}-*"],
        "priority": 500,
        "version": FORMAT,
        "template": {"settings": {"index": SETTINGS}, "mappings": MAPPINGS},
    }
