"""Programmes and real help of public sources, as records to be confirmed."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from uuid import UUID, uuid5

from seed_data.attributes import fact_term
from seed_data.taxonomy import HsdsObject, need_term

TEXT_LANGUAGE = "en"
ORGANIZATION_DESCRIPTION = "Named in public sources; not yet confirmed by a vetter."


FILES = ("programmes.json", "real_help.json")


def programme_records(*, numbers: bool = True) -> Iterator[HsdsObject]:
    """HSDS 3.1 services of our profile, each marked as unconfirmed.

    They hold no address and no person, and a number only with the page of whoever
    runs it, of the state or of the United Nations. Without ``numbers`` there are the
    programmes alone: where numbers are said to be invented, none may be real.
    """
    for programme in _programmes():
        if numbers and not _is_held_alone(programme):
            yield _service(programme)
        elif not numbers and "named_in_paper" in programme:
            yield _service(_without_numbers(programme))


def held_records() -> Iterator[HsdsObject]:
    """The records with the numbers that wait until two vetters have rung them."""
    for programme in _programmes():
        if held := programme.get("held"):
            record = _service(programme)
            record["attributes"] += _channels(programme["id"], held)
            record["attributes"] += [
                _fact(programme["id"], "hold", _why(one), one["value"]) for one in held
            ]
            yield record


def _programmes() -> Iterator[HsdsObject]:
    for name in FILES:
        text = files("seed_data").joinpath(name).read_text("utf-8")
        yield from json.loads(text)["programmes"]


def _without_numbers(programme: HsdsObject) -> HsdsObject:
    told = ("answered_by", "channels", "provenance")
    return {name: said for name, said in programme.items() if name not in told}


def _is_held_alone(programme: HsdsObject) -> bool:
    # Real help whose every number is held helps nobody before it is vetted.
    return bool(programme.get("held")) and not (
        programme.get("channels") or "named_in_paper" in programme
    )


def _why(held: HsdsObject) -> str:
    return f"{held['why']} ({held['source']})"


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
        "attributes": [
            *_needs(programme),
            *_facts(programme),
            *_channels(programme["id"], programme.get("channels", ())),
        ],
    }
    stated = ("accepts_children", "accepts_family")
    record |= {name: programme[name] for name in stated if name in programme}
    if "translations" in programme:
        record["translations"] = [
            {"id": _part_id(programme["id"], f"translation/{one['language']}"), **one}
            for one in programme["translations"]
        ]
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
    facts.append(("unconfirmed", "yes"))
    if programme["source_year"]:
        facts.append(("source_year", str(programme["source_year"])))
    facts += [(code, said) for code, said in _provenance(programme) if said]
    if programme["affiliation"]:
        facts.append(("affiliation", programme["affiliation"]))
    if programme["reference_only"]:
        facts.append(("reference_only", "yes"))
    answering = (
        _fact(programme["id"], "answered_by", one["who"], one.get("at", ""))
        for one in programme.get("answered_by", ())
    )
    told = [_fact(programme["id"], code, value) for code, value in facts]
    return [*told, *answering]


def _provenance(programme: HsdsObject) -> Iterable[tuple[str, str]]:
    return dict(programme.get("provenance", {})).items()


def _channels(owner: str, channels: Iterable[HsdsObject]) -> Iterator[HsdsObject]:
    for one in channels:
        yield _fact(owner, "channel", one["kind"], one["value"])
        if country := one.get("only_inside"):
            yield _fact(owner, "only_inside", country, one["value"])


def _fact(owner: str, code: str, value: str, about: str = "") -> HsdsObject:
    fact: HsdsObject = {
        "id": _part_id(owner, "/".join(filter(None, ("fact", code, value, about)))),
        "value": value,
        "taxonomy_term": fact_term(code),
    }
    return {**fact, "label": about} if about else fact


def _part_id(owner: str, part: str) -> str:
    return str(uuid5(UUID(owner), part))
