"""Find every text that a person reads: in code, in templates, in the taxonomy."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

MAPPING = Path(__file__).with_name("babel.cfg")
FOLDERS = ("directory", "seed_data")
NEED = "need"  # the context of taxonomy labels
COMMENT_TAGS = ("NOTE:",)
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}

ExtractedMessage = tuple[int, str, tuple[str, str], list[str]]


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


def extract_messages(root: Path) -> Catalog:
    """Return the template: every message of the source tree at ``root``."""
    with MAPPING.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call] # Babel
    template = Catalog(project="Panah", charset="utf-8")
    for folder in FOLDERS:
        for name, line, message, comments, context in extract_from_dir(
            root / folder,
            methods,
            options,
            KEYWORDS,
            COMMENT_TAGS,
            strip_comment_tags=True,
        ):
            template.add(
                message,
                locations=[(f"{folder}/{name}", line)],
                auto_comments=comments,
                context=context,
            )
    return template
