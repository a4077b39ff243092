"""A record that is ready to be stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.hsds.problems import NumberedRecord, Problem
from directory.hsds.schema.main_objects import Service
from directory.listings.confidentiality import Secrecy


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record that is valid and holds nothing that may not be stored.

    ``secrecies`` say how secret it needs each place to be, by its HSDS id.
    """

    source: NumberedRecord
    record: Service
    notes: tuple[Problem, ...]
    secrecies: Mapping[str, Secrecy]

    @property
    def id(self) -> str:
        """Return the HSDS id of the service."""
        return self.record.id
