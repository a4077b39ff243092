"""Write stored services back as the HSDS records from which they could be imported."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.apply.stored import load_stored
from directory.hsds.attributes import facts
from directory.hsds.coarse_places import centre
from directory.hsds.draft.locations import COUNTRY_FACTS
from directory.hsds.draft.rows import Key, Stored, Values, part_id
from directory.hsds.draft.service import NOWHERE
from directory.hsds.redact.places import confidential_attribute
from directory.hsds.schema import main_objects as records
from directory.hsds.schema import objects as parts
from directory.hsds.schema.base import HsdsObject, part_types
from directory.listings.models import (
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)

H = TypeVar("H", bound=HsdsObject)
Names = Mapping[UUID, str]
# What a row keeps in another form than its part of a record.
OTHERWISE = {"id", "extension", "unit"}
# Which table holds the parts of a list.
TABLES = {
    "accessibility": "accessibility",
    "additional_urls": "url",
    "additional_websites": "url",
    "addresses": "address",
    "attributes": "attribute",
    "capacities": "service_capacity",
    "contacts": "contact",
    "cost_options": "cost_option",
    "languages": "language",
    "phones": "phone",
    "programs": "program",
    "required_documents": "required_document",
    "schedules": "schedule",
    "service_areas": "service_area",
    "translations": "translation",
}


def record_services(
    session: Session, ids: Collection[UUID]
) -> dict[UUID, records.Service]:
    """Return the records of services by our ids.

    Parts have our ids, under which an import knows them again, and the order of
    those; nothing is in a record that was not kept, such as metadata.
    """
    services = Service.id.in_(ids)
    owners = session.scalars(select(Service.organization_id).where(services))
    listings = ServiceAtLocation.service_id.in_(ids)
    places = session.scalars(select(ServiceAtLocation.location_id).where(listings))
    keys: set[Key] = {(Service.__tablename__, service_id) for service_id in ids}
    keys |= {(Organization.__tablename__, owner) for owner in owners}
    keys |= {(Location.__tablename__, place) for place in places if place}
    stored = load_stored(session, keys)
    rows, terms = index(stored), term_models(session, stored)
    recorder = Recorder(stored, rows, terms, parent_names(session, stored))
    return {service_id: recorder.service(service_id) for service_id in ids}


def index(stored: Stored) -> Mapping[tuple[str, UUID], list[Values]]:
    """Return the rows of each table by the part or record to which they belong."""
    found: dict[tuple[str, UUID], list[Values]] = defaultdict(list)
    rows = ((key, row) for cluster in stored.values() for key, row in cluster.items())
    for (table, _), row in sorted(rows, key=place_of):
        for column, owner in row.items():
            if column.endswith("_id") and isinstance(owner, UUID):
                found[table, owner].append(row)
    return found


def place_of(pair: tuple[Key, Values]) -> tuple[str, int, UUID]:
    """Return what orders rows: their publisher, else their ids."""
    (table, row_id), row = pair
    return table, row.get("position") or 0, row_id


def parent_names(session: Session, stored: Stored) -> Names:
    """Return the HSDS ids of the organizations to which others belong."""
    ids = {
        head.get("parent_organization_id")
        for key, cluster in stored.items()
        for head in (cluster[key],)
    }
    known = select(Organization.id, Organization.external_id)
    found = session.execute(known.where(Organization.id.in_(ids - {None})))
    return {row.id: row.external_id or str(row.id) for row in found}


def term_models(session: Session, stored: Stored) -> dict[UUID, parts.TaxonomyTerm]:
    """Return the terms that stored attributes name."""
    ids = {
        row["taxonomy_term_id"]
        for cluster in stored.values()
        for (table, _), row in cluster.items()
        if table == TABLES["attributes"]
    }
    found = session.scalars(select(TaxonomyTerm).where(TaxonomyTerm.id.in_(ids)))
    return {
        term.id: parts.TaxonomyTerm.model_construct(
            id=str(term.id),
            code=term.code,
            name=term.name,
            description=term.description,
            taxonomy=term.taxonomy,
        )
        for term in found
    }


@dataclass(frozen=True, slots=True)
class Recorder:
    """Makes records of what was loaded."""

    stored: Stored
    rows: Mapping[tuple[str, UUID], list[Values]]
    terms: Mapping[UUID, parts.TaxonomyTerm]
    parents: Names

    def head(self, table: str, row_id: UUID) -> Values:
        """Return the row of a record itself."""
        return self.stored[table, row_id][table, row_id]

    def service(self, service_id: UUID) -> records.Service:
        """Return the record of a service."""
        row = self.head(Service.__tablename__, service_id)
        program, *_ = [*self.many(parts.Program, "programs", service_id), None]
        record = self.made(
            records.Service,
            row,
            organization=self.organization(row["organization_id"]),
            service_at_locations=tuple(self.listings(service_id)),
            **({"program": program} if program else {}),
        )
        # Areas that stand for a fact come with the fact.
        of_facts = {
            str(part_id(service_id, TABLES["service_areas"], name))
            for fact in COUNTRY_FACTS
            for number, value in enumerate(facts(record, fact))
            for name in (f"{fact}/{value}", f"{fact}[{number}]")
        }
        areas = tuple(a for a in record.service_areas if a.id not in of_facts)
        if len(areas) == len(record.service_areas):
            return record
        return record.besides({"service_areas"}).changed(
            **({"service_areas": areas} if areas else {})
        )

    def organization(self, organization_id: UUID) -> records.Organization:
        """Return the record of an organization."""
        row = self.head(Organization.__tablename__, organization_id)
        parent = row["parent_organization_id"]
        more = {"parent_organization_id": self.parents[parent]} if parent else {}
        return self.made(records.Organization, row, **more)

    def listings(self, service_id: UUID) -> Iterator[records.ServiceAtLocation]:
        """Yield the listings of a service; that of no place is no part of a record."""
        table = ServiceAtLocation.__tablename__
        for row in self.rows.get((table, service_id), []):
            if row["id"] != part_id(service_id, table, NOWHERE):
                place = row["location_id"]
                more = {"location": self.location(place)} if place else {}
                yield self.made(records.ServiceAtLocation, row, **more)

    def location(self, location_id: UUID) -> records.Location:
        """Return the record of a location, in the middle of its cell."""
        row = self.head(Location.__tablename__, location_id)
        more: dict[str, Any] = {}
        if row["cell_latitude"] is not None:
            more["latitude"] = centre(row["cell_latitude"])
            more["longitude"] = centre(row["cell_longitude"])
        if row["confidential"]:
            named = confidential_attribute(row["external_id"] or str(location_id))
            more["attributes"] = (named,)
        return self.made(records.Location, row, **more)

    def made(self, model: type[H], row: Values, **more: Any) -> H:
        """Return an object of a row, with its parts; what is empty is not said."""
        said: dict[str, Any] = {"id": row.get("external_id") or str(row["id"])}
        for name, field in model.model_fields.items():
            value = row.get(name)
            if name not in row or name in OTHERWISE or name.endswith("_id"):
                continue
            if value not in (None, "") or field.is_required():
                said[name] = float(value) if isinstance(value, Decimal) else value
        for name in part_types(model).keys() & TABLES.keys() - more.keys():
            if held := self.many(part_types(model)[name], name, row["id"]):
                more[name] = held
        return model.model_construct(**said | more)

    def many(self, model: type[H], name: str, owner: UUID) -> tuple[H, ...]:
        """Return the parts of one list."""
        found = self.rows.get((TABLES[name], owner), [])
        return tuple(
            self.made(model, row, **self.special(row))
            for row in found
            if not is_read_beside(name, row)
        )

    def special(self, row: Values) -> dict[str, Any]:
        """Return what a part is stored as otherwise than HSDS says it."""
        if "taxonomy_term_id" in row:
            return {"taxonomy_term": self.terms[row["taxonomy_term_id"]]}
        if "updated_at" in row:
            unit_id = str(uuid5(row["id"], "unit"))
            unit = parts.Unit.model_construct(id=unit_id, name=row["unit"])
            return {"unit": unit, "updated": row["updated_at"]}
        if row.get("until_time"):
            return {"until": f"{row['until']}T{row['until_time']}"}
        if "extension" in row:
            digits = row["extension"]
            return {"extension": float(digits)} if digits.isdecimal() else {}
        return {}


def is_read_beside(name: str, row: Values) -> bool:
    """Whether a row is a further place of an area that has a row of its own."""
    return name == "service_areas" and bool(row["code"]) and not row["name"]
