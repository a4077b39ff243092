"""Destroy keys when their hour is over, also where nobody asks for them again."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from directory.crypto.hourly_keys import HourlyKeys
from directory.errors import ConfigurationError
from directory.operations.watching import watching

log = logging.getLogger(__name__)
LOOK_S = 5.0  # a key outlives its hour by no more


@contextmanager
def watched(keys: HourlyKeys, look_s: float = LOOK_S) -> Iterator[None]:
    """Serve with keys: what is over is destroyed soon, everything with the last."""
    with keys.in_use(), watching(partial(watch, keys, look_s)):
        yield


def watch(keys: HourlyKeys, look_s: float, ended: threading.Event) -> None:
    """Look now and then, whatever fails."""
    while not ended.wait(look_s):
        try:
            keys.destroy_old()
        except (ConfigurationError, OSError) as error:
            log.error("hourly keys: %s", type(error).__name__)
