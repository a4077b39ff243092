"""Keys that live an hour and then exist nowhere: one file for all processes."""

import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from directory.config import Config
from directory.crypto.keys import KEY_BYTES
from directory.crypto.own_folder import own_folder

SEALING_S = 30 * 60  # what a key seals lives as long again: see sealing.LIFE_SECONDS
LIFE_S = 60 * 60
# Clocks of two machines, and of one that is set right, differ by as much.
CLOCK_DIFFERENCE_S = 60
TIME_BYTES = 8
ENTRY_BYTES = TIME_BYTES + KEY_BYTES
LOCK_FLAGS = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
# Where a file is memory that a power cut empties; the first can be made anew at any
# time, the second goes when its user signs out.
MEMORY = ("/dev/shm", "/run/user/{user}")  # noqa: S108 - checked by own_folder


@dataclass(frozen=True, slots=True)
class HourlyKey:
    """A key, and the second in which it was made."""

    made_at: int
    key: bytes

    def is_alive(self, now: float) -> bool:
        """Whether it may open; one from a later day than today never dies: it may not.

        A clock that was set back by more than machines differ makes such keys.
        """
        return -CLOCK_DIFFERENCE_S <= now - self.made_at < LIFE_S

    def seals(self, now: float) -> bool:
        """Whether it may seal as well."""
        return self.is_alive(now) and now - self.made_at < SEALING_S


@dataclass(frozen=True, slots=True)
class HourlyKeys:
    """Makes, finds and destroys the keys of an instance; several processes at once.

    No process holds a key between two calls. Whoever needs one first makes it; what is
    over is overwritten by whoever looks first, and by ``destroy_old`` if nobody does.
    """

    folder: Path
    clock: Callable[[], float] = time.time

    @property
    def file(self) -> Path:
        """Return the one file that holds keys."""
        return self.folder / "keys"

    @property
    def draft(self) -> Path:
        """Return where the next one is written; left behind by a crash alone."""
        return self.folder / "draft"

    def sealing(self) -> bytes:
        """Return the key to seal with now, made anew where there is none.

        Raises ConfigurationError or OSError where the folder cannot be used.
        """
        now = self.clock()
        with self.locked(fcntl.LOCK_SH):
            found = newest_that_seals(self.read(), now)
        return found or self.renewed()

    def renewed(self) -> bytes:
        """Return the key to seal with, made now unless another process was first."""
        with self.locked(fcntl.LOCK_EX):
            now = self.clock()
            held = [key for key in self.read() if key.is_alive(now)]
            found = newest_that_seals(held, now)
            if found is None:
                found = os.urandom(KEY_BYTES)
                self.write([*held, HourlyKey(int(now), found)])
        return found

    def opening(self) -> list[bytes]:
        """Return the keys of what may still be open, newest first."""
        now = self.clock()
        with self.locked(fcntl.LOCK_SH):
            held = self.read()
        if not all(key.is_alive(now) for key in held):
            self.destroy_old()
        return [key.key for key in reversed(held) if key.is_alive(now)]

    def destroy_old(self) -> int:
        """Overwrite what has had its hour; return how many keys are left."""
        if not self.folder.exists():
            return 0
        with self.locked(fcntl.LOCK_EX):
            destroy(self.draft)
            now, held = self.clock(), self.read()
            left = [key for key in held if key.is_alive(now)]
            if left != held:
                self.write(left)
        return len(left)

    def destroy_all(self) -> None:
        """Overwrite every key: nothing that was sealed opens again."""
        if self.folder.exists():
            with self.locked(fcntl.LOCK_EX):
                self.write([])

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Count as one who serves with these keys; the last to end destroys them.

        A server that has ended opens nothing, though nobody is left to watch the hour.
        """
        users = os.open(own_folder(self.folder) / "users", LOCK_FLAGS, 0o600)
        own = os.getpid()  # what a server forks runs through here as well
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield
        finally:
            if os.getpid() == own and is_free(users):
                self.destroy_all()
            os.close(users)

    @contextmanager
    def locked(self, kind: int) -> Iterator[None]:
        """Hold the lock of the file: shared to read, exclusive to change it."""
        lock = own_folder(self.folder) / "lock"
        handle = os.open(lock, LOCK_FLAGS, 0o600)
        try:
            fcntl.flock(handle, kind)
            yield
        finally:
            os.close(handle)

    def read(self) -> list[HourlyKey]:
        """Return every key of the file, oldest first; the lock is held."""
        try:
            text = self.file.read_bytes()
        except FileNotFoundError:
            return []
        entries = [
            text[start : start + ENTRY_BYTES]
            for start in range(0, len(text) - ENTRY_BYTES + 1, ENTRY_BYTES)
        ]
        return [
            HourlyKey(int.from_bytes(entry[:TIME_BYTES]), entry[TIME_BYTES:])
            for entry in entries
        ]

    def write(self, held: list[HourlyKey]) -> None:
        """Put these in the place of all others at once; the lock is held.

        What the file held before is overwritten, not only left behind.
        """
        destroy(self.draft)
        text = b"".join(key.made_at.to_bytes(TIME_BYTES) + key.key for key in held)
        handle = os.open(self.draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, text)
            os.fsync(handle)
        finally:
            os.close(handle)
        with overwriting(self.file):
            self.draft.replace(self.file)


@contextmanager
def overwriting(path: Path) -> Iterator[None]:
    """Let another file take a name, then write zeros over what had it."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        yield
        return
    try:
        yield
        os.pwrite(handle, bytes(os.fstat(handle).st_size), 0)
        os.fsync(handle)
    finally:
        os.close(handle)


def destroy(path: Path) -> None:
    """Overwrite and remove a file, if it is there."""
    with overwriting(path):
        path.unlink(missing_ok=True)


def is_free(handle: int) -> bool:
    """Whether nobody else holds a lock."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def keys_of(config: Config) -> HourlyKeys:
    """Return the keys of an instance: where its settings say, else in memory."""
    return HourlyKeys(config.keys_dir or folder_of(config.data_dir, MEMORY))


def folder_of(data_dir: Path, roots: Sequence[str]) -> Path:
    """Return the folder of one instance in the first of the roots that can be used."""
    user = os.getuid()
    digest = blake2b(str(data_dir.resolve()).encode(), digest_size=8).hexdigest()
    usable = (Path(root.format(user=user)) for root in roots)
    found = (root for root in usable if os.access(root, os.W_OK | os.X_OK))
    return next(found, Path(tempfile.gettempdir())) / f"panah-{user}-{digest}"


def newest_that_seals(held: list[HourlyKey], now: float) -> bytes | None:
    """Return the youngest key that may seal."""
    return next((key.key for key in reversed(held) if key.seals(now)), None)
