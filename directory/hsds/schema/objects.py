"""The small objects of HSDS 3.1, and what our profile adds to them."""

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from directory.hsds.schema.base import (
    Checked,
    HsdsObject,
    Identified,
    Many,
    One,
    Uuid,
)
from directory.hsds.schema.field_types import (
    list_of,
    member_of,
    name_of,
    number_of,
    one_of,
    text_of,
)
from directory.hsds.schema.fields import (
    Amount,
    Day,
    Email,
    Name,
    RequiredDay,
    RequiredInstant,
    RequiredName,
    RequiredRoom,
    Room,
    Short,
    Text,
    TimeOfDay,
    WebUrl,
    Word,
)
from directory.hsds.schema.number_text import check_label, check_number
from directory.listings.vocabulary import ReviewState

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TO_53 = "(0?[1-9]|[1-4][0-9]|5[0-3])"
DAY_OF_MONTH = r"[+-]?(0?[1-9]|[12][0-9]|3[01])"
DAY_OF_YEAR = r"[+-]?([1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])"


class Metadata(Identified):
    """Who changed what in the source; nothing of it is ever kept."""

    resource_id: Uuid = ""
    resource_type: Text = ""
    last_action_date: RequiredDay
    last_action_type: Text
    field_name: Text
    previous_value: Text
    replacement_value: Text
    updated_by: Text


class Taxonomy(Identified):
    """A vocabulary."""

    name: Name
    description: Text
    uri: Text = ""
    version: Text = ""
    metadata: Many[Metadata] = ()


class TaxonomyTerm(Identified):
    """A word of a vocabulary."""

    code: Short = ""
    name: Name
    description: Text
    parent_id: Uuid = ""
    taxonomy: Short = ""
    taxonomy_detail: One[Taxonomy] = None
    taxonomy_id: Uuid = ""
    language: Short = ""
    term_uri: Text = ""
    metadata: Many[Metadata] = ()


@lru_cache(1024)
def shared(term: TaxonomyTerm) -> TaxonomyTerm:
    """Return the first of all equal terms: a third of a batch would be copies."""
    return term


class Attribute(Identified):
    """A need or a fact, said of the object that holds it."""

    link_id: Uuid = ""
    taxonomy_term_id: Uuid = ""
    link_type: Name = ""
    link_entity: Name = ""
    value: Text = ""
    label: Annotated[str, Checked(check_label)] = ""
    taxonomy_term: Annotated[One[TaxonomyTerm], AfterValidator(shared)] = None
    metadata: Many[Metadata] = ()


class Described(Identified):
    """An object of which attributes and metadata may be said."""

    attributes: Many[Attribute] = ()
    metadata: Many[Metadata] = ()


class Language(Described):
    """A language that is spoken."""

    service_id: Uuid = ""
    location_id: Uuid = ""
    phone_id: Uuid = ""
    name: Annotated[str, Checked(name_of(100))] = ""
    code: Short = ""
    note: Text = ""


class Phone(Described):
    """A telephone number."""

    location_id: Uuid = ""
    service_id: Uuid = ""
    organization_id: Uuid = ""
    contact_id: Uuid = ""
    service_at_location_id: Uuid = ""
    number: Annotated[str, Checked(check_number)]
    extension: Annotated[float | None, Checked(number_of(0, 10**15))] = None
    type: Word = ""
    description: Text = ""
    languages: Many[Language] = ()


class Contact(Described):
    """A person or a desk."""

    organization_id: Uuid = ""
    service_id: Uuid = ""
    service_at_location_id: Uuid = ""
    location_id: Uuid = ""
    name: Name = ""
    title: Name = ""
    department: Name = ""
    email: Email = ""
    phones: Many[Phone] = ()


class Schedule(Described):
    """When help is there, as a rule of RFC 5545."""

    service_id: Uuid = ""
    location_id: Uuid = ""
    service_at_location_id: Uuid = ""
    valid_from: Day = None
    valid_to: Day = None
    dtstart: Day = None
    timezone: Annotated[float | None, Checked(number_of(-14, 14))] = None
    until: Day = None
    count: Annotated[float | None, Checked(number_of(1, 100_000))] = None
    wkst: Annotated[str, Checked(one_of(*DAYS))] = ""
    freq: Annotated[str, Checked(one_of("WEEKLY", "MONTHLY"))] = ""
    interval: Annotated[float | None, Checked(number_of(1, 1_000))] = None
    byday: Annotated[
        str, Checked(list_of(100, "MO,FR or 1MO", f"([+-]?{TO_53})?({'|'.join(DAYS)})"))
    ] = ""
    byweekno: Annotated[str, Checked(list_of(200, "1,27 or -1", f"[+-]?{TO_53}"))] = ""
    bymonthday: Annotated[str, Checked(list_of(200, "1,15 or -1", DAY_OF_MONTH))] = ""
    byyearday: Annotated[str, Checked(list_of(200, "1,200 or -1", DAY_OF_YEAR))] = ""
    description: Text = ""
    opens_at: TimeOfDay = ""
    closes_at: TimeOfDay = ""
    schedule_link: Text = ""
    attending_type: Name = ""
    notes: Text = ""


class ServiceArea(Described):
    """Where a service reaches people beyond its own door."""

    service_id: Uuid = ""
    service_at_location_id: Uuid = ""
    name: Name = ""
    description: Text = ""
    extent: Text = ""
    extent_type: Text = ""
    uri: Annotated[str, Checked(text_of(2_000))] = ""


class Url(Described):
    """A further web address."""

    organization_id: Uuid = ""
    service_id: Uuid = ""
    label: Name = ""
    url: WebUrl


class Funding(Described):
    """Where money comes from."""

    organization_id: Uuid = ""
    service_id: Uuid = ""
    source: Text = ""


class Program(Described):
    """A programme of an organization."""

    organization_id: Uuid = ""
    name: Name
    alternate_name: Name = ""
    description: Text


class OrganizationIdentifier(Described):
    """The number of an organization in a register."""

    organization_id: Uuid = ""
    identifier_scheme: Text = ""
    identifier_type: Text
    identifier: Text


class CostOption(Described):
    """What help costs."""

    service_id: Uuid = ""
    valid_from: Day = None
    valid_to: Day = None
    option: Text = ""
    currency: Annotated[str, Checked(name_of(3))] = ""
    amount: Amount = None
    amount_description: Text = ""


class RequiredDocument(Described):
    """A paper that one must bring."""

    service_id: Uuid = ""
    document: Text = ""
    uri: WebUrl = ""


class Unit(Described):
    """What room is counted in."""

    name: Annotated[str, Checked(name_of(100))]
    scheme: Text = ""
    identifier: Text = ""
    uri: Text = ""


class ServiceCapacity(Described):
    """How much room there is."""

    service_id: Uuid = ""
    unit_id: Uuid = ""
    unit: Unit
    available: RequiredRoom
    maximum: Room = None
    description: Text = ""
    updated: RequiredInstant


class Translation(HsdsObject):
    """Our profile: name and description in another language."""

    id: Uuid = ""
    language: RequiredName
    name: Name = ""
    description: Text = ""
    review_state: Annotated[ReviewState | None, Checked(member_of(ReviewState))] = None
