"""Turn a clean, discreet record into the rows that it should become."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from directory.hsds.attributes import facts, is_secret
from directory.hsds.draft.context import Drafting, Identities
from directory.hsds.draft.locations import (
    add_areas,
    add_countries,
    area_code,
    draft_location,
)
from directory.hsds.draft.parts import (
    add_attributes,
    add_backing,
    add_languages,
    add_reach,
    add_translations,
    given,
    language_of_text,
)
from directory.hsds.draft.rows import Cluster, ClusterBuilder, Row, make_row
from directory.hsds.reference_data import Knowledge
from directory.hsds.schema.validation import Fields
from directory.listings.models import (
    CostOption,
    Location,
    Organization,
    RequiredDocument,
    Service,
    ServiceAtLocation,
    ServiceCapacity,
)
from directory.listings.vocabulary import Affiliation

SERVICE = (
    "name", "alternate_name", "description", "url", "email", "status",
    "interpretation_services", "application_process", "fees_description", "wait_time",
    "accreditations", "eligibility_description", "minimum_age", "maximum_age", "alert",
    "assurer_email", "remote", "accepts_children", "accepts_family", "visibility",
)  # fmt: skip
ORGANIZATION = (
    "name", "alternate_name", "description", "email", "website", "legal_status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What a record should become; ``organization`` is None where it is only named.

    ``assured_date`` is None where the record does not say it.
    """

    service: Cluster
    organization: Cluster | None
    organization_id: UUID
    locations: tuple[Cluster, ...]
    terms: tuple[Row, ...]
    assured_date: date | None
    notes: tuple[tuple[str, str], ...]

    @property
    def clusters(self) -> Iterator[Cluster]:
        """Yield organization, locations and service, in the order of writing."""
        if self.organization:
            yield self.organization
        yield from self.locations
        yield self.service

    @property
    def listing_ids(self) -> list[UUID]:
        """Return the ids of the service's listings."""
        name = ServiceAtLocation.__tablename__
        return [row.id for row in self.service.parts if row.table.name == name]


def draft_record(record: Fields, knowledge: Knowledge, identities: Identities) -> Draft:
    """Return the rows that a record should become; nothing is written."""
    desk = Drafting(knowledge, identities)
    locations = tuple(
        draft_location(desk, listing["location"], f"{path}.location")
        for path, listing in numbered(record)
        if "location" in listing
    )
    desk.country = desk.country or country_served(desk, record)
    organization = draft_organization(desk, record)
    organization_id = identities.of(Organization, organization_of(record))
    service = draft_service(desk, record, organization_id)
    return Draft(
        service,
        organization,
        organization_id,
        locations,
        tuple(desk.terms.values()),
        record.get("assured_date"),
        tuple(desk.notes),
    )


