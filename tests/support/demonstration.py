"""A database that holds the programmes and the demonstration, loaded once a run."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from directory.config import Config
from directory.database import Database
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.problems import NumberedRecord
from directory.operations.reference_data import load_reference_data
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records
from tests.support.clocks import going
from tests.support.lending import lend

TODAY = date(2026, 11, 20)
VETTERS = ("vetter@first.example", "vetter@second.example")


@pytest.fixture(scope="session")
def demonstration_file(
    blank_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a database file with all that ``panah seed --demo`` loads."""
    path = tmp_path_factory.mktemp("demonstration") / "panah.sqlite"
    shutil.copy(blank_sqlite, path)
    database = Database(f"sqlite:///{path}", clock=going())
    settings = Config.from_environ({"PANAH_DATA_DIR": str(path.parent)})
    with load_reference_data(settings) as reference:
        for records, options in (
            (
                programme_records(numbers=False),
                ImportOptions(from_programmes=True),
            ),
            (demonstration_records(TODAY), ImportOptions(vetted_by=VETTERS)),
        ):
            numbered = (NumberedRecord(n, record) for n, record in enumerate(records))
            import_records(database, numbered, reference, options)
    database.dispose()
    return path


@pytest.fixture
def demonstration(demonstration_file: Path) -> Iterator[Database]:
    """Yield a copy of it that a test may change."""
    database = lend(demonstration_file.read_bytes())
    yield database
    database.dispose()
