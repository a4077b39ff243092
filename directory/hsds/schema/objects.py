"""The small objects of HSDS 3.1, and what our profile adds to them."""

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from directory.hsds.schema.base import (
    Checked,
    HsdsObject,
    Id,
    Identified,
    Many,
    One,
)
from directory.hsds.schema.field_types import (
    drawing_of,
    member_of,
    name_of,
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
    RuleWords,
    Short,
    Text,
    WebUrl,
    Word,
)
from directory.hsds.schema.number_forms import number_of
from directory.hsds.schema.number_text import check_label, check_number
from directory.listings.vocabulary import ReviewState
from seed_data.attributes import FACTS, FACTS_TAXONOMY
from seed_data.taxonomy import NEEDS_TAXONOMY, load_taxonomy

OURS = {NEEDS_TAXONOMY: load_taxonomy().keys(), FACTS_TAXONOMY: FACTS.keys()}
LONGEST_DRAWING = 1_000_000  # characters: a coast has many corners


class Metadata(Identified):
    """Who changed what in the source; nothing of it is ever kept."""

    resource_id: Id = ""
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
    parent_id: Id = ""
    taxonomy: Short = ""
    taxonomy_detail: One[Taxonomy] = None
    taxonomy_id: Id = ""
    language: Short = ""
    term_uri: Text = ""
    metadata: Many[Metadata] = ()


@lru_cache(1024)
def shared(term: TaxonomyTerm) -> TaxonomyTerm:
    """Return the first of all equal terms: a third of a batch would be copies.

    A code of ours is ours, also where its vocabulary is not named.
    """
    taxonomy = " ".join(term.taxonomy.casefold().split())
    if taxonomy in OURS:
        return term if term.taxonomy == taxonomy else term.changed(taxonomy=taxonomy)
    found = (name for name, codes in OURS.items() if term.code in codes)
    ours = None if taxonomy else next(found, None)
    return term.changed(taxonomy=ours) if ours else term


class Attribute(Identified):
    """A need or a fact, said of the object that holds it."""

    link_id: Id = ""
    taxonomy_term_id: Id = ""
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

    service_id: Id = ""
    location_id: Id = ""
    phone_id: Id = ""
    name: Annotated[str, Checked(name_of(100))] = ""
    code: Short = ""
    note: Text = ""


class Phone(Described):
    """A telephone number."""

    location_id: Id = ""
    service_id: Id = ""
    organization_id: Id = ""
    contact_id: Id = ""
    service_at_location_id: Id = ""
    number: Annotated[str, Checked(check_number)]
    extension: Annotated[float | None, Checked(number_of(0, 10**15))] = None
    type: Word = ""
    description: Text = ""
    languages: Many[Language] = ()


class Contact(Described):
    """A person or a desk."""

    organization_id: Id = ""
    service_id: Id = ""
    service_at_location_id: Id = ""
    location_id: Id = ""
    name: Name = ""
    title: Name = ""
    department: Name = ""
    email: Email = ""
    phones: Many[Phone] = ()


class Schedule(Described):
    """When help is there, as a rule of RFC 5545, in the words of its source.

    Publishers write them in many ways; a record is not refused for its hours.
    """

    service_id: Id = ""
    location_id: Id = ""
    service_at_location_id: Id = ""
    valid_from: RuleWords = ""
    valid_to: RuleWords = ""
    dtstart: RuleWords = ""
    timezone: RuleWords = ""
    timezone_name: RuleWords = ""
    until: RuleWords = ""
    count: RuleWords = ""
    wkst: RuleWords = ""
    freq: RuleWords = ""
    interval: RuleWords = ""
    byday: RuleWords = ""
    byweekno: RuleWords = ""
    bymonthday: RuleWords = ""
    byyearday: RuleWords = ""
    # Of RFC 5545, which HSDS takes its rules from: a rule without them is another.
    bymonth: RuleWords = ""
    bysetpos: RuleWords = ""
    byhour: RuleWords = ""
    byminute: RuleWords = ""
    bysecond: RuleWords = ""
    exdate: RuleWords = ""
    exrule: RuleWords = ""
    rdate: RuleWords = ""
    rrule: RuleWords = ""
    description: Text = ""
    opens_at: RuleWords = ""
    closes_at: RuleWords = ""
    schedule_link: Text = ""
    attending_type: Name = ""
    notes: Text = ""


class ServiceArea(Described):
    """Where a service reaches people beyond its own door."""

    service_id: Id = ""
    service_at_location_id: Id = ""
    name: Name = ""
    description: Text = ""
    extent: Annotated[str, Checked(drawing_of(LONGEST_DRAWING))] = ""
    extent_type: Text = ""
    uri: Annotated[str, Checked(text_of(2_000))] = ""


class Url(Described):
    """A further web address."""

    organization_id: Id = ""
    service_id: Id = ""
    label: Name = ""
    url: WebUrl


class Funding(Described):
    """Where money comes from."""

    organization_id: Id = ""
    service_id: Id = ""
    source: Text = ""


class Program(Described):
    """A programme of an organization."""

    organization_id: Id = ""
    name: Name
    alternate_name: Name = ""
    description: Text


class OrganizationIdentifier(Described):
    """The number of an organization in a register."""

    organization_id: Id = ""
    identifier_scheme: Text = ""
    identifier_type: Text
    identifier: Text


class CostOption(Described):
    """What help costs."""

    service_id: Id = ""
    valid_from: Day = None
    valid_to: Day = None
    option: Text = ""
    currency: Annotated[str, Checked(name_of(3))] = ""
    amount: Amount = None
    amount_description: Text = ""


class RequiredDocument(Described):
    """A paper that one must bring."""

    service_id: Id = ""
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

    service_id: Id = ""
    unit_id: Id = ""
    unit: Unit
    available: RequiredRoom
    maximum: Room = None
    description: Text = ""
    updated: RequiredInstant


class Translation(HsdsObject):
    """Our profile: name and description in another language."""

    id: Id = ""
    language: RequiredName
    name: Name = ""
    description: Text = ""
    review_state: Annotated[ReviewState | None, Checked(member_of(ReviewState))] = None
