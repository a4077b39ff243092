"""Listings of organizations that do not exist, to try the directory with."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from seed_data.taxonomy import HsdsObject

WRITTEN_ON = date(2026, 11, 20)


def demonstration_records(today: date | None = None) -> Iterator[HsdsObject]:
    """HSDS 3.1 services of our profile, one for each line of the file.

    With ``today``, every date moves by as many days as have passed since the file
    was written: what is fresh, stale or full stays so on any day.
    """
    days = timedelta((today - WRITTEN_ON).days) if today else timedelta()
    text = files("seed_data").joinpath("demonstration.ndjson").read_text("utf-8")
    for line in text.splitlines():
        yield _moved(json.loads(line), days)


@cache
def demonstration_ids() -> frozenset[str]:
    """Return the ids of these services: none of them may stand beside real ones."""
    return frozenset(record["id"] for record in demonstration_records())


def _moved(record: HsdsObject, days: timedelta) -> HsdsObject:
    record["assured_date"] = str(date.fromisoformat(record["assured_date"]) + days)
    record["last_modified"] = _later(record["last_modified"], days)
    for capacity in record.get("capacities", []):
        capacity["updated"] = _later(capacity["updated"], days)
    return record


def _later(instant: str, days: timedelta) -> str:
    return (datetime.fromisoformat(instant) + days).isoformat()
