"""Name settings that nobody reads: a letter wrong, and another port is open."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import click

from directory.config import Config
from directory.errors import ConfigurationError

PREFIX = "PANAH_"
# Read by what is beside the service: tests, the compose file and its scripts.
OF_TOOLS = {
    "PANAH_CACHE_DIR",
    "PANAH_CERTIFICATE_DAYS",
    "PANAH_ELASTICSEARCH_HEAP",
    "PANAH_EVIDENCE_ROWS",
    "PANAH_TEST_ELASTICSEARCH_URL",
    "PANAH_TRIALS",
}
ALIKE = 0.6  # of one: two words of three are the same


class Asked(Mapping[str, str]):
    """An environment without a setting, which remembers what it was asked for."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> str:
        """Remember a name; there is nothing under it."""
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        """Yield nothing."""
        return iter(())

    def __len__(self) -> int:
        """Return nothing."""
        return 0


def known_names() -> set[str]:
    """Return every name that the settings are read from."""
    asked = Asked()
    Config.from_environ(asked)
    return asked.names


def unknown_names(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the names that look like a setting and are none, and what is nearest."""
    known = known_names()
    strays = {
        name
        for name in environ
        if name.upper().startswith(PREFIX) and name not in known | OF_TOOLS
    }
    found = {}
    for name in sorted(strays):
        near = get_close_matches(name.upper(), sorted(known), n=1, cutoff=ALIKE)
        found[name] = near[0] if near else ""
    return found


def warn_of_unknown_names() -> None:
    """Name each on a line of its own, on the error stream; nothing is stopped."""
    try:
        found = unknown_names(os.environ)
    except ConfigurationError:
        return
    for name, near in found.items():
        meant = f"; {near} is one" if near else ""
        click.echo(f"warning: {name} is no setting of Panah{meant}", err=True)
