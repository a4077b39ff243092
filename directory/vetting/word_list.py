"""Lists of words and names that decide who may vet: one a line, remarks behind #."""

from importlib.resources import files


def read_lines(name: str) -> frozenset[str]:
    """Return the lines of a list beside this module, without its remarks."""
    text = files("directory.vetting").joinpath(name).read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
