"""How often a randomised test tries: a tenth in ``make test``, all in ``make soak``."""

import json
import math
import os
from pathlib import Path

SHARE = float(os.environ.get("PANAH_TRIALS") or "0.1")


def trials(full: int) -> int:
    """Return how many of ``full`` trials to make in this run, at least one."""
    return max(1, math.ceil(full * SHARE))


def record(what: str, count: int, found: str) -> None:
    """Note a result for the table of docs/evidence.md, where one is written."""
    target = os.environ.get("PANAH_EVIDENCE_ROWS")
    if target:
        row = json.dumps({"what": what, "trials": count, "found": found})
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(row + "\n")
