"""Destroy keys when their hour is over, also where nobody asks for them again."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from directory.crypto.hourly_keys import HourlyKeys
from directory.errors import ConfigurationError
from directory.operations.watching import repeating

LOOK_S = 5.0  # a key outlives its hour by no more


@contextmanager
def watched(keys: HourlyKeys, look_s: float = LOOK_S) -> Iterator[None]:
    """Serve with keys: what is over is destroyed soon, everything with the last."""
    with keys.in_use(), destroying(keys, look_s):
        yield


def destroying(keys: HourlyKeys, look_s: float) -> AbstractContextManager[None]:
    """Look now and then meanwhile, whatever fails."""
    may_fail = (ConfigurationError, OSError)
    return repeating(keys.destroy_old, look_s, "hourly keys", may_fail)
