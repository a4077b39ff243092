"""Bring the catalogs up to the texts of the source tree: run it as a module."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from i18n.catalogs import (
    CATALOGS,
    DOMAINS,
    MACHINE_DRAFT,
    available_languages,
    catalog_path,
    read_catalog,
)
from i18n.extraction import extract_messages
from i18n.languages import DEFAULT_LANGUAGE, LANGUAGES

LINE_CHARACTERS = 88  # as wide as the code
ROOT = Path(__file__).parent.parent


def update_catalogs(root: Path = ROOT, folder: Path = CATALOGS) -> list[str]:
    """Add new texts untranslated, drop old ones; return the tags of the languages."""
    tags = [tag for tag in available_languages(folder) if tag != DEFAULT_LANGUAGE]
    for domain in DOMAINS:
        template = extract_messages(root, domain)
        for tag in tags:
            update_catalog(tag, template, folder, domain)
    return tags


def update_catalog(tag: str, template: Catalog, folder: Path, domain: str) -> None:
    """Bring one catalog up to its template."""
    path = catalog_path(tag, folder, domain)
    if not path.exists() and not len(template):
        return
    catalog = read_catalog(tag, folder, domain) if path.exists() else begun(tag)
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    write_catalog(catalog, path)


def begun(tag: str) -> Catalog:
    """Return a catalog that nobody has checked, because nobody has written it yet."""
    made = Catalog(locale=LANGUAGES[tag].locale, project="Panah", fuzzy=False)
    made.header_comment = (
        f"# {LANGUAGES[tag].endonym}: pages for those who sign in.\n# {MACHINE_DRAFT}"
    )
    return made


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
