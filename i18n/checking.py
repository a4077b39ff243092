"""Check the languages from the command line: each has its files, whole and compiled."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from i18n.catalogs import (
    CATALOGS,
    DOMAINS,
    PUBLIC,
    SOURCE,
    available_languages,
    compile_catalogs,
    faults,
    missing_messages,
    read_catalog,
)
from i18n.extraction import extract_messages
from i18n.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from i18n.updating import ROOT

PHRASES = ROOT / "search" / "data" / "phrases"


def main() -> int:
    """Print what is wrong with each language; 1 where anything is."""
    missing = list(missing_files(LANGUAGES.values()))
    for language, path in missing:
        print(f"{language}: missing: {path}")
    tags = [tag for tag in available_languages() if tag != DEFAULT_LANGUAGE]
    templates = {domain: extract_messages(ROOT, domain) for domain in DOMAINS}
    wrong = sum(
        check_catalog(tag, template, domain)
        for domain, template in templates.items()
        for tag in tags
    )
    compile_catalogs()
    return 1 if missing or wrong else 0


def missing_files(
    languages: Iterable[Language], catalogs: Path = CATALOGS, phrases: Path = PHRASES
) -> Iterator[tuple[str, Path]]:
    """Yield (tag, file) for each catalog and phrase file that a language lacks.

    The default language is the one that the texts are written in: it has no catalog.
    """
    for language in languages:
        catalog = catalogs / language.locale / SOURCE
        if language.tag != DEFAULT_LANGUAGE and not catalog.exists():
            yield language.tag, catalog
        phrase_file = phrases / f"{language.tag}.json"
        if not phrase_file.exists():
            yield language.tag, phrase_file


def check_catalog(tag: str, template: Catalog, domain: str = PUBLIC) -> int:
    """Print what is wrong with a catalog, and return how much it is."""
    catalog = read_catalog(tag, domain=domain)
    problems = [(text, "missing") for text in missing_messages(template, catalog)]
    problems += faults(catalog)
    for text, reason in problems:
        print(f"{tag}: {domain}: {reason}: {text!r}")
    print(f"{tag}: {domain}: {len(template)} texts, {len(problems)} problems")
    return len(problems)


if __name__ == "__main__":
    sys.exit(main())
