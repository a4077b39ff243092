"""Read HSDS records: JSON in any of its forms, NDJSON, or the tables of a package."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from directory.errors import InvalidInputError, TooLargeError
from directory.hsds.parse.containers import services_in
from directory.hsds.parse.data_package import read_package
from directory.hsds.parse.documents import NOT_UTF_8, SAVE_AS_UTF_8, read_document
from directory.hsds.parse.file_kinds import BOM, HEAD_BYTES, kind_of
from directory.hsds.parse.strict_json import Decoder
from directory.hsds.parse.table_files import DESCRIPTION, Folder, OneTable, Zipped
from directory.hsds.problems import NumberedRecord, Problem, Reading

# A full record of the demonstration has 4 to 9 kB; a document is held in memory whole.
LARGEST_RECORD_BYTES = 2_000_000
LARGEST_DOCUMENT_BYTES = 64_000_000
STANDARD_INPUT = Path("-")


def read_records(path: Path) -> Reading:
    """Yield what a file or a folder holds, record by record, and what cannot be read.

    ``-`` is the standard input. Raises InvalidInputError, in one sentence, for a file
    with nothing to read.
    """
    try:
        if path == STANDARD_INPUT:
            yield from read_pipe(sys.stdin.buffer)
        elif path.is_dir() or path.name == DESCRIPTION:
            yield from read_package(Folder(path if path.is_dir() else path.parent))
        else:
            with path.open("rb") as file:
                yield from read_stream(file, path.name)
    except OSError as error:
        raise InvalidInputError(
            f"{path} cannot be read: {error.strerror or error}."
        ) from None


def read_pipe(pipe: BinaryIO) -> Reading:
    """Yield the records of a pipe, which cannot go back to its start."""
    with SpooledTemporaryFile(LARGEST_DOCUMENT_BYTES) as spooled:
        while block := pipe.read(1 << 20):
            spooled.write(block)
        spooled.seek(0)
        yield from read_stream(cast(BinaryIO, spooled), "the input")


def read_stream(file: BinaryIO, name: str) -> Reading:
    """Yield the records of an open file, which must be able to go back to its start."""
    kind = kind_of(file.read(HEAD_BYTES))
    file.seek(0)
    if kind == "zip":
        yield from read_package(Zipped(file))
    elif kind == "csv":
        yield from read_package(OneTable(file, name))
    else:
        yield from services_in(read_json(file))


def read_json(file: BinaryIO) -> Reading:
    """Yield the values of a document or of lines, whatever they are."""
    form = recognise(file)
    file.seek(0)
    if form == "ndjson":
        yield from read_lines(file)
        return
    content = file.read(LARGEST_DOCUMENT_BYTES + 1)
    if len(content) > LARGEST_DOCUMENT_BYTES:
        raise TooLargeError(
            "The document is larger than 64 MB: split it, or send one service a line."
        )
    yield from read_document(content.removeprefix(BOM), LARGEST_RECORD_BYTES)


def recognise(file: BinaryIO) -> str:
    """Return ``ndjson`` or ``document``.

    A file is NDJSON where its first line is a whole object and other lines follow.
    Where the first line is broken, it still is when a later line begins with ``{``,
    unless all of the file is one object after all.
    """
    lines = (line for _, line in numbered_lines(file) if line.strip())
    first = next(lines, None)
    if first is None:
        raise InvalidInputError("The file is empty: there is no record in it.")
    second = next(lines, None)
    if first.lstrip().startswith(b"[") or second is None:
        return "document"
    if is_object(first):
        return "ndjson"
    if not any(line.startswith(b"{") for line in chain([second], lines)):
        return "document"
    file.seek(0)
    whole = is_object(file.read(LARGEST_DOCUMENT_BYTES).removeprefix(BOM))
    return "document" if whole else "ndjson"


def is_object(content: bytes) -> bool:
    """Whether a text is a whole JSON object, nothing before or behind it."""
    text = content.decode("utf-8", "replace").strip()
    try:
        value, end = Decoder().decode(text)
    except ValueError:
        return False
    return isinstance(value, dict) and end == len(text)


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield lines without ever holding more than one record may weigh."""
    number = 0
    while line := file.readline(LARGEST_RECORD_BYTES + 1):
        number += 1
        yield number, line.removeprefix(BOM) if number == 1 else line
        while len(line) > LARGEST_RECORD_BYTES and not line.endswith(b"\n"):
            line = file.readline(LARGEST_RECORD_BYTES + 1)


def read_lines(file: BinaryIO) -> Reading:
    """Yield one record a line; blank lines are passed over."""
    decoder = Decoder()
    for number, line in numbered_lines(file):
        if line.strip():
            yield from read_line(decoder, number, line)


def read_line(decoder: Decoder, number: int, line: bytes) -> Reading:
    """Yield the record of one line, or why there is none."""
    if len(line) > LARGEST_RECORD_BYTES:
        yield Problem(number, "", "the record is larger than 2 MB")
        return
    try:
        text = line.decode().strip()
        value, end = decoder.decode(text)
    except UnicodeDecodeError as error:
        reason = f"{NOT_UTF_8} (byte {error.start + 1})"
        yield Problem(number, "", f"{reason}; {SAVE_AS_UTF_8}")
        return
    except ValueError as error:
        yield Problem(number, "", str(error))
        return
    if end < len(text):
        yield Problem(number, "", f"there is more behind the record (column {end + 1})")
    elif decoder.complaints:
        yield Problem(number, "", decoder.complaints[0])
    else:
        yield NumberedRecord(number, value)
