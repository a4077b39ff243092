"""The house stands as its plan says: rooms, frame, names."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAN = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
FRAME = {
    "access",
    "app",
    "cli",
    "config",
    "database",
    "environment",
    "errors",
    "geocoding",
    "permissions",
    "search_port",
}


def rooms_of(package: str) -> set[str]:
    """Return the packages of a package that hold code."""
    folders = (path.parent for path in (ROOT / package).glob("*/*.py"))
    return {folder.name for folder in folders}


def named_under(heading: str) -> set[str]:
    """Return what the first column of the table below a heading names."""
    section = PLAN.partition(f"## {heading}")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize(
    ("package", "heading"),
    [
        ("directory", "The rooms of `directory/`, from the top floor down"),
        ("search", "The rooms of `search/`"),
    ],
)
def test_the_plan_names_every_room_and_no_other(package: str, heading: str) -> None:
    assert named_under(heading) == rooms_of(package)


def test_nothing_is_loose_but_the_frame() -> None:
    loose = {path.stem for path in (ROOT / "directory").glob("*.py")} - {"__init__"}

    assert loose == FRAME
    assert named_under("The frame of `directory/`") == FRAME


@pytest.mark.parametrize(
    "room",
    [
        *sorted(f"directory/{room}" for room in rooms_of("directory")),
        *sorted(f"search/{room}" for room in rooms_of("search")),
    ],
)
def test_no_two_modules_of_a_room_share_their_name(room: str) -> None:
    stems = Counter(
        path.stem for path in (ROOT / room).rglob("*.py") if path.stem != "__init__"
    )

    assert [name for name, count in stems.items() if count > 1] == []


def test_every_file_that_the_plan_names_is_there() -> None:
    paths = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", PLAN)
    known = {str(path.relative_to(ROOT)) for path in ROOT.glob("[dsi]*/**/*.py")}

    missing = [name for name in paths if not any(k.endswith(name) for k in known)]

    assert paths
    assert missing == []
