import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.support import Translations

from i18n import DEFAULT_LANGUAGE
from i18n.catalogs import (
    DOMAINS,
    available_languages,
    catalog_path,
    compile_catalogs,
    faults,
    is_machine_draft,
    message_text,
    missing_messages,
    placeholders,
    read_catalog,
)
from i18n.extraction import extract_messages

ROOT = Path(__file__).parents[3]
TRANSLATED = [tag for tag in available_languages() if tag != DEFAULT_LANGUAGE]
BLANKS = ("EMAIL@ADDRESS", "YEAR-MO-DA", "FULL NAME", "LANGUAGE", "LL@li.org")
PO = """# Review state: machine draft
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Search"
msgstr "جستجو"
"""


@pytest.fixture(scope="module", params=DOMAINS)
def domain(request):
    return request.param


@pytest.fixture(scope="module")
def template(domain):
    return extract_messages(ROOT, domain)


@pytest.fixture
def folder(tmp_path):
    path = catalog_path("fa-AF", tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(PO, "utf-8")
    return tmp_path


def test_dari_is_spoken():
    assert "fa-AF" in available_languages()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_text_is_translated(template, domain, tag):
    missing = missing_messages(template, read_catalog(tag, domain=domain))

    assert missing == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_nothing_is_fuzzy_and_placeholders_agree(domain, tag):
    found = list(faults(read_catalog(tag, domain=domain)))

    assert found == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_no_text_is_translated_that_nobody_reads(template, domain, tag):
    read = {(message.id, message.context) for message in template}

    stale = [
        message.id
        for message in read_catalog(tag, domain=domain)
        if (message.id, message.context) not in read
    ]

    assert stale == []


def test_only_languages_with_a_catalog_are_available(folder):
    assert available_languages(folder) == ("en", "fa-AF")


def test_a_new_catalog_is_compiled_once(folder):
    first = compile_catalogs(folder)
    second = compile_catalogs(folder)

    with catalog_path("fa-AF", folder).with_suffix(".mo").open("rb") as file:
        words = Translations(file).gettext("Search")
    assert (first, second, words) == (["fa-AF"], [], "جستجو")


def test_a_changed_catalog_is_compiled_again(folder):
    compile_catalogs(folder)
    source = catalog_path("fa-AF", folder)
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))

    assert compile_catalogs(folder) == ["fa-AF"]


def test_a_draft_by_a_machine_says_so(folder):
    assert is_machine_draft("fa-AF", folder)
    assert not is_machine_draft("en", folder)


def test_what_is_missing_is_named():
    template, catalog = Catalog(), Catalog(locale="fa_AF")
    for text in ("Search", "Leave now", ("%(num)s day", "%(num)s days")):
        template.add(text)
    catalog.add("Search", "جستجو")
    catalog.add("Leave now", "")

    assert missing_messages(template, catalog) == ["Leave now", "%(num)s day"]


def test_a_context_is_another_message():
    template, catalog = Catalog(), Catalog(locale="fa_AF")
    template.add("Shelter", context="need")
    catalog.add("Shelter", "پناهگاه")

    assert missing_messages(template, catalog) == ["Shelter"]


def test_a_placeholder_that_was_lost_is_a_fault():
    catalog = Catalog(locale="fa_AF")
    catalog.add("near %(place)s", "نزدیک", flags=("python-format",))

    found = [name for name, _fault in faults(catalog)]

    assert found == ["near %(place)s"]


def test_every_text_with_a_placeholder_says_what_it_holds(template):
    silent = [
        message.id
        for message in template
        if message.id
        and placeholders(message_text(message))
        and not message.auto_comments
    ]

    assert silent == []


def notes(catalog):
    return {
        (message.context, message.id): " ".join(message.auto_comments).split()
        for message in catalog
        if message.id
    }


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translators_read_what_the_source_says_of_a_text(template, domain, tag):
    noted = notes(read_catalog(tag, domain=domain))

    assert noted == notes(template)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_header_holds_values_and_no_blanks_to_fill_in(tag):
    header = dict(read_catalog(tag).mime_headers)

    blank = {
        name: value
        for name, value in header.items()
        if not value.strip() or any(word in value for word in BLANKS)
    }

    assert blank == {}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_text_for_both_kinds_of_pages_stands_in_one_catalogue(tag):
    public, staff = (
        {(one.id, one.context) for one in read_catalog(tag, domain=domain) if one.id}
        for domain in DOMAINS
    )

    assert public & staff == set()
    assert len(staff) > 90
