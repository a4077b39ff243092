"""Turn a redacted record into the rows that it should become."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from uuid import UUID

from directory.hsds.attributes import facts, is_secret
from directory.hsds.coarse_places import place_ids
from directory.hsds.draft.context import DraftContext, Identities
from directory.hsds.draft.locations import (
    add_areas,
    add_countries,
    draft_location,
)
from directory.hsds.draft.of_record import (
    country_of_all,
    country_served,
    hides_place,
    numbered,
    organization_of,
)
from directory.hsds.draft.parts import (
    add_attributes,
    add_backing,
    add_languages,
    add_reach,
    add_translations,
    language_of_text,
)
from directory.hsds.draft.reach import out_of_reach
from directory.hsds.draft.rows import Cluster, ClusterBuilder, Row, make_row
from directory.hsds.draft.schedules import add_schedules
from directory.hsds.reference_data import ReferenceData
from directory.hsds.resolve.evidence import phone_country
from directory.hsds.schema import main_objects as records
from directory.hsds.schema.objects import Described
from directory.listings.models import (
    CostOption,
    Location,
    Organization,
    RequiredDocument,
    Service,
    ServiceAtLocation,
    ServiceCapacity,
)
from directory.listings.provenance import READ_ON, shown_until
from directory.listings.vocabulary import Affiliation

SERVICE = (
    "name", "alternate_name", "description", "url", "email", "status",
    "interpretation_services", "application_process", "fees_description", "wait_time",
    "accreditations", "licenses", "eligibility_description", "minimum_age",
    "maximum_age", "alert", "assurer_email", "remote", "accepts_children",
    "accepts_family", "visibility",
)  # fmt: skip
ANY_ZONE = "UTC"  # of a place that the database knows, or another record
NOWHERE = "nowhere"  # the one listing of a service that has no place
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


def draft_record(
    record: records.Service,
    reference: ReferenceData,
    identities: Identities,
    stated: Container[str] = (),
) -> Draft:
    """Return the rows that a record should become; nothing is written.

    ``stated`` are the ids of locations that say themselves in which country they are.
    """
    numbers = cache(partial(phone_country, record))
    secret = hides_place(record)
    context = DraftContext(reference, identities, numbers, stated, secret=secret)
    locations = tuple(
        draft_location(context, listing.location, f"{path}.location")
        for path, listing in numbered(record)
        if listing.location
    )
    context.country = context.country or country_served(context, record)
    context.numbers_of = None  # nobody knows where the numbers of its owner are
    organization = draft_organization(context, record)
    organization_id = identities.of(Organization, organization_of(record))
    context.numbers_of = country_of_all(context, record)
    service = draft_service(context, record, organization_id)
    paths = [path for path, _ in numbered(record)]
    for path, reason in out_of_reach(service, locations, paths):
        context.note(path, reason)
    return Draft(
        service,
        organization,
        organization_id,
        locations,
        tuple(context.terms.values()),
        record.assured_date,
        tuple(context.notes),
    )


def draft_organization(
    context: DraftContext, record: records.Service
) -> Cluster | None:
    """Return the organization, if the record tells more than its id."""
    embedded = record.organization
    if embedded is None:
        return None
    row_id = context.identities.of(Organization, embedded.id)
    context.prefix = "organization."
    year = embedded.year_incorporated
    parent = embedded.parent_organization_id
    knows_parent = parent and context.identities.knows(Organization, parent)
    head = make_row(
        Organization,
        row_id,
        external_id=embedded.id,
        **embedded.given(*ORGANIZATION),
        text_language=language_of_text(context, embedded),
        year_incorporated=None if year is None else int(year),
        affiliation=affiliation_of(context, record, embedded),
        parent_organization_id=context.identities.of(Organization, parent)
        if knows_parent
        else None,
    )
    cluster = ClusterBuilder(head)
    owner = {"organization_id": row_id}
    add_reach(context, cluster, owner, embedded, "")
    add_attributes(context, cluster, owner, embedded, "")
    add_translations(context, cluster, owner, embedded)
    add_backing(cluster, owner, embedded)
    context.prefix = ""
    return cluster.build()


def affiliation_of(context: DraftContext, *owners: Described) -> Affiliation | None:
    """Return whom the organization says it belongs to."""
    for owner in owners:
        for value in facts(owner, "affiliation"):
            if value in list(Affiliation):
                return Affiliation(value)
            context.note("affiliation", f"{value[:60]!r} is none that is known")
    return None


def draft_service(
    context: DraftContext, record: records.Service, organization_id: UUID
) -> Cluster:
    """Return the service with its listings and all their parts."""
    row_id = context.identities.of(Service, record.id)
    values = record.given(*SERVICE, "assured_date")
    values["fees_description"] = record.fees_description or record.fees
    head = make_row(
        Service,
        row_id,
        external_id=record.id,
        organization_id=organization_id,
        **values,
        text_language=language_of_text(context, record),
        shown_until=shown_until(facts(record, READ_ON)),
    )
    cluster = ClusterBuilder(head)
    owner = {"service_id": row_id}
    add_listings(context, cluster, record)
    add_reach(context, cluster, owner, record, "")
    zones = zones_of(context, record.service_at_locations)
    add_schedules(context, cluster, owner, record, "", zones)
    add_languages(context, cluster, owner, record, "")
    add_areas(context, cluster, owner, record.service_areas, "")
    add_attributes(context, cluster, owner, record, "")
    add_translations(context, cluster, owner, record)
    add_backing(cluster, owner, record)
    add_countries(context, cluster, row_id, record)
    add_terms_of_use(cluster, row_id, record)
    if "capacities" in record.model_fields_set:
        return cluster.build()
    return cluster.build(ServiceCapacity)


def add_listings(
    context: DraftContext, cluster: ClusterBuilder, record: records.Service
) -> None:
    """Add the service's listings; without a place there is one all the same."""
    service_id = cluster.head.id
    listings = list(numbered(record))
    if not listings:
        cluster.add(ServiceAtLocation, NOWHERE, service_id=service_id)
    for path, listing in listings:
        location = next(iter(place_ids(listing)), None)
        row_id = context.identities.of(ServiceAtLocation, listing.id)
        cluster.add_record(
            ServiceAtLocation,
            row_id,
            external_id=listing.id,
            service_id=service_id,
            location_id=context.identities.of(Location, location) if location else None,
            description=listing.description,
        )
        owner = {"service_at_location_id": row_id}
        add_reach(context, cluster, owner, listing, f"{path}.")
        zones = zones_of(context, (listing,))
        add_schedules(context, cluster, owner, listing, f"{path}.", zones)
        add_areas(context, cluster, owner, listing.service_areas, f"{path}.")
        # Needs and facts belong to the service: a listing has none of its own. That
        # its place is confidential is kept with the place, and of that one alone.
        add_attributes(
            context, cluster, {"service_id": service_id}, listing, f"{path}.", is_secret
        )


