"""The records of HSDS 3.1 that hold others, with our profile's fields."""

from directory.hsds.schema.field_types import (
    check_date,
    check_email,
    check_flag,
    check_instant,
    check_time,
    check_web_url,
    list_of,
    name_of,
    number_of,
    one_of,
    required_name,
)
from directory.hsds.schema.shapes import (
    ABOUT,
    NAME,
    OWN_WORDS,
    PLACE,
    REACHED_BY,
    TEXT,
    Many,
    One,
    Shape,
    all_of,
    ids,
)
from directory.listings.vocabulary import ServiceStatus, Visibility

TO_53 = "(0?[1-9]|[1-4][0-9]|5[0-3])"

SERVICE = Shape(
    {
        **ids("organization_id", "program_id"),
        "name": required_name,
        "alternate_name": NAME,
        "url": check_web_url,
        **all_of(check_email, "email", "assurer_email"),
        **all_of(Many("url"), "additional_urls"),
        "status": one_of(*ServiceStatus),
        **all_of(
            TEXT, "description", "interpretation_services", "application_process",
            "fees_description", "wait_time", "fees", "accreditations",
            "eligibility_description", "licenses", "alert",
        ),
        **all_of(number_of(0, 150), "minimum_age", "maximum_age"),
        "assured_date": check_date,
        "last_modified": check_instant,
        **REACHED_BY,
        "service_areas": Many("service_area"),
        "service_at_locations": Many("service_at_location"),
        "languages": Many("language"),
        "organization": One("organization"),
        "funding": Many("funding"),
        "cost_options": Many("cost_option"),
        "program": One("program"),
        "required_documents": Many("required_document"),
        "capacities": Many("service_capacity"),
        **ABOUT,
        **OWN_WORDS,
        **all_of(check_flag, "accepts_children", "accepts_family", "remote"),
        "visibility": one_of(*Visibility),
    },
    ("id", "name", "status"),
)  # fmt: skip

ORGANIZATION = Shape(
    {
        **ids("parent_organization_id"),
        "name": required_name,
        **all_of(NAME, "alternate_name", "legal_status", "tax_status", "tax_id"),
        "description": TEXT,
        "email": check_email,
        "website": check_web_url,
        "additional_websites": Many("url"),
        "year_incorporated": number_of(1, 9999),
        "logo": TEXT,
        "uri": TEXT,
        "funding": Many("funding"),
        "contacts": Many("contact"),
        "phones": Many("phone"),
        "locations": Many("location"),
        "programs": Many("program"),
        "organization_identifiers": Many("organization_identifier"),
        **ABOUT,
        **OWN_WORDS,
    },
    ("id", "name", "description"),
)

LOCATION = Shape(
    {
        **ids("organization_id"),
        "location_type": PLACE,
        "url": TEXT,
        **all_of(NAME, "name", "alternate_name"),
        **all_of(TEXT, "description", "transportation"),
        "latitude": number_of(-90, 90),
        "longitude": number_of(-180, 180),
        **all_of(NAME, "external_identifier", "external_identifier_type"),
        "languages": Many("language"),
        "addresses": Many("address"),
        "accessibility": Many("accessibility"),
        **REACHED_BY,
        **ABOUT,
    },
    ("id", "location_type"),
)

ADDRESS = Shape(
    {
        **ids("location_id"),
        **all_of(
            NAME, "attention", "address_1", "address_2", "city", "region",
            "state_province", "country",
        ),
        "postal_code": name_of(32),
        "address_type": PLACE,
        **ABOUT,
    },
    (
        "id", "address_1", "city", "state_province", "postal_code", "country",
        "address_type",
    ),
)  # fmt: skip

SCHEDULE = Shape(
    {
        **ids("service_id", "location_id", "service_at_location_id"),
        **all_of(check_date, "valid_from", "valid_to", "dtstart", "until"),
        "timezone": number_of(-14, 14),
        "count": number_of(1, 100_000),
        "interval": number_of(1, 1_000),
        "wkst": one_of("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
        "freq": one_of("WEEKLY", "MONTHLY"),
        "byday": list_of(100, "MO,FR or 1MO", f"([+-]?{TO_53})?(MO|TU|WE|TH|FR|SA|SU)"),
        "bymonthday": list_of(200, "1,15 or -1", r"[+-]?(0?[1-9]|[12][0-9]|3[01])"),
        "byweekno": list_of(200, "1,27 or -1", f"[+-]?{TO_53}"),
        "byyearday": list_of(
            200,
            "1,200 or -1",
            r"[+-]?([1-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6])",
        ),
        **all_of(TEXT, "description", "notes", "schedule_link"),
        **all_of(check_time, "opens_at", "closes_at"),
        "attending_type": NAME,
        **ABOUT,
    }
)
