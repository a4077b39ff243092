"""What a taken disk tells is written down whole: no table or column is left out."""

import re
from pathlib import Path

import directory.app  # noqa: F401 - it knows every table
from directory.database import Base

MODEL = Path(__file__).parents[3] / "THREAT_MODEL.md"
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
JOINING = re.compile(r"(.+_)?(id|external_id)")


def section(title):
    """Return the text of one section."""
    parts = SECTION.split(MODEL.read_text("utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def named_columns():
    """Return what the table of the section names: columns by table."""
    lines = section("If the server's disk is taken").splitlines()
    rows = (line.split("|")[1:3] for line in lines if line.startswith("| `"))
    return {CODE.search(name)[1]: set(CODE.findall(told)) for name, told in rows}


def stored_columns():
    """Return the columns that tell something, by table."""
    return {
        table.name: {
            column.name
            for column in table.columns
            if not JOINING.fullmatch(column.name)
        }
        for table in Base.metadata.tables.values()
    }


def test_every_table_and_column_of_the_database_is_named():
    assert named_columns() == stored_columns()


def test_where_the_money_comes_from_is_in_no_column():
    names = {name for columns in stored_columns().values() for name in columns}

    assert not [name for name in {*names, *stored_columns()} if "fund" in name]


def test_each_section_says_what_is_obtained_where_something_is_taken():
    titles = SECTION.findall(MODEL.read_text("utf-8"))

    assert len(titles) == len(set(titles))
    assert [title for title in titles if not title.startswith("If ")] == []
