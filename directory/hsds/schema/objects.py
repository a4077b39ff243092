"""The objects of HSDS 3.1 with our profile's fields: one table, one line a field."""

from directory.hsds.schema.field_types import (
    check_date,
    check_email,
    check_instant,
    check_uuid,
    check_web_url,
    name_of,
    number_of,
    one_of,
    required_name,
    text_of,
)
from directory.hsds.schema.main_objects import (
    ADDRESS,
    LOCATION,
    ORGANIZATION,
    SCHEDULE,
    SERVICE,
)
from directory.hsds.schema.shapes import (
    ABOUT,
    NAME,
    REACHED_BY,
    SHORT,
    TEXT,
    Many,
    One,
    Shape,
    all_of,
    ids,
)
from directory.listings.vocabulary import ReviewState

SHAPES = {
    "service": SERVICE,
    "organization": ORGANIZATION,
    "location": LOCATION,
    "address": ADDRESS,
    "schedule": SCHEDULE,
    "service_at_location": Shape(
        {
            **ids("service_id", "location_id"),
            "description": TEXT,
            "service_areas": Many("service_area"),
            "location": One("location"),
            **REACHED_BY,
            **ABOUT,
        }
    ),
    "service_area": Shape(
        {
            **ids("service_id", "service_at_location_id"),
            "name": NAME,
            **all_of(TEXT, "description", "extent", "extent_type"),
            "uri": text_of(2_000),
            **ABOUT,
        }
    ),
    "contact": Shape(
        {
            **ids(
                "organization_id", "service_id", "service_at_location_id", "location_id"
            ),
            **all_of(NAME, "name", "title", "department"),
            "email": check_email,
            "phones": Many("phone"),
            **ABOUT,
        }
    ),
    "phone": Shape(
        {
            **ids(
                "location_id", "service_id", "organization_id", "contact_id",
                "service_at_location_id",
            ),
            "number": SHORT,
            "extension": number_of(0, 10**15),
            "type": name_of(32),
            "description": TEXT,
            "languages": Many("language"),
            **ABOUT,
        },
        ("id", "number"),
    ),
    "language": Shape(
        {
            **ids("service_id", "location_id", "phone_id"),
            "name": name_of(100),
            "code": SHORT,
            "note": TEXT,
            **ABOUT,
        }
    ),
    "accessibility": Shape(
        {
            **ids("location_id"),
            **all_of(TEXT, "description", "details"),
            "url": check_web_url,
            **ABOUT,
        }
    ),
    "attribute": Shape(
        {
            **ids("link_id", "taxonomy_term_id"),
            **all_of(NAME, "link_type", "link_entity", "label"),
            "value": TEXT,
            "taxonomy_term": One("taxonomy_term"),
            "metadata": Many("metadata"),
        }
    ),
    "taxonomy_term": Shape(
        {
            **ids("parent_id", "taxonomy_id"),
            **all_of(SHORT, "code", "taxonomy", "language"),
            "name": NAME,
            **all_of(TEXT, "description", "term_uri"),
            "taxonomy_detail": One("taxonomy"),
            "metadata": Many("metadata"),
        },
        ("id", "name", "description"),
    ),
    "taxonomy": Shape(
        {
            **ids(),
            "name": NAME,
            **all_of(TEXT, "description", "uri", "version"),
            "metadata": Many("metadata"),
        },
        ("id", "name", "description"),
    ),
    "cost_option": Shape(
        {
            **ids("service_id"),
            **all_of(check_date, "valid_from", "valid_to"),
            **all_of(TEXT, "option", "amount_description"),
            "currency": name_of(3),
            "amount": number_of(-1e11, 1e11),
            **ABOUT,
        }
    ),
    "required_document": Shape(
        {**ids("service_id"), "document": TEXT, "uri": check_web_url, **ABOUT}
    ),
    "service_capacity": Shape(
        {
            **ids("service_id", "unit_id"),
            "unit": One("unit"),
            **all_of(number_of(-1e15, 1e15), "available", "maximum"),
            "description": TEXT,
            "updated": check_instant,
            **ABOUT,
        },
        ("id", "unit", "available", "updated"),
    ),
    "unit": Shape(
        {
            **ids(),
            "name": name_of(100),
            **all_of(TEXT, "scheme", "identifier", "uri"),
            **ABOUT,
        },
        ("id", "name"),
    ),
    "url": Shape(
        {
            **ids("organization_id", "service_id"),
            "label": NAME,
            "url": check_web_url,
            **ABOUT,
        },
        ("id", "url"),
    ),
    "funding": Shape(
        {**ids("organization_id", "service_id"), "source": TEXT, **ABOUT}
    ),
    "program": Shape(
        {
            **ids("organization_id"),
            **all_of(NAME, "name", "alternate_name"),
            "description": TEXT,
            **ABOUT,
        },
        ("id", "name", "description"),
    ),
    "organization_identifier": Shape(
        {
            **ids("organization_id"),
            **all_of(TEXT, "identifier_scheme", "identifier_type", "identifier"),
            **ABOUT,
        },
        ("id", "identifier_type", "identifier"),
    ),
    "metadata": Shape(
        {
            **ids("resource_id"),
            "last_action_date": check_date,
            **all_of(
                TEXT, "resource_type", "last_action_type", "field_name",
                "previous_value", "replacement_value", "updated_by",
            ),
        },
        (
            "id", "last_action_date", "last_action_type", "field_name",
            "previous_value", "replacement_value", "updated_by",
        ),
    ),
    "translation": Shape(
        {
            "id": check_uuid,
            "language": required_name,
            "name": NAME,
            "description": TEXT,
            "review_state": one_of(*ReviewState),
        },
        ("language",),
    ),
}  # fmt: skip
