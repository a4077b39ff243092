"""A snapshot of the columns beside the store, so that a reader begins in no time.

The arrays are memory-mapped: the processes of a host share them, and what one of them
changes afterwards stays its own. They are a copy: where anything is damaged, or of
another shape than this program's, the reader takes the rows from the store instead.
"""

import json
import logging
import os
import shutil
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.embedded.columns import Columns
from search.embedded.generations import COLUMNS, DESCRIPTION, sync_folder
from search.embedded.values import Values

log = logging.getLogger(__name__)
NUMBERS = ("size", "change", "live")
PIECE_BYTES = 1 << 20
MOST_REWRITTEN = 100_000  # rows, half a second; without a snapshot they start in three


class UnfitError(Exception):
    """The snapshot is not one of these columns."""


def save_columns(columns: Columns, folder: Path) -> None:
    """Write the columns durably; the description comes last, and makes them count."""
    target = folder / COLUMNS
    target.mkdir(exist_ok=True)
    described: dict[str, Any] = {name: getattr(columns, name) for name in NUMBERS}
    described["hours"] = columns.hours.described()
    described["words"] = {n: part.words for n, part in value_columns(columns)}
    described["checksums"] = {
        name: save_array(array, target / f"{name}.npy")
        for name, array in arrays(columns)
    }
    text = json.dumps(described).encode()
    draft = target / "columns.draft"
    with draft.open("wb") as file:
        file.write(b"%08x\n" % zlib.crc32(text) + text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target / DESCRIPTION)
    sync_folder(target)
    sync_folder(folder)


def forget_rows(folder: Path, rows: Collection[int], newest_change: int) -> None:
    """Write the snapshot anew without what it tells of rows; remove it where large.

    Readers keep the files that they have mapped.
    """
    source = folder / COLUMNS
    if not (source / DESCRIPTION).exists():
        return
    columns = load_columns(folder, newest_change)
    if 0 < columns.size <= MOST_REWRITTEN:
        columns.erase(row for row in rows if row < columns.size)
        save_columns(columns, folder)
    else:
        shutil.rmtree(source)


def load_columns(folder: Path, newest_change: int) -> Columns:
    """Read the columns as they were saved; empty ones where that cannot be.

    ``newest_change`` is the store's: a snapshot that is ahead of it is not its own.
    """
    source = folder / COLUMNS
    if not (source / DESCRIPTION).exists():
        return Columns()
    try:
        columns = read_columns(source)
        if columns.change > newest_change:
            raise UnfitError
    except (OSError, ValueError, KeyError, UnfitError) as error:
        log.warning("index: snapshot left aside, %s", type(error).__name__)
        return Columns()
    return columns


def read_columns(source: Path) -> Columns:
    """Read the columns, or raise where a byte or a shape is not as it was written."""
    described = read_description(source / DESCRIPTION)
    columns = Columns()
    for name, array in list(arrays(columns)):
        found = load_array(source / f"{name}.npy", described["checksums"][name])
        if (found.dtype, found.ndim) != (array.dtype, array.ndim):
            raise UnfitError
        put_array(columns, name, found)
    for name in NUMBERS:
        setattr(columns, name, described[name])
    for name, part in value_columns(columns):
        part.words = described["words"][name]
        part.numbers = {word: n for n, word in enumerate(part.words) if n}
    columns.hours.restore(described["hours"])
    return columns


def read_description(path: Path) -> dict[str, Any]:
    """Return what was written of the arrays."""
    checksum, _newline, text = path.read_bytes().partition(b"\n")
    if int(checksum, 16) != zlib.crc32(text):
        raise UnfitError
    described: dict[str, Any] = json.loads(text)
    return described


def arrays(columns: Columns) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield each array of the columns by its name."""
    for name, part in vars(columns).items():
        if isinstance(part, np.ndarray):
            yield name, part
    for name, values in value_columns(columns):
        yield name, values.table


def value_columns(columns: Columns) -> Iterator[tuple[str, Values]]:
    """Yield each column that holds words."""
    for name, part in vars(columns).items():
        if isinstance(part, Values):
            yield name, part


def put_array(columns: Columns, name: str, array: NDArray[Any]) -> None:
    """Put an array where ``arrays`` found it."""
    part = getattr(columns, name)
    if isinstance(part, Values):
        part.table = array
    else:
        setattr(columns, name, array)


def save_array(array: NDArray[Any], path: Path) -> int:
    """Write an array durably; return the checksum of the file.

    Never into a file of before: a reader that has mapped it would end.
    """
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        np.save(file, array)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return checksum_of(path)


def load_array(path: Path, checksum: int) -> NDArray[Any]:
    """Map a saved array into memory, as a plain array: a memmap is slow to index."""
    if checksum_of(path) != checksum:
        raise UnfitError
    return np.asarray(np.load(path, mmap_mode="c"))


def checksum_of(path: Path) -> int:
    """Return the checksum of all bytes of a file, which must hold some.

    It is read and not mapped: who reads a map of a file that is cut short is killed.
    """
    found, size = 0, 0
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            found, size = zlib.crc32(piece, found), size + len(piece)
    if not size:
        raise UnfitError
    return found
