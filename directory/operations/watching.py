"""A thread that looks after something while a block runs, and ends with it."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

log = logging.getLogger(__name__)


@contextmanager
def watching(watch: Callable[[threading.Event], None]) -> Iterator[None]:
    """Let a thread watch meanwhile; the event that it is given tells it to end."""
    ended = threading.Event()
    watcher = threading.Thread(target=watch, args=(ended,), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def repeating(
    look: Callable[[], object],
    every_s: float,
    name: str,
    may_fail: tuple[type[Exception], ...],
) -> AbstractContextManager[None]:
    """Look now and then meanwhile; what may fail is logged by its class alone."""

    def watch(ended: threading.Event) -> None:
        while not ended.wait(every_s):
            try:
                look()
            except may_fail as error:
                log.error("%s: %s", name, type(error).__name__)

    return watching(watch)
