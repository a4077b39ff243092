"""What ``panah doctor`` looks at on this host: keys, tables, indexes, places."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, text

from directory.config import Config
from directory.crypto.hourly_keys import keys_of
from directory.crypto.own_folder import own_folder
from directory.database import Base, Database
from directory.errors import ConfigurationError
from directory.indexing.sync import is_known
from directory.indexing.targets import own_targets
from directory.operations.failures import CLOSED, DAMAGED, REBUILD, sentence_of
from directory.operations.file_modes import open_files
from directory.operations.index_lags import lag
from directory.operations.instance_mode import (
    demonstration_rows,
    refuse_other_mode,
    what_to_do,
)
from directory.operations.instance_state import check_keys, check_tables
from directory.search_port import (
    PLACES_PATH,
    DamagedError,
    Gazetteer,
    Held,
    IndexTarget,
    PlacesError,
)
from directory.tombstones.hidden_log import HiddenLog, Kind
from directory.vetting.hide_again import withdrawn
from i18n.catalogs import available_languages, is_stale, reads_catalog

# A worker reads on every 0.15 s: who has not moved in five seconds is not there.
STANDSTILL_S = 5.0
POLL_S = 0.2
MEGABYTE = 1_000_000
LEAST_FREE_BYTES = 20 * MEGABYTE  # an index of ten thousand listings, built anew
FEW_ROWS = 3
QUICK_CHECK = text("PRAGMA quick_check(1)")
KNOWN_PLACE = "Kabul"
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
    """Look at everything that this host has of its own; whatever fails is told."""
    yield looked_at("keys", lambda: check_keys(config))
    yield check_hourly_keys(config)
    yield check_files(config)
    tables = looked_at("database", lambda: check_database(config, database))
    yield tables
    current = not tables.wrong
    if current:
        yield check_mode(config, database)
        yield check_hidden_log(config, database)
    yield looked_at("places", check_places)
    yield looked_at("catalogues", check_catalogs)
    yield looked_at("disk", lambda: check_disk(config))
    for target in own_targets(config):
        yield check_own_index(target, database if current else None)


def looked_at(name: str, look: Callable[[], object]) -> Check:
    """Return what a look has found; what it raises is what is wrong."""
    try:
        look()
    except Exception as error:
        return Check(name, sentence_of(error).removesuffix("."))
    return Check(name)


def check_database(config: Config, database: Database) -> None:
    """Read the whole file, and a few rows of each table; raise what is wrong."""
    check_tables(config, database)
    with database.read() as session:
        if database.is_sqlite and session.scalar(QUICK_CHECK) != "ok":
            raise ConfigurationError(f"the database {DAMAGED}")
        for table in Base.metadata.sorted_tables:
            session.execute(select(table).limit(FEW_ROWS)).all()
    file = config.database_file
    if file is not None and not os.access(file, os.W_OK):
        raise ConfigurationError(f"{file} {CLOSED}")


def check_places() -> None:
    """Find a place by its name, and the one beside a point; raise what is wrong."""
    with closing(Gazetteer()) as gazetteer:
        found = gazetteer.find(KNOWN_PLACE)
        if (
            found is None
            or gazetteer.nearest(
                found.place.latitude, found.place.longitude, within_km=1
            )
            is None
        ):
            raise PlacesError(PLACES_PATH)


def check_catalogs() -> None:
    """Read every translation; raise ConfigurationError where one is not compiled."""
    for tag in available_languages():
        if is_stale(tag) or not reads_catalog(tag):
            raise ConfigurationError(
                f"The translation into {tag} is not compiled: run 'panah init'."
            )


def check_disk(config: Config) -> None:
    """Raise where there is no room for an index beside the one in use."""
    free = shutil.disk_usage(config.data_dir).free
    if free < LEAST_FREE_BYTES:
        raise ConfigurationError(
            f"{free // MEGABYTE} MB are free in {config.data_dir}: make room, "
            f"{LEAST_FREE_BYTES // MEGABYTE} MB at least"
        )
    if not os.access(config.data_dir, os.W_OK):
        raise ConfigurationError(f"{config.data_dir} {CLOSED}")


def check_own_index(target: IndexTarget, database: Database | None) -> Check:
    """Read every file of an index, and look how far it is behind."""
    name = f"index, {target.audience}"
    try:
        if wrong := target.damage():
            raise DamagedError(wrong)
        reader = target.look()
        if reader is None:
            return Check(name, "there is none: run 'panah index rebuild'")
        with closing(reader):
            if database is None:
                return Check(name)
            return check_projection(name, database, reader)
    except DamagedError as error:
        return Check(name, f"it is damaged ({error}): {REBUILD}")
    except Exception as error:
        return Check(name, sentence_of(error).removesuffix("."))


def check_mode(config: Config, database: Database) -> Check:
    """Look at whether the demonstration and production are kept apart."""
    try:
        refuse_other_mode(config)
    except ConfigurationError as error:
        return Check("mode", str(error))
    with database.read() as session:
        invented = demonstration_rows(config, session)
    return Check("mode", what_to_do(invented) if invented else "", config.mode)


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
