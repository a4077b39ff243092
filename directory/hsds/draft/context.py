"""What is at hand while one record is turned into rows."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from uuid import UUID

from directory.database import Base
from directory.hsds.attributes import filed_under
from directory.hsds.draft.rows import Row, make_row, table_of
from directory.hsds.reference_data import ReferenceData
from directory.hsds.resolve.served_areas import AreaReading, Where
from directory.hsds.schema import objects as parts
from directory.hsds.schema.identifiers import uuid_of
from directory.listings.models import TaxonomyTerm
from seed_data.attributes import FACTS_TAXONOMY
from seed_data.taxonomy import NEEDS_TAXONOMY, term_id


@dataclass(frozen=True, slots=True)
class Identities:
    """Which rows are there already: ours by table and HSDS id, terms by their code.

    A record that is new keeps its HSDS id as ours, so that two imports of it at
    once make the same row.
    """

    records: dict[tuple[str, str], UUID] = field(default_factory=dict)
    terms: dict[tuple[str, str], UUID] = field(default_factory=dict)

    def of(self, model: type[Base], external_id: str) -> UUID:
        """Return the id of the row for an HSDS id."""
        table = table_of(model).name
        return self.records.get((table, external_id)) or uuid_of(external_id, table)

    def knows(self, model: type[Base], external_id: str) -> bool:
        """Whether there is such a row."""
        return (table_of(model).name, external_id) in self.records

    def of_term(self, taxonomy: str, code: str) -> UUID:
        """Return the id of the row for a term."""
        return self.terms.get((taxonomy, code)) or UUID(term_id(taxonomy, code))


@dataclass(slots=True)
class DraftContext:
    """The state of one record's drafting; ``country`` helps to read its areas.

    ``numbers_of`` is the country of the national numbers that are drafted now, where
    it is certain; ``phone_country`` tells the country of its numbers, which is no
    proof of where it is. ``stated`` are the ids of locations that say themselves in
    which country they are, ``zones`` the time zones of all. Of a ``secret`` record,
    what cannot be read is not kept: it may tell the place. Notes name a field below
    ``prefix``.
    """

    reference: ReferenceData
    identities: Identities
    phone_country: Callable[[], str | None] = lambda: None
    stated: Container[str] = ()
    country: str | None = None
    numbers_of: str | None = None
    prefix: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    terms: dict[UUID, Row] = field(default_factory=dict)
    zones: dict[UUID, str | None] = field(default_factory=dict)
    secret: bool = False

    def note(self, where: str, reason: str) -> None:
        """Remember what a person should look at."""
        self.notes.append((f"{self.prefix}{where}", reason))

    def read_area(self, words: str) -> AreaReading:
        """Return which places words mean; telephones are asked where nothing else is.

        The words may name a country of their own, whatever is known of the record.
        """
        read = self.reference.areas.read
        reading = read(words, Where(self.country))
        hint = self.phone_country() if reading.unknown and not self.country else None
        return read(words, Where(None, hint)) if hint else reading

    def term(self, term: parts.TaxonomyTerm) -> UUID:
        """Return the id of a term, and remember the row in case it is new."""
        taxonomy, code = filed_under(term)
        row_id = self.identities.of_term(taxonomy, code)
        labels = {
            NEEDS_TAXONOMY: self.reference.needs,
            FACTS_TAXONOMY: self.reference.facts,
        }
        name = labels.get(taxonomy, {}).get(code) or term.name
        if (taxonomy, code) not in self.identities.terms:
            self.terms[row_id] = make_row(
                TaxonomyTerm,
                row_id,
                taxonomy=taxonomy,
                code=code,
                name=name,
                description=term.description,
            )
        return row_id
