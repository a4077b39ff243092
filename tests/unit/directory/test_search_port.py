import ast
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from directory import search_port
from directory.search_port import PLACES_PATH
from directory.web.search_wish import MAX_PLACE_ID

ROOT = Path(__file__).parents[3]


def names_imported(path: Path, module: str = "") -> set[str]:
    """Return the names that a file imports, or those that it imports from a module."""
    imports = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and module in ("", node.module)
    )
    return {name.name for node in imports for name in node.names}


def names_asked_for(path: Path) -> set[str]:
    """Return the names that a file takes from the port when it needs them."""
    return set(re.findall(r"\bsearch_port\.(\w+)", path.read_text()))


def names_offered() -> set[str]:
    return set(search_port.homes())


def test_the_port_offers_no_name_that_nobody_uses():
    folders = [ROOT / "directory", ROOT / "tests", ROOT / "bench"]
    files = [path for folder in folders for path in folder.rglob("*.py")]

    used = set().union(
        *(names_imported(path, "directory.search_port") for path in files),
        *(names_asked_for(path) for path in (ROOT / "directory").rglob("*.py")),
    )

    assert names_offered() == used


def test_each_name_is_found_where_it_is_said_to_be():
    for name in names_offered():
        assert getattr(search_port, name) is not None


def test_another_name_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'fly'"):
        getattr(search_port, "fly")  # noqa: B009 - mypy knows that it is not there


def test_every_place_can_be_chosen_by_its_number():
    with closing(sqlite3.connect(f"file:{PLACES_PATH}?mode=ro", uri=True)) as places:
        [(largest,)] = places.execute("SELECT max(id) FROM place")

    assert 10**11 < largest <= MAX_PLACE_ID
