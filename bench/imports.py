"""How fast records are imported, and how much memory that takes at most."""

import argparse
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
from directory.hsds.prepare import Prepared, prepare
from directory.hsds.problems import NumberedRecord
from directory.hsds.reference_data import Knowledge
from directory.operations import schema_version
from directory.operations.reference_data import knowledge_of
from seed_data.demonstration import demonstration_records
from seed_data.programmes import programme_records

VETTED = ImportOptions(vetted_by=("a@one.example", "b@two.example"))


def made_up(records: int) -> Iterator[NumberedRecord]:
    """Yield records of the demonstration and of our programmes, over and over.

    Each round has ids of its own, so that no two records are the same.
    """
    seeds = [*demonstration_records(), *programme_records()]
    endless = (renamed(one, UUID(int=turn)) for turn in count() for one in seeds)
    for line, record in enumerate(islice(endless, records), 1):
        yield NumberedRecord(line, record)


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


def prepared(records: list[NumberedRecord], knowledge: Knowledge) -> None:
    """Validate and redact, nothing more."""
    for record in records:
        prepare(record, knowledge)


def drafted(records: list[NumberedRecord], knowledge: Knowledge) -> None:
    """Make the rows of each record, none of which is known yet."""
    for record in records:
        ready = prepare(record, knowledge)
        if isinstance(ready, Prepared):
            draft_record(ready.record, knowledge, Identities())


def imported(records: list[NumberedRecord], knowledge: Knowledge, times: int) -> float:
    """Import into a fresh SQLite; return how long the last of several times took."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.sqlite'}")
        schema_version.upgrade(database)
        for _time in range(times):
            begun = time.perf_counter()
            import_records(database, records, knowledge, VETTED)
        database.dispose()
        return time.perf_counter() - begun


PARTS: dict[str, Callable[[list[NumberedRecord], Knowledge], float | None]] = {
    "read": lambda _records, _knowledge: None,
    "prepare": prepared,
    "prepare and draft": drafted,
    "whole import": lambda *given: imported(*given, times=1),
    "the same again": lambda *given: imported(*given, times=2),
}


def measure(part: str, count_of_records: int) -> tuple[float, float]:
    """Return the seconds that a part takes, and this process's peak memory in MB."""
    with knowledge_of(Config.from_environ({})) as knowledge:
        records = list(made_up(count_of_records))
        prepared(records[:20], knowledge)
        begun = time.perf_counter()
        last = PARTS[part](records, knowledge)
        took = time.perf_counter() - begun if last is None else last
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each part in a process of its own and print one line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    chosen = parser.parse_args()
    print(f"{chosen.records} records       a second   peak MB")
    for part in chosen.parts:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            took, peak = process.submit(measure, part, chosen.records).result()
        rate = "" if part == "read" else f"{chosen.records / took:.0f}"
        print(f"{part:20} {rate:>10} {peak:9.0f}")


if __name__ == "__main__":
    main()
