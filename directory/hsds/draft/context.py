"""What is at hand while one record is turned into rows."""

from dataclasses import dataclass, field
from uuid import UUID

from directory.database import Base
from directory.hsds.attributes import filed_under
from directory.hsds.draft.rows import Row, make_row, table_of
from directory.hsds.reference_data import ReferenceData
from directory.hsds.schema import objects as parts
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
        key = table_of(model).name, external_id
        return self.records.get(key) or UUID(external_id)

    def knows(self, model: type[Base], external_id: str) -> bool:
        """Whether there is such a row."""
        return (table_of(model).name, external_id) in self.records

    def of_term(self, taxonomy: str, code: str) -> UUID:
        """Return the id of the row for a term."""
        return self.terms.get((taxonomy, code)) or UUID(term_id(taxonomy, code))


@dataclass(slots=True)
class DraftContext:
    """The state of one record's drafting; ``country`` helps to read its phones.

    Notes name a field below ``prefix``; ``zones`` are those of its locations. Of a
    ``secret`` record, what cannot be read is not kept: it may tell the place.
    """

    reference: ReferenceData
    identities: Identities
    country: str | None = None
    prefix: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    terms: dict[UUID, Row] = field(default_factory=dict)
    zones: dict[UUID, str | None] = field(default_factory=dict)
    secret: bool = False

    def note(self, where: str, reason: str) -> None:
        """Remember what a person should look at."""
        self.notes.append((f"{self.prefix}{where}", reason))

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
