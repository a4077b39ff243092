"""The records of HSDS 3.1 that hold others, with the fields of our profile."""

from typing import Annotated

from directory.hsds.schema.base import Checked, Id, Many, One
from directory.hsds.schema.field_types import member_of
from directory.hsds.schema.fields import (
    Age,
    Day,
    Email,
    Flag,
    Instant,
    Name,
    Oldest,
    PlaceType,
    RequiredName,
    Tag,
    Text,
    WebUrl,
    Word,
)
from directory.hsds.schema.number_forms import number_of
from directory.hsds.schema.objects import (
    Contact,
    CostOption,
    Described,
    Funding,
    Language,
    OrganizationIdentifier,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceCapacity,
    Translation,
    Url,
)
from directory.listings.vocabulary import ServiceStatus, Visibility


class Address(Described):
    """Where a location is on the map of its town."""

    location_id: Id = ""
    attention: Name = ""
    address_1: Name
    address_2: Name = ""
    city: Name
    region: Name = ""
    state_province: Name
    postal_code: Word
    country: Name
    address_type: PlaceType


class Accessibility(Described):
    """What a location offers to people with a disability."""

    location_id: Id = ""
    description: Text = ""
    details: Text = ""
    url: WebUrl = ""


class Reached(Described):
    """An object that people reach by contacts, phones and opening hours."""

    contacts: Many[Contact] = ()
    phones: Many[Phone] = ()
    schedules: Many[Schedule] = ()


class Location(Reached):
    """Where help is given."""

    organization_id: Id = ""
    location_type: PlaceType
    url: WebUrl = ""
    name: Name = ""
    alternate_name: Name = ""
    description: Text = ""
    transportation: Text = ""
    latitude: Annotated[float | None, Checked(number_of(-90, 90))] = None
    longitude: Annotated[float | None, Checked(number_of(-180, 180))] = None
    external_identifier: Name = ""
    external_identifier_type: Name = ""
    languages: Many[Language] = ()
    addresses: Many[Address] = ()
    accessibility: Many[Accessibility] = ()


class Organization(Described):
    """Who offers services."""

    name: RequiredName
    alternate_name: Name = ""
    description: Text
    email: Email = ""
    website: WebUrl = ""
    additional_websites: Many[Url] = ()
    tax_status: Name = ""
    tax_id: Name = ""
    year_incorporated: Annotated[float | None, Checked(number_of(1, 9999))] = None
    legal_status: Name = ""
    logo: Text = ""
    uri: Text = ""
    parent_organization_id: Id = ""
    funding: Many[Funding] = ()
    contacts: Many[Contact] = ()
    phones: Many[Phone] = ()
    locations: Many[Location] = ()
    programs: Many[Program] = ()
    organization_identifiers: Many[OrganizationIdentifier] = ()
    text_language: Tag = ""
    translations: Many[Translation] = ()


class ServiceAtLocation(Reached):
    """One service at one location: what people search and open."""

    service_id: Id = ""
    location_id: Id = ""
    description: Text = ""
    service_areas: Many[ServiceArea] = ()
    location: One[Location] = None


class Service(Reached):
    """What is offered, to whom: the record that an import reads."""

    organization_id: Id = ""
    program_id: Id = ""
    name: RequiredName
    alternate_name: Name = ""
    description: Text = ""
    url: WebUrl = ""
    additional_urls: Many[Url] = ()
    email: Email = ""
    status: Annotated[ServiceStatus, Checked(member_of(ServiceStatus))]
    interpretation_services: Text = ""
    application_process: Text = ""
    fees_description: Text = ""
    wait_time: Text = ""
    fees: Text = ""
    accreditations: Text = ""
    eligibility_description: Text = ""
    minimum_age: Age = None
    maximum_age: Oldest = None
    assured_date: Day = None
    assurer_email: Email = ""
    licenses: Text = ""
    alert: Text = ""
    last_modified: Instant = None
    service_areas: Many[ServiceArea] = ()
    service_at_locations: Many[ServiceAtLocation] = ()
    languages: Many[Language] = ()
    organization: One[Organization] = None
    funding: Many[Funding] = ()
    cost_options: Many[CostOption] = ()
    program: One[Program] = None
    required_documents: Many[RequiredDocument] = ()
    capacities: Many[ServiceCapacity] = ()
    text_language: Tag = ""
    translations: Many[Translation] = ()
    accepts_children: Flag = None
    accepts_family: Flag = None
    remote: Flag = None
    visibility: Annotated[Visibility, Checked(member_of(Visibility))] = (
        Visibility.PUBLIC
    )
