"""One small service of an organization that does not exist, to write one's own from."""

from importlib.resources import files


def example_text() -> str:
    """Return an HSDS 3.1 service of our profile, as a person would write it."""
    return files("seed_data").joinpath("example.json").read_text("utf-8")
