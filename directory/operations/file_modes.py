"""The files of an instance are for their owner alone: who else could read them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from directory.config import Config
from directory.crypto.own_folder import OTHERS
from directory.database import database_path


@dataclass(frozen=True, slots=True)
class Closed:
    """What was open to others: what is closed now, and what could not be."""

    closed: list[Path] = field(default_factory=list)
    left: list[Path] = field(default_factory=list)


def close_files(config: Config) -> Closed:
    """Take every right of others away from the files of an instance."""
    found = Closed()
    for path in open_files(config):
        try:
            mode = path.stat().st_mode
            if is_shared(path, mode):
                found.left.append(path)
            else:
                path.chmod(stat.S_IMODE(mode) & ~OTHERS)
                found.closed.append(path)
        except FileNotFoundError:
            continue  # an index of before that has gone meanwhile
        except OSError:
            found.left.append(path)
    return found


def open_files(config: Config) -> list[Path]:
    """Return files and folders of an instance that others could read or change."""
    return [path for path in files_of(config) if is_open(path)]


def files_of(config: Config) -> Iterator[Path]:
    """Yield the files of an instance, and the folders that hold nothing else."""
    yield from (config.data_dir, config.secret_file, config.hidden_file)
    path = database_path(config.database_url)
    if path:
        yield from (path.with_name(path.name + end) for end in ("", "-wal", "-shm"))
    for folder in (config.index_dir, config.members_index_dir, config.meaning_dir):
        if folder:
            yield from below(folder)


def below(folder: Path) -> Iterator[Path]:
    """Yield a folder and all that it holds; what goes meanwhile is passed over."""
    for place, _folders, files in os.walk(folder):
        yield Path(place)
        yield from (Path(place, name) for name in files)


def is_open(path: Path) -> bool:
    """Whether others than its owner may do anything with a file; not, if it is gone."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not stat.S_ISLNK(mode) and bool(mode & OTHERS)


def is_shared(path: Path, mode: int) -> bool:
    """Whether a folder cannot be for one alone: all may write there, or all live there.

    Who closed these to others would lock a machine.
    """
    shared = stat.S_ISDIR(mode) and bool(mode & stat.S_ISVTX)
    return shared or path in (Path("/"), Path.home())
