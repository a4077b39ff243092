"""The tables of the directory, in the words of HSDS 3.1; a module an entity."""

from directory.listings.models.attribute import Attribute, TaxonomyTerm
from directory.listings.models.backing import Program, Url
from directory.listings.models.change import ListingChange
from directory.listings.models.contact import Contact, Phone
from directory.listings.models.field_tier import FieldTier
from directory.listings.models.history import LogHistory
from directory.listings.models.language import SpokenLanguage
from directory.listings.models.location import Accessibility, Address, Location
from directory.listings.models.organization import Organization
from directory.listings.models.schedule import Schedule
from directory.listings.models.service import Service
from directory.listings.models.service_area import ServiceArea
from directory.listings.models.service_at_location import ServiceAtLocation
from directory.listings.models.terms import (
    CostOption,
    RequiredDocument,
    ServiceCapacity,
)
from directory.listings.models.translation import Translation
from directory.listings.models.vetting import Vetting

__all__ = [
    "Accessibility",
    "Address",
    "Attribute",
    "Contact",
    "CostOption",
    "FieldTier",
    "ListingChange",
    "Location",
    "LogHistory",
    "Organization",
    "Phone",
    "Program",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCapacity",
    "SpokenLanguage",
    "TaxonomyTerm",
    "Translation",
    "Url",
    "Vetting",
]
