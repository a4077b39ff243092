"""The one place where directory speaks to search: each name that may be used.

A name is loaded when it is asked for: a command pays for no engine that it leaves be.
"""

import ast
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.clock import (
        day_of,
        fixed_zone,
        local_minute,
        minute_of_week,
        utc_minute,
        zone_named,
    )
    from search.conditions import CONDITION_CODES, Calling, Conditions, Feared, Identity
    from search.day_keys import MOST_TURNS, WEEK_DAYS, DayKeys, falls_on
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
    from search.elastic.client import speaking_as
    from search.elastic.cluster import Cluster
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
    from search.elastic.target import ElasticTarget
    from search.elastic.writer import ElasticWriter
    from search.embedded import (
        EmbeddedIndex,
        EmbeddedWriter,
    )
    from search.finder import Finder, open_finder, open_members_finder
    from search.geometry import KM_PER_DEGREE
    from search.index_targets import EmbeddedTarget, IndexTarget
    from search.open_hours import is_open_at
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
    from search.places.store import PlacesError
    from search.places.words import COMMON_WORDS
    from search.port import (
        Audience,
        BusyError,
        Cursor,
        DamagedError,
        Gone,
        Held,
        NotReadyError,
        Projection,
        Reader,
        Writer,
    )
    from search.query import Box, Level, Sort
    from search.ranking.constants import STALE_DAYS, wider_radius_km
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
        AwayPlace,
        Clock,
        Notice,
        PlaceRole,
        SearchResponse,
        Suggestion,
        Understood,
        UnderstoodConcept,
        UnderstoodPlace,
    )
    from search.results import (
        CELLS_PER_DEGREE,
        Cell,
        FacetValue,
        Hit,
        MatchReason,
        Results,
        Section,
    )
    from search.text.analysis import fold
    from search.text.language_detection import detect_text_language
    from search.understanding.named_needs import needs_named
else:

    @cache
    def homes() -> dict[str, str]:
        """Return the module of each name, as it is imported above."""
        imports = (
            node
            for node in ast.walk(ast.parse(Path(__file__).read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module.startswith("search.")
        )
        return {name.name: node.module for node in imports for name in node.names}

    def __getattr__(name: str) -> object:
        """Load a name that is asked for the first time."""
        if name not in homes():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(homes()[name]), name)
        return found
