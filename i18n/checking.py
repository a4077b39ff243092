"""Check the catalogs from the command line: complete, nothing fuzzy, compiled."""

import sys

from i18n.catalogs import (
    available_languages,
    compile_catalogs,
    faults,
    missing_messages,
    read_catalog,
)
from i18n.extraction import extract_messages
from i18n.languages import DEFAULT_LANGUAGE
from i18n.updating import ROOT


def main() -> int:
    """Print what is wrong with each catalog; 1 where anything is."""
    template = extract_messages(ROOT)
    wrong = 0
    for tag in available_languages():
        if tag == DEFAULT_LANGUAGE:
            continue
        catalog = read_catalog(tag)
        found = [(text, "missing") for text in missing_messages(template, catalog)]
        found += faults(catalog)
        for text, reason in found:
            print(f"{tag}: {reason}: {text!r}")
        print(f"{tag}: {len(template)} texts, {len(found)} problems")
        wrong += len(found)
    compile_catalogs()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
