"""Ways in which a file comes to harm, and what a folder holds that can be harmed."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

Harm = Callable[[Path], None]
NOISE = random.Random(13)  # noqa: S311 - no secret is made of it


def cut_short(path: Path) -> None:
    """Keep the first half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    """Keep the name alone."""
    path.write_bytes(b"")


def overwrite(path: Path) -> None:
    """Write noise over the whole."""
    noise = NOISE.randbytes(max(path.stat().st_size, 64))
    path.write_bytes(noise)


def overwrite_middle(path: Path) -> None:
    """Write noise over a part, as long as before."""
    content = bytearray(path.read_bytes())
    third = max(len(content) // 3, 1)
    content[third : 2 * third] = NOISE.randbytes(third)
    path.write_bytes(bytes(content))


def change_one_byte(path: Path) -> None:
    """Change one byte in the middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x15
    path.write_bytes(bytes(content))


def zero(path: Path) -> None:
    """Write zeros over the whole, as a disk may."""
    path.write_bytes(bytes(path.stat().st_size))


def lengthen(path: Path) -> None:
    """Add what does not belong there."""
    with path.open("ab") as file:
        file.write(b"\0more" * 20)


def remove(path: Path) -> None:
    """Take it away."""
    path.unlink()


def make_folder(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    path.mkdir()


HARMS: tuple[Harm, ...] = (
    cut_short,
    empty,
    overwrite,
    overwrite_middle,
    change_one_byte,
    zero,
    lengthen,
    remove,
    make_folder,
)


def files_of(folder: Path) -> list[Path]:
    """Return one file of each kind below a folder, as paths within it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    kinds = {(path.parent, path.suffix or path.name): path for path in found}
    return [path.relative_to(folder) for path in kinds.values()]


def harmed_copies(whole: Path, scratch: Path) -> Iterator[tuple[str, Path]]:
    """Yield a name and a copy of a folder for each file and each way to harm it.

    Each has a folder of its own: whoever read the one before may be at it still.
    """
    ways = [(name, harm) for name in files_of(whole) for harm in HARMS]
    for number, (name, harm) in enumerate(ways):
        with TemporaryDirectory(
            prefix=f"{number}-", dir=scratch, ignore_cleanup_errors=True
        ) as folder:
            copy = Path(folder) / whole.name
            shutil.copytree(whole, copy)
            if harm in (remove, make_folder) or os.stat(copy / name).st_size:
                harm(copy / name)
                yield f"{name} {harm.__name__}", copy
