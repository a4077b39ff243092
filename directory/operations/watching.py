"""A thread that looks after something while a block runs, and ends with it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
