"""The one place where directory speaks to search."""

from search.answer import (
    Clock,
    Found,
    Notice,
    Suggestion,
    Understood,
    UnderstoodConcept,
    UnderstoodPlace,
)
from search.clock import fixed_zone
from search.document import (
    WORLDWIDE,
    Fact,
    Flag,
    ListingDocument,
    OpenRange,
    Text,
)
from search.elastic.client import (
    ALIAS,
    Cluster,
    searching_client,
    speaking_as,
    writing_client,
)
from search.elastic.diagnostics import FAILURES as CLUSTER_FAILURES
from search.elastic.diagnostics import (
    examining_client,
    reason_of,
    wrong_key,
    wrong_template,
    wrong_version,
)
from search.elastic.keys import end_keys, key_ids, make_key
from search.elastic.roles import ROLES, Role
from search.elastic.writer import ElasticWriter
from search.embedded import (
    EmbeddedIndex,
    EmbeddedWriter,
)
from search.finder import Finder, open_finder, open_members_finder
from search.geometry import KM_PER_DEGREE
from search.index_targets import ElasticTarget, EmbeddedTarget, IndexTarget
from search.places.area_names import AreaNames
from search.places.build import build_places
from search.places.gazetteer import PLACES_PATH, Gazetteer, Place
from search.port import (
    Audience,
    BusyError,
    Cursor,
    Gone,
    Held,
    ListingIndex,
    Projection,
    Reader,
    Writer,
)
from search.query import Box, Level, Sort
from search.ranking.constants import wider_radius_km
from search.request import (
    DEFAULT_RADIUS_KM,
    MAX_PAGE,
    MAX_PER_PAGE,
    MAX_QUERY_CHARACTERS,
    MAX_RADIUS_KM,
    MIN_RADIUS_KM,
    Point,
    SearchRequest,
)
from search.results import Cell, FacetValue, Hit, Match, Results
from search.text.language_detection import detect_text_language

__all__ = [
    "ElasticTarget",
    "EmbeddedTarget",
    "IndexTarget",
    "Reader",
    "Writer",
    "ALIAS",
    "CLUSTER_FAILURES",
    "Clock",
    "DEFAULT_RADIUS_KM",
    "MAX_PAGE",
    "MAX_PER_PAGE",
    "MAX_QUERY_CHARACTERS",
    "MAX_RADIUS_KM",
    "MIN_RADIUS_KM",
    "PLACES_PATH",
    "ROLES",
    "WORLDWIDE",
    "AreaNames",
    "Audience",
    "Box",
    "BusyError",
    "Cell",
    "Cluster",
    "Cursor",
    "ElasticWriter",
    "EmbeddedIndex",
    "EmbeddedWriter",
    "FacetValue",
    "Fact",
    "Finder",
    "Flag",
    "Found",
    "Gone",
    "Gazetteer",
    "Held",
    "Hit",
    "KM_PER_DEGREE",
    "Level",
    "ListingDocument",
    "ListingIndex",
    "Match",
    "Notice",
    "OpenRange",
    "Place",
    "Point",
    "Projection",
    "Results",
    "Role",
    "SearchRequest",
    "Sort",
    "Suggestion",
    "Text",
    "Understood",
    "UnderstoodConcept",
    "UnderstoodPlace",
    "build_places",
    "detect_text_language",
    "end_keys",
    "examining_client",
    "fixed_zone",
    "key_ids",
    "make_key",
    "open_finder",
    "open_members_finder",
    "reason_of",
    "searching_client",
    "speaking_as",
    "wider_radius_km",
    "writing_client",
    "wrong_key",
    "wrong_template",
    "wrong_version",
]
