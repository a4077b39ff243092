"""Fixtures that several kinds of tests use."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from directory.database import Database
from directory.operations import schema_version as schema
from tests.support.instance import Instance
from tests.support.lending import LentDatabase, lend
from tests.support.missing import skip_without
from tests.support.postgres import find_binaries, running_postgres

HERE = Path(__file__).parent
pytest_plugins = [
    "tests.support.commanding",
    "tests.support.demonstration",
    "tests.support.elastic.fixtures",
    "tests.support.finding",
]


# Side by side, tests of one group run one after the other: those that ask one node of
# Elasticsearch, those that look through one browser; all others, those of one file.
GROUPS = {
    "contract": "elasticsearch",
    "integration/elastic": "elasticsearch",
    "functional": "browser",
}
NODE = "elasticsearch"  # the fixture: one node for all who ask for it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the group of each test: what shares a server goes to one process."""
    for item in items:
        folder = item.path.parent.relative_to(HERE).as_posix()
        asks = NODE in getattr(item, "fixturenames", ())
        group = NODE if asks else GROUPS.get(folder, str(item.path))
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def blank_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated, empty database to copy: migrating takes a while."""
    path = tmp_path_factory.mktemp("blank") / "panah.sqlite"
    database = Database(f"sqlite:///{path}")
    schema.upgrade(database)
    database.dispose()
    return path


@pytest.fixture
def sqlite(blank_sqlite: Path) -> Iterator[LentDatabase]:
    """Yield an empty database of its own."""
    database = lend(blank_sqlite.read_bytes())
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Yield the address of a real PostgreSQL of our own."""
    if find_binaries() is None:
        skip_without("PostgreSQL")
    # Not below pytest's own folder: its owner alone may enter that one.
    folder = Path("/tmp") / f"panah-postgres-{id(object()):x}"  # noqa: S108 - own name
    folder.mkdir(mode=0o755)
    try:
        with running_postgres(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def blank_instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an instance after ``panah init``, to copy."""
    folder = tmp_path_factory.mktemp("blank") / "instance"
    Instance(folder).panah("init")
    return folder


@pytest.fixture
def instance(blank_instance: Path, tmp_path: Path) -> Instance:
    """Return an empty instance of its own, as ``panah init`` leaves it."""
    folder = tmp_path / "instance"
    shutil.copytree(blank_instance, folder)
    return Instance(folder)
