"""The table of the security standard names tests that exist, and every requirement."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "asvs.md"
ROW = re.compile(
    r"^\| ([0-9][^|]*) \| ([^|]+) \| (?:`([^`:]+)::(\w+)`|–) \|$", re.MULTILINE
)
NUMBER = re.compile(r"\d+\.\d+\.\d+")
# How many of levels 1 and 2 each section of the standard has.
SECTIONS = {
    **{"6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4},
    **{"7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2},
    **{"8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1},
}


def rows():
    return ROW.findall(TABLE.read_text("utf-8"))


def numbers(cell):
    """Return the numbers that a cell names, those between two of a span as well."""
    named = NUMBER.findall(cell)
    if "–" not in cell:
        return named
    section, first = named[0].rpartition(".")[::2]
    last = named[1].rpartition(".")[2]
    return [f"{section}.{n}" for n in range(int(first), int(last) + 1)]


def test_every_requirement_stands_in_the_table():
    told = [number for cell, _here, _file, _test in rows() for number in numbers(cell)]

    wanted = [
        f"{name}.{n}" for name, most in SECTIONS.items() for n in range(1, most + 1)
    ]
    assert told == wanted


def test_every_test_that_is_named_exists():
    missing = [
        (file, test)
        for _cell, _here, file, test in rows()
        if file and f"def {test}(" not in (ROOT / "tests" / file).read_text("utf-8")
    ]

    assert missing == []


def test_what_no_test_shows_is_said_to_be_so():
    silent = [here for _cell, here, file, _test in rows() if not file]

    assert silent
    assert all("**in part**" in here for here in silent)