def numbered(record: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield a service's listings with their paths."""
    for index, listing in enumerate(record.get("service_at_locations", [])):
        yield f"service_at_locations[{index}]", listing


def organization_of(record: Fields) -> str:
    """Return the HSDS id of the organization; validation saw that there is one."""
    embedded = record.get("organization", {})
    return str(embedded.get("id") or record["organization_id"])


def country_served(desk: Drafting, record: Fields) -> str | None:
    """Return the first country among the areas that the service serves."""
    codes = (
        area_code(desk, area.get("name", ""))
        for area in record.get("service_areas", [])
    )
    return next((code for code in codes if code and len(code) == 2), None)


def draft_organization(desk: Drafting, record: Fields) -> Cluster | None:
    """Return the organization, if the record tells more than its id."""
    embedded = record.get("organization")
    if not embedded:
        return None
    row_id = desk.identities.of(Organization, embedded["id"])
    desk.prefix = "organization."
    year = embedded.get("year_incorporated")
    parent = embedded.get("parent_organization_id")
    knows_parent = parent and desk.identities.knows(Organization, parent)
    head = make_row(
        Organization,
        row_id,
        external_id=embedded["id"],
        **given(embedded, *ORGANIZATION),
        text_language=language_of_text(desk, embedded),
        year_incorporated=None if year is None else int(year),
        affiliation=affiliation_of(desk, record, embedded),
        parent_organization_id=desk.identities.of(Organization, parent)
        if knows_parent
        else None,
    )
    cluster = ClusterBuilder(head)
    owner = {"organization_id": row_id}
    for add in (add_reach, add_attributes, add_translations, add_backing):
        add(desk, cluster, owner, embedded, "")
    desk.prefix = ""
    return cluster.build()


def affiliation_of(desk: Drafting, *owners: Fields) -> Affiliation | None:
    """Return whom the organization says it belongs to."""
    for owner in owners:
        for value in facts(owner, "affiliation"):
            if value in list(Affiliation):
                return Affiliation(value)
            desk.note("affiliation", f"{value[:60]!r} is none that is known")
    return None


def draft_service(desk: Drafting, record: Fields, organization_id: UUID) -> Cluster:
    """Return the service with its listings and all their parts."""
    row_id = desk.identities.of(Service, record["id"])
    values = given(record, *SERVICE, "assured_date")
    values["fees_description"] = values.get("fees_description") or record.get(
        "fees", ""
    )
    head = make_row(
        Service,
        row_id,
        external_id=record["id"],
        organization_id=organization_id,
        **values,
        text_language=language_of_text(desk, record),
    )
    cluster = ClusterBuilder(head)
    owner = {"service_id": row_id}
    add_listings(desk, cluster, record)
    for add in (add_reach, add_languages, add_areas, add_attributes):
        add(desk, cluster, owner, record, "")
    for add in (add_translations, add_backing):
        add(desk, cluster, owner, record, "")
    add_countries(desk, cluster, row_id, record)
    add_terms_of_use(cluster, row_id, record)
    return cluster.build()


def add_listings(desk: Drafting, cluster: ClusterBuilder, record: Fields) -> None:
    """Add the service's listings; without a place there is one all the same."""
    service_id = cluster.head.id
    listings = list(numbered(record))
    if not listings:
        cluster.add(ServiceAtLocation, "nowhere", service_id=service_id)
    for path, listing in listings:
        location = listing.get("location", {}).get("id") or listing.get("location_id")
        row_id = desk.identities.of(ServiceAtLocation, listing["id"])
        cluster.add_record(
            ServiceAtLocation,
            row_id,
            external_id=listing["id"],
            service_id=service_id,
            location_id=desk.identities.of(Location, location) if location else None,
            description=listing.get("description", ""),
        )
        owner = {"service_at_location_id": row_id}
        add_reach(desk, cluster, owner, listing, f"{path}.")
        add_areas(desk, cluster, owner, listing, f"{path}.")
        # Needs and facts belong to the service: a listing has none of its own. That
        # its place is confidential is kept with the place, and of that one alone.
        add_attributes(
            desk, cluster, {"service_id": service_id}, listing, f"{path}.", is_secret
        )


def add_terms_of_use(cluster: ClusterBuilder, service_id: UUID, record: Fields) -> None:
    """Add cost, documents and room."""
    for index, cost in enumerate(record.get("cost_options", [])):
        cluster.add(
            CostOption,
            f"cost_options[{index}]",
            service_id=service_id,
            **given(cost, "valid_from", "valid_to", "option", "currency"),
            **given(cost, "amount_description"),
            amount=money(cost.get("amount")),
        )
    for index, document in enumerate(record.get("required_documents", [])):
        cluster.add(
            RequiredDocument,
            f"required_documents[{index}]",
            service_id=service_id,
            document=document.get("document", ""),
            **given(document, "uri"),
        )
    for index, capacity in enumerate(record.get("capacities", [])):
        cluster.add(
            ServiceCapacity,
            f"capacities[{index}]",
            service_id=service_id,
            **given(capacity, "available", "maximum", "description"),
            unit=capacity["unit"].get("name", ""),
            updated_at=capacity["updated"],
        )


def money(amount: Any) -> Decimal | None:
    """Return an amount in hundredths, as the database keeps it."""
    return None if amount is None else round(Decimal(str(amount)), 2)
