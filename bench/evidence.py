"""Write the soak's table of docs/evidence.md; what stands below it stays."""

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

TARGET = Path(__file__).parents[1] / "docs" / "evidence.md"
HEAD = """# Evidence

What `make soak` found: randomised tests and those that kill processes, in full.

"""


def main(source: Path, target: Path = TARGET) -> int:
    """Write the table; 1 where nothing was noted."""
    lines = source.read_text(encoding="utf-8").splitlines() if source.exists() else []
    found = [json.loads(line) for line in lines]
    when = datetime.now(UTC).date().isoformat()
    version = platform.python_version()
    table = [f"Run on {when}, Python {version}.", "", "| test | trials | found |"]
    table.append("|---|---|---|")
    table += [f"| {row['what']} | {row['trials']} | {row['found']} |" for row in found]
    target.write_text(HEAD + "\n".join(table) + "\n" + kept(target), encoding="utf-8")
    return 0 if found else 1


def kept(target: Path) -> str:
    """Return the sections below the table, which people write."""
    old = target.read_text("utf-8") if target.exists() else ""
    _table, section, rest = old.partition("\n## ")
    return section + rest


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
