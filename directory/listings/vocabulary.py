"""The closed lists of words that listings are described with."""

from enum import StrEnum


class ServiceStatus(StrEnum):
    """Whether a service works, in HSDS 3.1 words."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class LocationType(StrEnum):
    """What kind of place a location is, in HSDS 3.1 words."""

    PHYSICAL = "physical"
    POSTAL = "postal"
    VIRTUAL = "virtual"


class Visibility(StrEnum):
    """Who may see a listing or a field of it; each tier sees what is before it."""

    PUBLIC = "public"
    PARTNER = "partner"
    REFERRER = "referrer"
    NAMED = "named"


class Publication(StrEnum):
    """Where a service stands between being told to us and being shown."""

    WAITING = "waiting"
    PUBLISHED = "published"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"


class Affiliation(StrEnum):
    """Whom an organization belongs to, as it says of itself."""

    INDEPENDENT = "independent"
    RELIGIOUS = "religious"
    GOVERNMENT = "government"
    POLITICAL = "political"
    INTERGOVERNMENTAL = "intergovernmental"
    COMPANY = "company"


class ReviewState(StrEnum):
    """How far a text in one language can be trusted."""

    ORIGINAL = "original"
    MACHINE = "machine"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


class ListingField(StrEnum):
    """Groups of fields that have a tier of their own."""

    ADDRESS = "address"
    CAPACITY = "capacity"
    CONTACTS = "contacts"
    EMAIL = "email"
    PHONES = "phones"
    SCHEDULES = "schedules"
    URL = "url"
