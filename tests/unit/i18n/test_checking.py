from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from i18n.catalogs import DOMAINS, SOURCE
from i18n.checking import check_catalog, missing_files

KLINGON = Language("tlh-Latn", "tlh_Latn", "tlhIngan Hol")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return where the catalog and the phrase file of a new language belong."""
    catalog = tmp_path / "catalogs" / "tlh_Latn" / SOURCE
    phrases = tmp_path / "phrases" / "tlh-Latn.json"
    return catalog, phrases


def missing(tmp_path: Path, *languages: Language) -> list[tuple[str, Path]]:
    """Return what the languages lack in a folder of their own."""
    return list(missing_files(languages, tmp_path / "catalogs", tmp_path / "phrases"))


def write(path: Path) -> None:
    """Begin a file."""
    path.parent.mkdir(parents=True)
    path.touch()


def test_every_language_of_ours_has_its_files():
    assert list(missing_files(LANGUAGES.values())) == []


def test_a_new_language_lacks_a_catalog_and_a_phrase_file(tmp_path, files):
    found = missing(tmp_path, KLINGON)

    assert found == [("tlh-Latn", path) for path in files]


@pytest.mark.parametrize("number", [0, 1])
def test_one_of_the_files_is_not_enough(tmp_path, files, number):
    write(files[number])

    found = missing(tmp_path, KLINGON)

    assert found == [("tlh-Latn", files[1 - number])]


def test_a_language_with_both_files_is_whole(tmp_path, files):
    for path in files:
        write(path)

    assert missing(tmp_path, KLINGON) == []


def test_the_language_that_the_texts_are_written_in_needs_no_catalog(tmp_path):
    found = missing(tmp_path, LANGUAGES[DEFAULT_LANGUAGE])

    assert found == [("en", tmp_path / "phrases" / "en.json")]


def test_a_text_that_a_catalog_lacks_is_printed_and_counted(capsys):
    template = Catalog()
    template.add("Nobody has said this yet.")

    wrong = check_catalog("ps", template)

    assert wrong == 1
    assert capsys.readouterr().out == (
        "ps: messages: missing: 'Nobody has said this yet.'\n"
        "ps: messages: 1 texts, 1 problems\n"
    )


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("tag", sorted(set(LANGUAGES) - {DEFAULT_LANGUAGE}))
def test_no_catalog_of_ours_has_a_fault_of_its_own(tag, domain, capsys):
    wrong = check_catalog(tag, Catalog(), domain)

    assert wrong == 0
    assert capsys.readouterr().out == f"{tag}: {domain}: 0 texts, 0 problems\n"
