from pathlib import Path

import pytest

from i18n import DEFAULT_LANGUAGE, LANGUAGES, Language
from i18n.catalogs import SOURCE
from i18n.checking import missing_files

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
