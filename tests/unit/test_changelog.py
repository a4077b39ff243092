"""The changelog and the package agree on what version this is."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", re.MULTILINE)


def test_the_newest_release_is_the_version_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    releases = RELEASE.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))

    assert releases[0] == project["version"]
    assert releases == sorted(releases, reverse=True)
