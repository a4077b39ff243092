"""Look at every file of the generation in use: is each byte as it was written?"""

import json
import zlib
from contextlib import closing
from pathlib import Path

from search.embedded.damage import telling_damage
from search.embedded.generations import (
    COLUMNS,
    DESCRIPTION,
    SWITCH_LOCK,
    found_generation,
)
from search.embedded.snapshot import UnfitError, read_columns
from search.embedded.store import Store
from search.embedded.word_index import WORDS, open_words
from search.port import DamagedError

LOOKS = 3  # a file that goes while it is looked at is no damage: merges remove some
# The end of each file of the word index: a description, its length, and this number.
MAGIC = 1337
NUMBER_BYTES = 4
META, MANAGED = "meta.json", ".managed.json"
KINDS = ("fast", "fieldnorm", "idx", "pos", "store", "term")


def damage_of(root: Path) -> str:
    """Return what is damaged of the generation in use; nothing where it is sound.

    It must be found so each time. Raises what the disk, a right or a limit brings
    about.
    """
    found = ""
    for _look in range(LOOKS):
        found = look(root)
        if not found:
            break
    return found


def look(root: Path) -> str:
    """Return what one look finds."""
    try:
        with telling_damage():
            folder = found_generation(root)
            if folder is not None:
                check_folders(root, folder)
                inspect(folder)
    except DamagedError as error:
        return str(error)
    return ""


def check_folders(root: Path, folder: Path) -> None:
    """Raise where a folder stands in the place of a file."""
    rooms = {folder / WORDS, folder / COLUMNS}
    for path in [root / SWITCH_LOCK, *folder.rglob("*")]:
        if path.is_dir() and path not in rooms:
            raise DamagedError(f"{path.name} is a folder")


def inspect(folder: Path) -> None:
    """Read every file of a generation; raise at the first that is damaged."""
    with closing(Store(folder, read_only=True)) as store:
        store.check()
        live = store.count_rows()[0]
        check_words(folder / WORDS)
        held: int = open_words(folder).searcher().num_docs
        if held < live and live == store.count_rows()[0]:
            raise DamagedError(f"{WORDS} misses listings")
    if not (folder / COLUMNS / DESCRIPTION).exists():
        return  # a large one goes when rows must be forgotten; the store has it all
    try:
        read_columns(folder / COLUMNS)
    except (OSError, UnfitError) as error:
        raise DamagedError("columns are damaged") from error


def check_words(folder: Path) -> None:
    """Compare the checksum of each file that the word index names with its bytes."""
    named = set(json.loads((folder / MANAGED).read_text("utf-8")))
    for name in sorted(named - {META, MANAGED} | needed(folder)):
        path = folder / name
        if name not in needed(folder) and not path.exists():
            continue  # named before it is written, and after it is removed
        if not is_whole(path.read_bytes()):
            raise DamagedError(f"{WORDS}/{name} is damaged")


def needed(folder: Path) -> set[str]:
    """Return the names of the files that the last commit is made of."""
    described = json.loads((folder / META).read_text("utf-8"))
    parts = [part["segment_id"].replace("-", "") for part in described["segments"]]
    return {f"{part}.{kind}" for part in parts for kind in KINDS}


def is_whole(content: bytes) -> bool:
    """Whether the checksum at the end of a file is that of what comes before it."""
    length, magic = numbers(content[-2 * NUMBER_BYTES :])
    end = len(content) - 2 * NUMBER_BYTES - length
    if magic != MAGIC or end < 0:
        return False
    described = json.loads(content[end : end + length])
    return bool(zlib.crc32(content[:end]) == described["crc"])


def numbers(tail: bytes) -> tuple[int, int]:
    """Return the two numbers that a file ends with."""
    first, second = tail[:NUMBER_BYTES], tail[NUMBER_BYTES:]
    return int.from_bytes(first, "little"), int.from_bytes(second, "little")
