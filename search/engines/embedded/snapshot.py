"""A snapshot of the columns beside the store, so that a reader begins in no time.

The arrays are memory-mapped: the processes of a host share them, and what one of them
changes afterwards stays its own.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.engines.embedded.columns import Columns
from search.engines.embedded.generations import sync_folder
from search.engines.embedded.values import Values

NUMBERS = ("size", "change", "live")


def save_columns(columns: Columns, folder: Path) -> None:
    """Write the columns; the description comes last, and makes the rest count."""
    target = folder / "columns"
    target.mkdir(exist_ok=True)
    described: dict[str, Any] = {name: getattr(columns, name) for name in NUMBERS}
    described["hours"] = columns.hours.by_row
    described["words"] = {}
    for name, part in vars(columns).items():
        if isinstance(part, Values):
            described["words"][name] = part.words
            part = part.table
        if isinstance(part, np.ndarray):
            np.save(target / f"{name}.npy", part)
    draft = target / "columns.draft"
    draft.write_text(json.dumps(described), "utf-8")
    draft.replace(target / "columns.json")
    sync_folder(target)


def load_columns(folder: Path) -> Columns:
    """Read the columns as they were saved; empty ones where there are none."""
    source = folder / "columns"
    columns = Columns()
    if not (source / "columns.json").exists():
        return columns
    described = json.loads((source / "columns.json").read_text("utf-8"))
    for name in NUMBERS:
        setattr(columns, name, described[name])
    for row, (zone, ranges) in described["hours"].items():
        columns.hours.put(int(row), zone, ranges)
    for name, part in list(vars(columns).items()):
        if isinstance(part, Values):
            part.words = described["words"][name]
            part.numbers = {word: n for n, word in enumerate(part.words) if n}
            part.table = load_array(source / f"{name}.npy")
        elif isinstance(part, np.ndarray):
            setattr(columns, name, load_array(source / f"{name}.npy"))
    return columns


def load_array(path: Path) -> NDArray[Any]:
    """Map a saved array into memory, as a plain array: a memmap is slow to index."""
    return np.asarray(np.load(path, mmap_mode="c"))
