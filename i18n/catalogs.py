"""The translations: which there are, if they are whole, and their compiled form."""

import os
import re
import struct
import tempfile
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from i18n.languages import DEFAULT_LANGUAGE, LANGUAGES

CATALOGS = Path(__file__).parent / "catalogs"
# What everybody reads, and what only those who sign in do: the first is small and is
# checked first.
PUBLIC, STAFF = "messages", "staff"
DOMAINS = (PUBLIC, STAFF)
SOURCE = Path("LC_MESSAGES") / f"{PUBLIC}.po"
PLACEHOLDER = re.compile(r"%\(\w+\)\w")
# In a catalog's opening comment, which survives every update of the catalog.
MACHINE_DRAFT = "Review state: machine draft"


def catalog_path(tag: str, folder: Path = CATALOGS, domain: str = PUBLIC) -> Path:
    """Return where the translations of a language are written."""
    source = folder / LANGUAGES[tag].locale / SOURCE
    return source.with_stem(domain)


def available_languages(folder: Path = CATALOGS) -> tuple[str, ...]:
    """Return the tags of the languages that can be read: the source, and catalogs."""
    return tuple(
        tag
        for tag in LANGUAGES
        if tag == DEFAULT_LANGUAGE or catalog_path(tag, folder).exists()
    )


def read_catalog(tag: str, folder: Path = CATALOGS, domain: str = PUBLIC) -> Catalog:
    """Return the translations of a language."""
    with catalog_path(tag, folder, domain).open("rb") as file:
        return read_po(file, locale=LANGUAGES[tag].locale)


def is_machine_draft(tag: str, folder: Path = CATALOGS) -> bool:
    """Whether no native speaker has checked the translations of a language."""
    source = catalog_path(tag, folder)
    return source.exists() and MACHINE_DRAFT in read_catalog(tag, folder).header_comment


def compile_catalogs(folder: Path = CATALOGS) -> list[str]:
    """Compile what is new, changed or damaged; return the tags of the languages."""
    stale = [
        (tag, domain)
        for tag in available_languages(folder)
        for domain in DOMAINS
        if is_stale(tag, folder, domain) or not reads_catalog(tag, folder, domain)
    ]
    for tag, domain in stale:
        compile_catalog(tag, folder, domain)
    return list(dict.fromkeys(tag for tag, _domain in stale))


def is_stale(tag: str, folder: Path = CATALOGS, domain: str = PUBLIC) -> bool:
    """Whether a language has translations that are newer than their compiled form."""
    source = catalog_path(tag, folder, domain)
    compiled = source.with_suffix(".mo")
    if not source.exists():
        return False
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def reads_catalog(tag: str, folder: Path = CATALOGS, domain: str = PUBLIC) -> bool:
    """Whether the compiled translations of a language can be read, and hold words."""
    source = catalog_path(tag, folder, domain)
    if not source.exists():
        return True
    try:
        with source.with_suffix(".mo").open("rb") as file:
            return bool(GNUTranslations(file).gettext(""))
    except (OSError, ValueError, struct.error):
        return False


def compile_catalog(tag: str, folder: Path, domain: str = PUBLIC) -> None:
    """Compile one language; a reader sees the old form or the new one, whole."""
    target = catalog_path(tag, folder, domain).with_suffix(".mo")
    handle, draft = tempfile.mkstemp(dir=target.parent, suffix=".draft")
    with os.fdopen(handle, "wb") as file:
        write_mo(file, read_catalog(tag, folder, domain))
    os.chmod(draft, 0o644)
    os.replace(draft, target)


def missing_messages(template: Catalog, catalog: Catalog) -> list[str]:
    """Return the messages of the template that the catalog does not translate."""
    return [
        message_text(message)
        for message in template
        if message.id and not is_translated(catalog.get(message.id, message.context))
    ]


def faults(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield (message, what is wrong): left fuzzy, or with other placeholders."""
    for message in catalog:
        if message.id and message.fuzzy:
            yield message_text(message), "fuzzy"
        if message.id and any(
            form and placeholders(form) != placeholders(message_text(message))
            for form in forms_of(message)
        ):
            yield message_text(message), "placeholders"


def placeholders(text: str) -> set[str]:
    """Return the named placeholders of a text."""
    return set(PLACEHOLDER.findall(text))


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translation, in its plural forms where it has them."""
    text = message.string
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


def is_translated(message: Message | None) -> bool:
    """Whether every form of a message has words."""
    return message is not None and all(forms_of(message))


def message_text(message: Message) -> str:
    """Return the words that a message translates, in the singular."""
    return message.id[0] if isinstance(message.id, tuple | list) else str(message.id)
