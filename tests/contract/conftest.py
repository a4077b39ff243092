"""Every test here runs on both engines: what holds for one holds for the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.engines import Engine, opened

ENGINES = [
    "embedded",
    pytest.param("elasticsearch", marks=pytest.mark.integration),
]


@pytest.fixture(params=ENGINES)
def node_url(request: pytest.FixtureRequest) -> str:
    """Return the address of an empty Elasticsearch, or nothing: embedded."""
    if request.param == "embedded":
        return ""
    return str(request.getfixturevalue("elasticsearch"))


@pytest.fixture
def engine(node_url: str, tmp_path: Path) -> Iterator[Engine]:
    """Yield an engine with an empty index in use."""
    with opened(tmp_path / "index", node_url) as made:
        yield made
