"""Bring the catalogs up to the texts of the source tree: run it as a module."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from i18n.catalogs import CATALOGS, available_languages, catalog_path, read_catalog
from i18n.extraction import extract_messages
from i18n.languages import DEFAULT_LANGUAGE

LINE_CHARACTERS = 88  # as wide as the code
ROOT = Path(__file__).parent.parent


def update_catalogs(root: Path = ROOT, folder: Path = CATALOGS) -> list[str]:
    """Add new texts untranslated, drop old ones; return the tags of the languages."""
    template = extract_messages(root)
    tags = [tag for tag in available_languages(folder) if tag != DEFAULT_LANGUAGE]
    for tag in tags:
        catalog = read_catalog(tag, folder)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        write_catalog(catalog, catalog_path(tag, folder))
    return tags


def write_catalog(catalog: Catalog, path: Path) -> None:
    """Write a catalog so that a change of it reads well: no line numbers, by text."""
    with path.open("wb") as file:
        write_po(
            file,
            catalog,
            width=LINE_CHARACTERS,
            sort_by_file=True,
            include_lineno=False,
        )


if __name__ == "__main__":
    update_catalogs()
