"""Draft the parts that several records share: contacts, phones, languages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from directory.hsds.draft.context import DraftContext
from directory.hsds.draft.phone_numbers import (
    LONGEST_EXTENSION,
    NO_EXTENSION,
    TWO_EXTENSIONS,
    read_number,
)
from directory.hsds.draft.rows import ClusterBuilder
from directory.hsds.schema import main_objects as records
from directory.hsds.schema import objects as parts
from directory.listings.desks import is_desk
from directory.listings.models import (
    Attribute,
    Contact,
    Phone,
    Program,
    SpokenLanguage,
    Translation,
    Url,
)
from directory.wording.language_codes import UNKNOWN, spoken_language, text_language

Owner = dict[str, UUID]
Offer = records.Service | records.Organization
CONTACT = ("name", "title", "department", "email")


MAYBE_A_PERSON = "it may be a person, so its numbers are not public"


class Phoned(Protocol):
    """What has phones."""

    @property
    def phones(self) -> tuple[parts.Phone, ...]: ...


class Reached(Phoned, Protocol):
    """What has contacts and phones."""

    @property
    def contacts(self) -> tuple[parts.Contact, ...]: ...


class Speaking(Protocol):
    """What has spoken languages."""

    @property
    def languages(self) -> tuple[parts.Language, ...]: ...


def add_reach(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    record: Reached,
    path: str,
) -> None:
    """Add contacts and phones."""
    for index, contact in enumerate(record.contacts):
        where = f"{path}contacts[{index}]"
        contact_id = cluster.add(
            Contact,
            where,
            contact.id,
            **owner,
            **contact.given(*CONTACT),
        )
        if contact.phones and not contact.name and not is_desk(contact):
            context.note(where, MAYBE_A_PERSON)
        add_phones(context, cluster, {"contact_id": contact_id}, contact, f"{where}.")
    add_phones(context, cluster, owner, record, path)


def add_phones(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    record: Phoned,
    path: str,
) -> None:
    """Add phones and what is spoken on them; none is ever dropped."""
    for index, phone in enumerate(record.phones):
        where = f"{path}phones[{index}]"
        number = read_number(phone.number, context.numbers_of)
        if number.note:
            context.note(f"{where}.number", number.note)
        extension = extension_of(context, phone, f"{where}.extension")
        if extension and number.extension not in ("", extension):
            context.note(f"{where}.extension", TWO_EXTENSIONS)
            number = replace(number, text=phone.number)
        phone_id = cluster.add(
            Phone,
            where,
            phone.id,
            **owner,
            **phone.given("type", "description"),
            number=number.text,
            extension=extension or number.extension,
        )
        add_languages(context, cluster, {"phone_id": phone_id}, phone, f"{where}.")


def extension_of(context: DraftContext, phone: parts.Phone, where: str) -> str:
    """Return what is asked for once a call is taken; half of one is none."""
    extension = phone.extension
    if extension is None:
        return ""
    if extension != int(extension) or extension >= 10**LONGEST_EXTENSION:
        context.note(where, NO_EXTENSION)
        return ""
    return f"{extension:.0f}"


def add_languages(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    record: Speaking,
    path: str,
) -> None:
    """Add spoken languages, by one tag each."""
    for index, language in enumerate(record.languages):
        where = f"{path}languages[{index}]"
        code = spoken_language(language.code, language.name)
        if code is None:
            context.note(where, "the language is not known; it cannot be searched for")
        cluster.add(
            SpokenLanguage,
            where,
            language.id,
            **owner,
            **language.given("name", "note"),
            code=code or UNKNOWN,
        )


def add_attributes(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    record: parts.Described,
    path: str,
    left_out: Callable[[parts.Attribute], bool] = lambda _attribute: False,
) -> None:
    """Add needs and facts; an attribute without its term says nothing."""
    for index, attribute in enumerate(record.attributes):
        where = f"{path}attributes[{index}]"
        if left_out(attribute):
            continue
        if not attribute.taxonomy_term:
            context.note(where, "it has no taxonomy_term; it is not kept")
            continue
        cluster.add(
            Attribute,
            where,
            attribute.id,
            **owner,
            **attribute.given("label", "value"),
            taxonomy_term_id=context.term(attribute.taxonomy_term),
        )


def add_translations(
    context: DraftContext,
    cluster: ClusterBuilder,
    owner: Owner,
    record: Offer,
) -> None:
    """Add what the record says of itself in other languages."""
    for index, translation in enumerate(record.translations):
        where = f"translations[{index}]"
        language = text_language(translation.language)
        if language is None:
            context.note(f"{where}.language", "the language is not known; not kept")
            continue
        cluster.add(
            Translation,
            where,
            translation.id or language,
            **owner,
            **translation.given("name", "description", "review_state"),
            language=language,
        )


def add_backing(cluster: ClusterBuilder, owner: Owner, record: Offer) -> None:
    """Add further addresses and programmes."""
    links, programs = links_and_programs(record)
    for index, link in enumerate(links):
        if link.url:
            where = f"additional_urls[{index}]"
            cluster.add(Url, where, link.id, **owner, **link.given("label", "url"))
    for index, program in enumerate(programs):
        told = program.given("name", "alternate_name", "description")
        cluster.add(Program, f"programs[{index}]", program.id, **owner, **told)


def links_and_programs(
    record: Offer,
) -> tuple[Sequence[parts.Url], Sequence[parts.Program]]:
    """Return what a service and an organization tell under different names."""
    if isinstance(record, records.Organization):
        return record.additional_websites, record.programs
    return record.additional_urls, (record.program,) if record.program else ()


def language_of_text(context: DraftContext, record: Offer) -> str:
    """Return what a text is written in: as stated, else as it looks."""
    stated = record.text_language
    found = text_language(stated) if stated else None
    if stated and found is None:
        context.note("text_language", "the language is not known; it was guessed")
    words = f"{record.name}. {record.description}"
    return found or context.reference.detect_language(words)
