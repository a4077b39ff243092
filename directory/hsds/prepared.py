"""A record that is ready to be stored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from directory.hsds.problems import NumberedRecord, Problem
from directory.hsds.schema.main_objects import Service
from directory.hsds.whereabouts import Whereabouts
from directory.listings.confidentiality import Secrecy

# What a reason quotes of a record, whatever quotes are in it, and what may be a point.
QUOTED = re.compile(r"['\"].*['\"]|-?\d+[.,]\d+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record that is valid and holds nothing that may not be stored.

    ``secrecies`` say how secret it needs each place to be, by its HSDS id, and
    ``whereabouts`` by what words it would be found. ``whole`` is how secret it needs to
    be where it lists no place. ``held`` are the fields that may tell a confidential
    place: with one, the record waits for a person to look. ``stated`` are the ids of
    locations whose addresses all name a country themselves.
    """

    source: NumberedRecord
    record: Service
    notes: tuple[Problem, ...]
    secrecies: Mapping[str, Secrecy]
    whereabouts: Mapping[str, Whereabouts]
    whole: Secrecy = Secrecy.OPEN
    held: tuple[str, ...] = ()
    stated: frozenset[str] = frozenset()

    def problem(self, field: str, reason: str) -> Problem:
        """Return what a person should look at; of a secret place nothing is quoted."""
        levels = (self.whole, *self.secrecies.values())
        hides = any(level is Secrecy.PLACE for level in levels)
        return self.source.problem(field, without_values(reason) if hides else reason)

    @property
    def id(self) -> str:
        """Return the HSDS id of the service."""
        return self.record.id


def without_values(reason: str) -> str:
    """Return a reason without what it quotes: a list of imports is read by others."""
    return QUOTED.sub("…", reason)
