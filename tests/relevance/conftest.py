"""Finders over the judged corpus and over the demonstration, for every judge."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from directory.config import Config
from directory.database import Database
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.parse.files import read_records
from directory.indexing.documents import project, seen_versions
from directory.indexing.sync import catch_up
from directory.operations.reference_data import load_reference_data
from search.document import ListingDocument
from search.finder import Finder, open_finder
from search.index_targets import EmbeddedTarget
from tests.relevance.judging import CORPUS
from tests.support.clocks import going

VETTED = ImportOptions(vetted_by=("a@one.example", "b@two.example"))


@pytest.fixture(scope="module")
def finder(
    blank_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder over the corpus, imported as HSDS."""
    root = tmp_path_factory.mktemp("relevance")
    shutil.copy(blank_sqlite, root / "panah.sqlite")
    database = Database(f"sqlite:///{root / 'panah.sqlite'}", clock=going())
    with load_reference_data(Config.from_environ({})) as reference:
        report = import_records(database, read_records(CORPUS), reference, VETTED)
    assert report.refused == ()
    with finding_in(database, root / "index") as found:
        yield found
    database.dispose()


@pytest.fixture(scope="session")
def demonstration_read(demonstration_file: Path) -> Iterator[Database]:
    """Yield the demonstration, which no test here changes."""
    database = Database(f"sqlite:///{demonstration_file}", clock=going())
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def demonstrated(
    demonstration_read: Database, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder over the demonstration and the real programmes."""
    folder = tmp_path_factory.mktemp("demonstrated") / "index"
    with finding_in(demonstration_read, folder) as found:
        yield found


@pytest.fixture(scope="session")
def documents(demonstration_read: Database) -> list[ListingDocument]:
    """Return every listing of the demonstration that anyone may see."""
    with demonstration_read.read() as session:
        ids = [UUID(key) for key, _version in seen_versions(session)]
        return list(project(session, ids).documents)


@contextmanager
def finding_in(database: Database, folder: Path) -> Iterator[Finder]:
    """Open a finder over what a database lists, with its index in a folder."""
    catch_up([EmbeddedTarget(folder)], database)
    found = open_finder(folder)
    yield found
    found.index.close()
    found.gazetteer.close()
