import ast
import sqlite3
from contextlib import closing
from pathlib import Path

from directory.search_port import PLACES_PATH
from directory.web.search_wish import MAX_PLACE_ID

ROOT = Path(__file__).parents[3]
PORT = ROOT / "directory" / "search_port.py"


def names_imported(path: Path, module: str = "") -> set[str]:
    """Return the names that a file imports, or those that it imports from a module."""
    imports = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and module in ("", node.module)
    )
    return {name.name for node in imports for name in node.names}


def test_the_port_offers_no_name_that_nobody_uses():
    folders = [ROOT / "directory", ROOT / "tests", ROOT / "bench"]
    files = [path for folder in folders for path in folder.rglob("*.py")]

    used = set().union(
        *(names_imported(path, "directory.search_port") for path in files)
    )

    assert names_imported(PORT) == used


def test_every_place_can_be_chosen_by_its_number():
    with closing(sqlite3.connect(f"file:{PLACES_PATH}?mode=ro", uri=True)) as places:
        [(largest,)] = places.execute("SELECT max(id) FROM place")

    assert 10**11 < largest <= MAX_PLACE_ID
