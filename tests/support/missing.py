"""What to do when a test's server is missing: skip, but never in CI."""

import os

import pytest


def skip_without(what: str) -> None:
    """Skip in one line; in CI a skip is a failure."""
    message = f"{what} is missing: 'make system-packages' installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
