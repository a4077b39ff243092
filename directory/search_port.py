"""The one place where directory speaks to search: each name that may be used."""

from search.clock import fixed_zone
from search.document import (
    WORLDWIDE,
    Fact,
    Flag,
    ListingDocument,
    OpenRange,
    Text,
    country_of_area,
    is_country,
)
from search.elastic.client import (
    Cluster,
    speaking_as,
)
from search.elastic.diagnostics import (
    CLUSTER_FAILURES,
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
from search.places.area_words import (
    ALL_OF,
    AND,
    CONTINENTS,
    DIRECTIONS,
    DIVISIONS,
    FILLER,
    GLUE,
    NATIONWIDE,
    THE_COUNTRY,
    WORLDWIDE_AREAS,
)
from search.places.build import build_places
from search.places.country_names import country_named
from search.places.gazetteer import PLACES_PATH, Gazetteer
from search.places.model import FOCUS_COUNTRIES
from search.places.words import COMMON_WORDS
from search.port import (
    Audience,
    BusyError,
    Cursor,
    Gone,
    Held,
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
from search.response import (
    Clock,
    Notice,
    SearchResponse,
    Suggestion,
    Understood,
    UnderstoodConcept,
    UnderstoodPlace,
)
from search.results import Cell, FacetValue, Hit, MatchReason, Results
from search.text.analysis import fold
from search.text.language_detection import detect_text_language
from search.understanding.named_needs import needs_named
