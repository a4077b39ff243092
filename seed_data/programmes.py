"""The programmes that the paper and its field name, as records to be confirmed."""

import json
from collections.abc import Iterator
from importlib.resources import files
from uuid import UUID, uuid5

from seed_data.attributes import fact_term
from seed_data.taxonomy import HsdsObject, need_term

TEXT_LANGUAGE = "en"
ORGANIZATION_DESCRIPTION = "Named in public sources; not yet confirmed by a vetter."


def programme_records() -> Iterator[HsdsObject]:
    """HSDS 3.1 services of our profile, each marked as unconfirmed.

    They hold no phone, address or person: the sources' own pages must be read for
    those, and a vetter confirms each record.
    """
    text = files("seed_data").joinpath("programmes.json").read_text("utf-8")
    for programme in json.loads(text)["programmes"]:
        yield _service(programme)


def _service(programme: HsdsObject) -> HsdsObject:
    record: HsdsObject = {
        "id": programme["id"],
        "name": programme["name"],
        "description": programme["description"],
        "text_language": TEXT_LANGUAGE,
        "status": "active",
        "visibility": "public",
        "remote": programme["remote"],
        "organization": _organization(programme),
        "languages": _languages(programme),
        "service_areas": _service_areas(programme),
        "attributes": [*_needs(programme), *_facts(programme)],
    }
    if programme["website"]:
        record["url"] = programme["website"]
    return record


def _organization(programme: HsdsObject) -> HsdsObject:
    organization: HsdsObject = {
        "id": programme["organization_id"],
        "name": programme["organization"],
        "description": ORGANIZATION_DESCRIPTION,
        "text_language": TEXT_LANGUAGE,
    }
    if programme["affiliation"]:
        owner = programme["organization_id"]
        attribute = _fact(owner, "affiliation", programme["affiliation"])
        organization["attributes"] = [attribute]
    return organization


def _languages(programme: HsdsObject) -> list[HsdsObject]:
    return [
        {"id": _part_id(programme["id"], f"language/{code}"), "code": code}
        for code in programme["languages"]
    ]


def _service_areas(programme: HsdsObject) -> list[HsdsObject]:
    # Only a programme of one country lies in a country; the others cover theirs.
    reach = programme["reach"]
    if len(reach) != 1 or reach == ["*"]:
        return []
    return [{"id": _part_id(programme["id"], "area"), "name": reach[0]}]


def _needs(programme: HsdsObject) -> list[HsdsObject]:
    return [
        {
            "id": _part_id(programme["id"], f"need/{code}"),
            "taxonomy_term": need_term(code),
        }
        for code in programme["codes"]
    ]


def _facts(programme: HsdsObject) -> list[HsdsObject]:
    facts = [("covers_country", country) for country in programme["reach"]]
    facts += [("accepts_language", tag) for tag in programme["accepts_languages"]]
    facts += list(programme["facts"].items())
    facts += [("unconfirmed", "yes"), ("source_year", str(programme["source_year"]))]
    if programme["affiliation"]:
        facts.append(("affiliation", programme["affiliation"]))
    if programme["reference_only"]:
        facts.append(("reference_only", "yes"))
    return [_fact(programme["id"], code, value) for code, value in facts]


def _fact(owner: str, code: str, value: str) -> HsdsObject:
    return {
        "id": _part_id(owner, f"fact/{code}/{value}"),
        "value": value,
        "taxonomy_term": fact_term(code),
    }


def _part_id(owner: str, part: str) -> str:
    return str(uuid5(UUID(owner), part))
