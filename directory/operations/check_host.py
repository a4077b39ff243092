"""What ``panah doctor`` looks at on this host: keys, tables, indexes, places."""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from directory.config import Config
from directory.crypto.hourly_keys import keys_of
from directory.crypto.own_folder import own_folder
from directory.database import Database
from directory.errors import ConfigurationError
from directory.indexing.change_log import waiting
from directory.indexing.sync import is_known
from directory.indexing.targets import own_targets
from directory.operations import schema_version as schema
from directory.operations.file_modes import open_files
from directory.search_port import PLACES_PATH, Held
from directory.tombstones.hidden_log import HiddenLog, Kind
from directory.vetting.hide_again import withdrawn

# A worker reads on every 0.15 s: who has not moved in five seconds is not there.
STANDSTILL_S = 5.0
POLL_S = 0.2
MOUNTS = Path("/proc/mounts")
MEMORY_KINDS = ("tmpfs", "ramfs")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: ``wrong`` is empty where it is in order."""

    name: str
    wrong: str = ""
    told: str = ""

    def __str__(self) -> str:
        """Return the line that an operator reads."""
        state = f"NOT in order: {self.wrong}" if self.wrong else "in order"
        return f"{self.name}: {state}{f' ({self.told})' if self.told else ''}"


def check_host(config: Config, database: Database) -> Iterator[Check]:
    """Look at everything that this host has of its own."""
    yield Check("keys", "" if config.secret_file.exists() else "run 'panah init'")
    yield check_hourly_keys(config)
    yield check_files(config)
    current = is_current(database)
    yield Check("database", "" if current else "run 'panah init'")
    if current:
        yield check_hidden_log(config, database)
    yield Check("places", "" if PLACES_PATH.exists() else "run 'panah places build'")
    for target in own_targets(config):
        name, reader = f"index, {target.audience}", target.look()
        if reader is None:
            yield Check(name, "there is none: run 'panah index rebuild'")
            continue
        with closing(reader):
            if current:
                yield check_projection(name, database, reader)


def check_hourly_keys(config: Config) -> Check:
    """Look at where keys that live an hour lie: in memory, for their owner alone.

    What had its hour, because nobody served since, is destroyed on the way.
    """
    name, keys = "hourly keys", keys_of(config)
    try:
        keys.destroy_old()
        folder = own_folder(keys.folder)
    except (ConfigurationError, OSError) as error:
        return Check(name, f"set PANAH_KEYS_DIR: {error}")
    if not is_memory(folder):
        wrong = f"{folder} is not known to be memory: set PANAH_KEYS_DIR to a tmpfs"
        return Check(name, wrong)
    return Check(name, told="in memory")


def is_memory(folder: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a folder lies on a file system that a power cut empties."""
    try:
        lines = [line.split() for line in mounts.read_text("utf-8").splitlines()]
    except OSError:
        return False
    kinds = {Path(place): kind for _source, place, kind, *_rest in lines}
    above = (folder.resolve(), *folder.resolve().parents)
    return next((kinds[p] for p in above if p in kinds), "") in MEMORY_KINDS


def check_files(config: Config) -> Check:
    """Look at whether others on this machine could read what is the instance's."""
    found = open_files(config)
    if not found:
        return Check("files", told="for their owner alone")
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return Check(
        "files",
        f"others can read {found[0]}{more}: chmod -R go= {config.data_dir}",
    )


def check_hidden_log(config: Config, database: Database) -> Check:
    """Look at whether what is hidden would stay hidden after a backup is restored."""
    name, path = "hidden log", config.hidden_file
    try:
        named = HiddenLog(path).hidden(Kind.SERVICE)
    except OSError as error:
        return Check(name, f"{path} cannot be read ({error.strerror})")
    with database.read() as session:
        hidden = withdrawn(session)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return Check(name, f"{path} cannot be written: a backup would undo hiding")
    if hidden - named:
        return Check(name, f"it misses {len(hidden - named)}: run 'panah init'")
    return Check(name, told=f"{len(hidden)} services are hidden")


def check_projection(name: str, database: Database, index: Held) -> Check:
    """Look at how far an index is behind, and whether somebody catches up."""
    if not is_known(database, index):
        return Check(name, "it is of another past of the database: rebuild it")
    behind, began = lag(database, index), time.monotonic()
    left = behind
    while left and left >= behind and time.monotonic() - began < STANDSTILL_S:
        time.sleep(POLL_S)
        left = lag(database, index)
    wrong = "no worker reads the log" if left and left >= behind else ""
    return Check(name, wrong, f"{left} changes to read")


def lag(database: Database, index: Held) -> int:
    """Return how many entries of the log an index has not read."""
    with database.read() as session:
        return waiting(session, index.cursor())


def is_current(database: Database) -> bool:
    """Whether the tables are there and of this version."""
    try:
        return schema.is_current(database)
    except SQLAlchemyError:
        return False
