"""Tell what kind of file it is by how it begins; one sentence for what is not read."""

import csv
import re

from directory.errors import UnsupportedError

BOM = b"\xef\xbb\xbf"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HEAD_BYTES = 8_192
FOREIGN = {
    b"\x1f\x8b": "compressed (gzip): unpack it first",
    b"BZh": "compressed (bzip2): unpack it first",
    b"\xfd7zXZ": "compressed (xz): unpack it first",
    b"(\xb5/\xfd": "compressed (zstd): unpack it first",
    b"7z\xbc\xaf": "a 7z archive: unpack it first",
    b"Rar!": "a RAR archive: unpack it first",
    b"%PDF": "a PDF: nothing in it can be read as records",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file: save its tables as CSV, in UTF-8",
    b"SQLite format 3": "a SQLite database: export its tables as CSV or JSON",
}
DELIMITERS = (",", ";", "\t", "|")
COLUMNS = {"id", "name", "service_id", "organization_id", "location_id", "description"}
BEGINS_JSON = re.compile(r"[\[{]")


def kind_of(head: bytes) -> str:
    """Return ``zip``, ``csv`` or ``json``.

    Raises UnsupportedError, in one sentence, for a file that is none of them.
    """
    if head.startswith(ZIP):
        return "zip"
    for begin, what in FOREIGN.items():
        if head.startswith(begin):
            raise UnsupportedError(f"The file is {what}.")
    if head.startswith(UTF_16) or is_wide(head):
        raise UnsupportedError("The file is UTF-16 or UTF-32: save it as UTF-8.")
    text = head.removeprefix(BOM).decode("utf-8", "replace").lstrip()
    if text[:4].casefold() == "sep=":
        return "csv"
    if text.startswith("<"):
        raise UnsupportedError(
            "line 1: this is HTML or XML; HSDS is read as JSON or CSV."
        )
    if not BEGINS_JSON.match(text) and delimiter_of(text):
        return "csv"
    return "json"


def is_wide(head: bytes) -> bool:
    """Whether every other byte of the first few is nothing."""
    return b"\x00" in head[:2] or head[1:8:2] == b"\x00" * 4


def delimiter_of(text: str) -> str | None:
    """Return what is between columns, if the first line has names of HSDS."""
    line = next(iter(text.splitlines()), "")
    for delimiter in DELIMITERS:
        names = header_of(line, delimiter)
        if len(names) > 1 and not COLUMNS.isdisjoint(names):
            return delimiter
    return None


def header_of(line: str, delimiter: str) -> list[str]:
    """Return the names of columns in a line."""
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return [cell.strip().casefold() for cell in cells]
