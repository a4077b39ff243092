"""Read one table of a data package: rows with their lines, by the columns of HSDS."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from directory.errors import InvalidInputError
from directory.hsds.parse.documents import SAVE_AS_UTF_8
from directory.hsds.parse.file_kinds import (
    DELIMITERS,
    UTF_16,
    delimiter_of,
)
from directory.hsds.parse.strict_json import shown

QUOTED = re.compile(r"'[+\d=@-]")
# What databases write for nothing, in this spelling alone: some people are called so.
NOTHING = {"NULL", "null", "\\N", "NaN", "nan", "#N/A"}
SEPARATOR = re.compile(r"sep=(.)\s*\r?\n", re.IGNORECASE)  # a first line of Excel
CSV_ENDING = (".csv", ".tsv")
MOST_ROWS = 500_000
# One name for a table, whatever version of HSDS called it what.
TABLE_NAMES = {
    "address": "addresses",
    "attribute": "attributes",
    "contact": "contacts",
    "cost_option": "cost_options",
    "fundings": "funding",
    "language": "languages",
    "location": "locations",
    "organization": "organizations",
    "organization_identifier": "organization_identifiers",
    "phone": "phones",
    "physical_address": "physical_addresses",
    "postal_address": "postal_addresses",
    "program": "programs",
    "regular_schedule": "regular_schedules",
    "required_document": "required_documents",
    "schedule": "schedules",
    "service": "services",
    "service_area": "service_areas",
    "service_at_location": "service_at_locations",
    "service_capacity": "service_capacities",
    "services_at_location": "service_at_locations",
    "service_taxonomy": "services_taxonomy",
    "taxonomies": "taxonomy",
    "taxonomy_term": "taxonomy_terms",
    "unit": "units",
    "url": "urls",
}
Row = dict[str, str]


@dataclass(slots=True)
class Table:
    """Rows by their number, with the line on which each ends; ``broken`` have none.

    ``used`` are the numbers of rows that belong to something that was read.
    """

    file: str
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def stem_of(name: str) -> str:
    """Return the name of the table in a file."""
    stem = PurePosixPath(name).stem.casefold().replace("-", "_").replace(" ", "_")
    return TABLE_NAMES.get(stem, stem)


def read_table(content: bytes, file: str) -> Table:
    """Return a table; InvalidInputError, in one sentence, for what is none."""
    text = decoded(content, file)
    delimiter = delimiter_of(text.lstrip()) or likely_delimiter(text)
    table = Table(file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header: list[str] = []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if header:
                add_row(table, header, cells, reader.line_num)
            else:
                header = checked_header(cells, file)
    except csv.Error as error:
        raise InvalidInputError(
            f"{file}, line {reader.line_num}: this is not CSV ({error})."
        ) from None
    return table


def decoded(content: bytes, file: str) -> str:
    """Return the text of a file."""
    if content.startswith(UTF_16):
        raise InvalidInputError(f"{file} is UTF-16: save it as UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidInputError(
            f"{file}, line {line}: this is not UTF-8; {SAVE_AS_UTF_8}."
        ) from None
    told = SEPARATOR.match(text)
    return "\n" + text[told.end() :] if told else text


def likely_delimiter(text: str) -> str:
    """Return what is most often in the first line, of what may be between columns."""
    line = next(iter(text.splitlines()), "")
    return max(DELIMITERS, key=line.count)


def checked_header(cells: list[str], file: str) -> list[str]:
    """Return the names of the columns; two of one name would mean two things."""
    names = [cell.strip().casefold() for cell in cells]
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise InvalidInputError(
            f"{file}: the column {shown(min(twice))} is there twice."
        )
    return names


def add_row(table: Table, header: list[str], cells: list[str], line: int) -> None:
    """Add a row with the cells that say something.

    With more cells than columns nobody knows which cell is which.
    """
    if any(cell.strip() for cell in cells[len(header) :]):
        reason = f"it has {len(cells)} cells, the table {len(header)} columns"
        table.broken.append((line, reason))
        return
    if len(table.rows) >= MOST_ROWS:
        raise InvalidInputError(f"{table.file} has more than {MOST_ROWS} rows.")
    pairs = zip(header, cells, strict=False)
    table.rows.append({name: bare(cell) for name, cell in pairs if name and bare(cell)})
    table.lines.append(line)


def bare(cell: str) -> str:
    """Return a cell without what keeps a spreadsheet from reckoning with it."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1]:
        return cell[1:-1].strip()
    if cell in NOTHING:
        return ""
    return cell[1:] if QUOTED.match(cell) else cell


def rows_by(table: Table, column: str) -> Iterator[tuple[str, int]]:
    """Yield what a column says, and the number of the row."""
    for number, row in enumerate(table.rows):
        if value := row.get(column):
            yield value, number
