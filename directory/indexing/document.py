"""One listing as an index may know it: seen fields, coarse cell, nothing else."""

from dataclasses import replace

from directory.indexing.document_facts import (
    is_reference,
    sender_of,
    stated_facts,
)
from directory.listings.hours.index_ranges import open_hours
from directory.listings.models import ServiceAtLocation
from directory.listings.public_view import ListingView, view_of
from directory.listings.shown import Shown
from directory.listings.told_places import coarse_point
from directory.search_port import ListingDocument, Text

# The parts that a document is made of, or that decide what is public of them.
KINDS = frozenset(
    {
        "areas",
        "attributes",
        "contacts",
        "costs",
        "languages",
        "organization_contacts",
        "organization_phones",
        "phones",
        "schedules",
        "tiers",
        "translations",
    }
)


def make_document(listing: ServiceAtLocation, shown: Shown) -> ListingDocument:
    """Return a listing's document for those who may know what is ``shown`` of it."""
    service, location = listing.service, listing.location
    view, facts = view_of(listing, shown), shown.facts
    zone = location.timezone if location else None
    hours = open_hours(shown.parts.schedules, zone, always=facts.always_open)
    # Whoever has closed for the time being is not open day and night.
    here = not view.temporarily_closed
    latitude, longitude = coarse_point(location, shown)
    return ListingDocument(
        id=str(view.id),
        version=service.version,
        external_id=view.external_id,
        organization=view.organization,
        organization_language=view.organization_texts[0].language,
        other_names=view.other_names,
        texts=indexed_texts(view),
        codes=view.codes,
        spoken_languages=view.spoken_languages,
        country=view.country,
        admin1=view.admin1,
        area=view.area,
        covers=view.covers,
        latitude=latitude,
        longitude=longitude,
        remote=view.remote,
        flags=tuple(sorted(view.flags.items())),
        facts=stated_facts(replace(facts, always_open=here and hours.always), service),
        hours=hours.ranges,
        timezone=hours.timezone,
        always_from=hours.always_from if here else None,
        assured_date=view.assured_date,
        vetted_by_count=view.vetted_by_count,
        temporarily_closed=view.temporarily_closed,
        reference_only=is_reference(facts),
        sent_by=sender_of(facts),
    )


def indexed_texts(view: ListingView) -> tuple[Text, ...]:
    """Return the texts, each under a name: a card without one could not be pressed."""
    original = view.texts[0]
    return tuple(
        Text(text.language, text.name or original.name, text.description)
        for text in view.texts
    )
