"""Disks that are full or closed: real ones where this user may mount, else limits."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE_MB = 24
NOBODY = 65534
LIMIT_BYTES = 16_384  # files may not grow beyond: less than any write of a command


class Disk:
    """A folder on a small disk of its own, or, without the right to mount, on ours."""

    def __init__(self, folder: Path) -> None:
        """Mount a disk in memory where that is allowed."""
        self.folder = folder
        options = f"size={SIZE_MB}m,mode=0700"
        self.is_mounted = run(
            "mount", "-t", "tmpfs", "-o", options, "panah", str(folder)
        )

    @contextmanager
    def full(self) -> Iterator[None]:
        """Leave no room until the block ends."""
        if not self.is_mounted:
            with limited():
                yield
            return
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as file:
            fill(file.fileno())
        try:
            yield
        finally:
            filler.unlink()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """Let nothing be written until the block ends."""
        if self.is_mounted:
            assert run("mount", "-o", "remount,ro", str(self.folder))
            try:
                yield
            finally:
                assert run("mount", "-o", "remount,rw", str(self.folder))
            return
        with closed(self.folder):
            yield

    def close(self) -> None:
        """Let go of the disk."""
        if self.is_mounted:
            assert run("umount", "--lazy", str(self.folder))


def run(*command: str) -> bool:
    """Run a program of the system; whether it did what it should."""
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def fill(file: int) -> None:
    """Write until there is no room, first much at a time and then little."""
    for size in (1 << 20, 1 << 12, 1):
        while True:
            try:
                os.write(file, b"\0" * size)
            except OSError:
                break


@contextmanager
def limited() -> Iterator[None]:
    """Let no file grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """Take the right to write from everybody, and be nobody while root could."""
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)
