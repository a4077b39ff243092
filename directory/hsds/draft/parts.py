"""Draft the parts that several records share: contacts, phones, languages, hours."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from directory.hsds.draft.context import Drafting
from directory.hsds.draft.phone_numbers import read_number
from directory.hsds.draft.rows import ClusterBuilder
from directory.hsds.schema.validation import Fields
from directory.listings.models import (
    Attribute,
    Contact,
    Funding,
    Phone,
    Program,
    Schedule,
    SpokenLanguage,
    Translation,
    Url,
)
from directory.wording.language_codes import UNKNOWN, spoken_language, text_language

Owner = dict[str, UUID]
CONTACT = ("name", "title", "department", "email")
SCHEDULE = (
    "valid_from", "valid_to", "dtstart", "until", "timezone", "freq", "byday",
    "bymonthday", "opens_at", "closes_at", "description", "attending_type", "notes",
)  # fmt: skip


def given(record: Fields, *names: str) -> dict[str, Any]:
    """Return the fields that the record has; the others stay empty."""
    return {name: record[name] for name in names if name in record}


def add_reach(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, record: Fields, path: str
) -> None:
    """Add contacts, phones and opening hours."""
    for index, contact in enumerate(record.get("contacts", [])):
        where = f"{path}contacts[{index}]"
        contact_id = cluster.add(Contact, where, **owner, **given(contact, *CONTACT))
        add_phones(desk, cluster, {"contact_id": contact_id}, contact, f"{where}.")
    add_phones(desk, cluster, owner, record, path)
    for index, schedule in enumerate(record.get("schedules", [])):
        interval = schedule.get("interval")
        cluster.add(
            Schedule,
            f"{path}schedules[{index}]",
            **owner,
            **given(schedule, *SCHEDULE),
            interval=None if interval is None else int(interval),
        )


def add_phones(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, record: Fields, path: str
) -> None:
    """Add phones and what is spoken on them; none is ever dropped."""
    for index, phone in enumerate(record.get("phones", [])):
        where = f"{path}phones[{index}]"
        number = read_number(phone["number"], desk.country)
        if not number.valid:
            desk.note(
                f"{where}.number", "it is no number of that country; kept as typed"
            )
        extension = phone.get("extension")
        phone_id = cluster.add(
            Phone,
            where,
            **owner,
            **given(phone, "type", "description"),
            number=number.text,
            extension=number.extension if extension is None else f"{extension:.0f}",
        )
        add_languages(desk, cluster, {"phone_id": phone_id}, phone, f"{where}.")


def add_languages(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, record: Fields, path: str
) -> None:
    """Add spoken languages, by one tag each."""
    for index, language in enumerate(record.get("languages", [])):
        where = f"{path}languages[{index}]"
        code = spoken_language(language.get("code", ""), language.get("name", ""))
        if code is None:
            desk.note(where, "the language is not known; it cannot be searched for")
        cluster.add(
            SpokenLanguage,
            where,
            **owner,
            **given(language, "name", "note"),
            code=code or UNKNOWN,
        )


def add_attributes(
    desk: Drafting,
    cluster: ClusterBuilder,
    owner: Owner,
    record: Fields,
    path: str,
    left_out: Callable[[Fields], bool] = lambda _attribute: False,
) -> None:
    """Add needs and facts; an attribute without its term says nothing."""
    for index, attribute in enumerate(record.get("attributes", [])):
        where = f"{path}attributes[{index}]"
        if left_out(attribute):
            continue
        if "taxonomy_term" not in attribute:
            desk.note(where, "it has no taxonomy_term; it is not kept")
            continue
        cluster.add(
            Attribute,
            where,
            **owner,
            **given(attribute, "label", "value"),
            taxonomy_term_id=desk.term(attribute["taxonomy_term"]),
        )


def add_translations(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, record: Fields, path: str
) -> None:
    """Add what the record says of itself in other languages."""
    for index, translation in enumerate(record.get("translations", [])):
        where = f"{path}translations[{index}]"
        language = text_language(translation["language"])
        if language is None:
            desk.note(f"{where}.language", "the language is not known; not kept")
            continue
        cluster.add(
            Translation,
            where,
            **owner,
            **given(translation, "name", "description", "review_state"),
            language=language,
        )


def add_backing(
    desk: Drafting, cluster: ClusterBuilder, owner: Owner, record: Fields, path: str
) -> None:
    """Add further addresses, sources of money, and programmes."""
    links = record.get("additional_urls") or record.get("additional_websites") or []
    for index, link in enumerate(links):
        if link["url"]:
            where = f"{path}additional_urls[{index}]"
            cluster.add(Url, where, **owner, **given(link, "label", "url"))
    for index, funding in enumerate(record.get("funding", [])):
        where = f"{path}funding[{index}]"
        cluster.add(Funding, where, **owner, **given(funding, "source"))
    programs = record.get("programs", [])
    programs = [record["program"]] if "program" in record else programs
    for index, program in enumerate(programs):
        told = given(program, "name", "alternate_name", "description")
        cluster.add(Program, f"{path}programs[{index}]", **owner, **told)


def language_of_text(desk: Drafting, record: Fields) -> str:
    """Return what a text is written in: as stated, else as it looks."""
    stated = record.get("text_language", "")
    found = text_language(stated) if stated else None
    if stated and found is None:
        desk.note("text_language", "the language is not known; it was guessed")
    words = f"{record['name']}. {record.get('description', '')}"
    return found or desk.knowledge.detect_language(words)
