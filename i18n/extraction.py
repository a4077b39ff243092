"""Find every text that a person reads: in code, in templates, in the taxonomy."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from i18n.catalogs import PUBLIC

MAPPING = Path(__file__).with_name("babel.cfg")
FOLDERS = ("directory", "seed_data")
NEED = "need"  # the context of taxonomy labels
COMMENT_TAGS = ("NOTE:",)
# Rooms and templates whose words are read by those who sign in.
OF_STAFF = (
    "directory/accounts/",
    "directory/audit/",
    "directory/notifications/",
    "directory/staff/",
    "directory/templates/staff/",
)
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}

ExtractedMessage = tuple[int, str, tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Found:
    """A message, and where it stands."""

    path: str
    line: int
    message: str | tuple[str, ...]
    comments: list[str]
    context: str | None

    @property
    def is_for_staff(self) -> bool:
        """Whether only those who sign in read it."""
        return self.path.startswith(OF_STAFF)


def extract_taxonomy(
    file: IO[bytes],
    keywords: Iterable[str],
    comment_tags: Iterable[str],
    options: dict[str, Any],
) -> Iterator[ExtractedMessage]:
    """Yield the labels of a taxonomy file, as Babel asks its extractors to."""
    text = file.read().decode()
    for term in json.loads(text)["terms"]:
        line = text[: text.index(f'"{term["code"]}"')].count("\n") + 1
        yield line, "pgettext", (NEED, term["label"]), []


def extract_messages(root: Path, domain: str = PUBLIC) -> Catalog:
    """Return the template of a domain, of the source tree at ``root``.

    What is said on both kinds of pages is of the public one, and translated once.
    """
    public = Catalog(project="Panah", charset="utf-8")
    staff = Catalog(project="Panah", charset="utf-8")
    for found in messages_in(root):
        add(staff if found.is_for_staff else public, found)
    if domain == PUBLIC:
        return public
    for message in list(staff):
        if message.id and public.get(message.id, message.context):
            staff.delete(message.id, message.context)
    return staff


def messages_in(root: Path) -> Iterator[Found]:
    """Yield every message of the tree, with where it stands."""
    with MAPPING.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call] # Babel
    for folder in FOLDERS:
        for name, line, message, comments, context in extract_from_dir(
            root / folder,
            methods,
            options,
            KEYWORDS,
            COMMENT_TAGS,
            strip_comment_tags=True,
        ):
            yield Found(f"{folder}/{name}", line, message, comments, context)


def add(template: Catalog, found: Found) -> None:
    """Add a message to a template."""
    template.add(
        found.message,
        locations=[(found.path, found.line)],
        auto_comments=found.comments,
        context=found.context,
    )
