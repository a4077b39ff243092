"""The secret of an instance: made once, whole, for us alone."""

import os
import tempfile
from pathlib import Path

from directory.errors import ConfigurationError

SECRET_BYTES = 32  # as long as the longest key made from it


def read_secret(path: Path) -> bytes:
    """Return the server's secret, made on the first call; its file is for us alone.

    Two processes that start together agree: a secret appears whole, under its name,
    or not at all. Raises ConfigurationError when it is too short or unreadable.
    """
    try:
        if not path.exists():
            create_secret(path)
        secret = path.read_bytes()
    except OSError as error:
        raise ConfigurationError(
            f"The secret file {path} cannot be used: {error.strerror}."
        ) from None
    if len(secret) < SECRET_BYTES:
        raise ConfigurationError(
            f"The secret file {path} is too short: {SECRET_BYTES} bytes are needed."
        )
    return secret


def check_secret(path: Path) -> None:
    """Raise ConfigurationError where there is no secret, or none that can be used."""
    if not path.exists():
        raise ConfigurationError(f"The secret file {path} is missing.")
    read_secret(path)


def create_secret(path: Path) -> None:
    """Write a new secret; whoever comes second keeps the first one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # O_EXCL, mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        os.unlink(draft)
