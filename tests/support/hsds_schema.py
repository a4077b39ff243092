"""The official schema of HSDS 3.1 and its examples, as tests read them."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "data" / "hsds-3.1"


def read_official(name: str) -> Any:
    """Return what an official file holds."""
    return json.loads((FOLDER / name).read_text("utf-8"))
