"""One listing as the index may know it: public fields, coarse cell, nothing else."""

from collections.abc import Iterable

from directory.indexing.document_facts import stated_facts
from directory.listings.facts import Facts
from directory.listings.hours.index_ranges import open_ranges, zone_of
from directory.listings.models import (
    Location,
    ServiceArea,
    ServiceAtLocation,
    Translation,
)
from directory.listings.public_view import Shown
from directory.listings.reachability import only_country
from directory.listings.vocabulary import Publication, ServiceStatus
from directory.search_port import WORLDWIDE, ListingDocument, Text

CELLS_PER_DEGREE = 10
# The parts that a document is made of, or that decide what is public of them.
KINDS = frozenset(
    {
        "areas",
        "attributes",
        "contacts",
        "costs",
        "languages",
        "phones",
        "schedules",
        "tiers",
        "translations",
    }
)
VETTERS = 2


def make_document(listing: ServiceAtLocation, shown: Shown) -> ListingDocument:
    """Return the public document of a listing; the caller knows that it is public."""
    service, location = listing.service, listing.location
    facts, parts = shown.facts, shown.parts
    covers = covered(facts, parts.areas)
    latitude, longitude = cell_centre(location, shown)
    return ListingDocument(
        id=str(listing.id),
        version=service.version,
        external_id=service.external_id,
        organization=service.organization.name,
        organization_language=service.organization.text_language,
        texts=texts_of(listing, parts.translations),
        codes=facts.codes,
        spoken_languages=tuple(sorted({row.code for row in parts.languages})),
        country=(location.country if location else None) or only_country(covers),
        admin1=location.admin1 if location else None,
        area=area_of(location, shown),
        covers=covers,
        latitude=latitude,
        longitude=longitude,
        remote=bool(service.remote),
        flags=tuple(sorted(facts.flags.items())),
        facts=stated_facts(facts, service),
        hours=open_ranges(parts.schedules, always=facts.always_open),
        timezone=zone_of(parts.schedules, location),
        assured_date=service.assured_date,
        vetted_by_count=VETTERS if service.publication is Publication.PUBLISHED else 0,
        temporarily_closed=service.status is ServiceStatus.TEMPORARILY_CLOSED,
    )


def texts_of(
    listing: ServiceAtLocation, translations: Iterable[Translation]
) -> tuple[Text, ...]:
    """Return the original first, then each translation that has a name."""
    service = listing.service
    original = Text(service.text_language, service.name, service.description)
    others = (
        Text(row.language, row.name or service.name, row.description)
        for row in sorted(translations, key=lambda row: row.language)
        if row.language != service.text_language
    )
    return (original, *others)


def covered(facts: Facts, areas: Iterable[ServiceArea]) -> tuple[str, ...]:
    """Return the codes of every area that is served."""
    codes = {area.code for area in areas if area.code}
    return tuple(sorted(codes | set(facts.covers)))


def cell_centre(
    location: Location | None, shown: Shown
) -> tuple[float | None, float | None]:
    """Return the middle of the coarse cell; of a confidential place there is none."""
    if location is None or shown.confidential:
        return None, None
    if location.cell_latitude is None or location.cell_longitude is None:
        return None, None
    return (
        (location.cell_latitude + 0.5) / CELLS_PER_DEGREE,
        (location.cell_longitude + 0.5) / CELLS_PER_DEGREE,
    )


def area_of(location: Location | None, shown: Shown) -> str:
    """Return in words where it is; for a confidential place only whom it serves."""
    if location and location.area and not shown.confidential:
        return location.area
    names = (
        area.name for area in shown.parts.areas if area.name and not is_code(area.name)
    )
    return ", ".join(dict.fromkeys(names))


def is_code(name: str) -> bool:
    """Whether an area is only a code: its name is told as the country."""
    return name == WORLDWIDE or (len(name) == len("AF") and name.isupper())
