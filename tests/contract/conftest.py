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
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Yield an engine with an empty index in use."""
    url = ""
    if request.param == "elasticsearch":
        url = request.getfixturevalue("elasticsearch")
    with opened(tmp_path / "index", url) as made:
        yield made