def zones_of(
    context: DraftContext, listings: Iterable[records.ServiceAtLocation]
) -> list[str | None]:
    """Return the zones of the places of listings; of those told elsewhere, any."""
    ids = [place for listing in listings for place in place_ids(listing)]
    places = {context.identities.of(Location, place) for place in ids}
    return [context.zones.get(place, ANY_ZONE) for place in places]


def add_terms_of_use(
    cluster: ClusterBuilder, service_id: UUID, record: records.Service
) -> None:
    """Add cost, documents and room."""
    for index, cost in enumerate(record.cost_options):
        cluster.add(
            CostOption,
            f"cost_options[{index}]",
            cost.id,
            service_id=service_id,
            **cost.given("valid_from", "valid_to", "option", "currency"),
            **cost.given("amount_description"),
            amount=money(cost.amount),
        )
    for index, document in enumerate(record.required_documents):
        cluster.add(
            RequiredDocument,
            f"required_documents[{index}]",
            document.id,
            service_id=service_id,
            document=document.document,
            **document.given("uri"),
        )
    for index, capacity in enumerate(record.capacities):
        cluster.add(
            ServiceCapacity,
            f"capacities[{index}]",
            capacity.id,
            service_id=service_id,
            **capacity.given("available", "maximum", "description"),
            unit=capacity.unit.name,
            updated_at=capacity.updated,
        )


def money(amount: float | None) -> Decimal | None:
    """Return an amount in hundredths, as the database keeps it."""
    return None if amount is None else round(Decimal(str(amount)), 2)
