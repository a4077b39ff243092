"""A finder over the judged corpus, for every judge."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from directory.config import Config
from directory.database import Database
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.parse.files import read_records
from directory.indexing.sync import catch_up
from directory.operations.reference_data import load_reference_data
from search.finder import Finder, open_finder
from search.index_targets import EmbeddedTarget
from tests.relevance.judging import CORPUS

VETTED = ImportOptions(vetted_by=("a@one.example", "b@two.example"))


@pytest.fixture(scope="module")
def finder(
    blank_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder over the corpus, imported as HSDS."""
    root = tmp_path_factory.mktemp("relevance")
    shutil.copy(blank_sqlite, root / "panah.sqlite")
    database = Database(f"sqlite:///{root / 'panah.sqlite'}")
    with load_reference_data(Config.from_environ({})) as reference:
        report = import_records(database, read_records(CORPUS), reference, VETTED)
    assert report.refused == ()
    catch_up([EmbeddedTarget(root / "index")], database)
    found = open_finder(root / "index")
    yield found
    found.index.close()
    found.gazetteer.close()
    database.dispose()
