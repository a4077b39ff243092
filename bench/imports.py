"""How fast records are imported, and how much memory that takes at most."""

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid5

from directory.config import Config
from directory.database import Database
from directory.hsds.draft.context import Identities
from directory.hsds.draft.service import draft_record
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.parse.files import read_records
from directory.hsds.prepare import prepare
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord
from directory.hsds.reference_data import ReferenceData
from directory.operations import schema_version
from directory.operations.reference_data import load_reference_data
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records

VETTED = ImportOptions(vetted_by=("a@one.example", "b@two.example"))


def made_up(records: int) -> Iterator[dict[str, Any]]:
    """Return records of the demonstration and of our programmes, over and over.

    Each round has ids of its own, so that no two records are the same.
    """
    seeds = [*demonstration_records(), *programme_records()]
    endless = (renamed(one, UUID(int=turn)) for turn in count() for one in seeds)
    return islice(endless, records)


def renamed(value: Any, turn: UUID, key: str = "") -> Any:
    """Return a value with other ids; those of terms are the same everywhere."""
    if key == "taxonomy_term":
        return value
    if isinstance(value, list):
        return [renamed(one, turn, key) for one in value]
    if isinstance(value, dict):
        return {name: renamed(one, turn, name) for name, one in value.items()}
    if key == "id" or (key.endswith("_id") and key != "taxonomy_term_id"):
        return str(uuid5(turn, value))
    return value


def read_alone(file: Path, _reference: ReferenceData) -> None:
    """Read the records, nothing more."""
    for _record in read_records(file):
        pass


def prepared(file: Path, reference: ReferenceData) -> None:
    """Validate and redact each record."""
    for record in numbered(file):
        prepare(record, reference)


def drafted(file: Path, reference: ReferenceData) -> None:
    """Make the rows of each record, none of which is known yet."""
    for record in numbered(file):
        ready = prepare(record, reference)
        if isinstance(ready, Prepared):
            draft_record(ready.record, reference, Identities())


def imported(file: Path, reference: ReferenceData, times: int) -> float:
    """Import into a fresh SQLite; return what the last of several times took."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        schema_version.upgrade(database)
        for _time in range(times):
            begun = time.process_time()
            import_records(database, read_records(file), reference, VETTED)
        database.dispose()
        return time.process_time() - begun


PARTS: dict[str, Callable[[Path, ReferenceData], float | None]] = {
    "read": read_alone,
    "prepare": prepared,
    "prepare and draft": drafted,
    "whole import": lambda *given: imported(*given, times=1),
    "the same again": lambda *given: imported(*given, times=2),
}


def numbered(file: Path) -> Iterator[NumberedRecord]:
    """Yield the records of a file, all of which can be read."""
    for record in read_records(file):
        if isinstance(record, NumberedRecord):
            yield record


def measure(part: str, file: Path) -> tuple[float, float]:
    """Return a part's seconds of processor time, and its peak memory in MB."""
    with load_reference_data(Config.from_environ({})) as reference:
        begun = time.process_time()
        last = PARTS[part](file, reference)
        took = time.process_time() - begun if last is None else last
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each part in a process of its own and print one line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    chosen = parser.parse_args()
    print(f"{chosen.records} records       a second   peak MB")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "records.ndjson"
        with file.open("w", encoding="utf-8") as lines:
            for record in made_up(chosen.records):
                print(json.dumps(record, ensure_ascii=False), file=lines)
        for part in chosen.parts:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                took, peak = process.submit(measure, part, file).result()
            print(f"{part:20} {chosen.records / took:>10.0f} {peak:9.0f}")


if __name__ == "__main__":
    main()
