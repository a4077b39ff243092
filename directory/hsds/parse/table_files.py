"""Open the tables of a data package: a folder, a zip file, or one table alone."""

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from directory.errors import InvalidInputError, TooLargeError
from directory.hsds.parse.csv_tables import CSV_ENDING, stem_of
from directory.hsds.parse.strict_json import shown

# What is joined is held in memory whole, as a document is.
LARGEST_PACKAGE_BYTES = 64_000_000
MOST_FILES = 1_000
# What zipfile raises, by where a file is damaged.
DAMAGE = (
    zipfile.BadZipFile, NotImplementedError, struct.error, zlib.error, lzma.LZMAError,
    EOFError, ValueError, OverflowError,
)  # fmt: skip
DESCRIPTION = "datapackage.json"
OF_EXCEL = "xl/workbook.xml"
TOO_LARGE = "The tables are larger than 64 MB together: split them."


class TableFiles(Protocol):
    """The files of a package by the names of their tables."""

    def tables(self) -> dict[str, str]:
        """Return the file of each table."""
        ...

    def content(self, file: str) -> bytes:
        """Return what is in a file."""
        ...


class OneTable:
    """A single table, given as a file."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Take an open file."""
        self.file = file
        self.name = name

    def tables(self) -> dict[str, str]:
        """Return the one file; one of services may have any name."""
        return {stem_of(self.name): self.name}

    def content(self, file: str) -> bytes:
        """Return what is in the file."""
        content = self.file.read(LARGEST_PACKAGE_BYTES + 1)
        if len(content) > LARGEST_PACKAGE_BYTES:
            raise TooLargeError(TOO_LARGE)
        return content


class Folder:
    """A folder of tables; nothing outside of it is read."""

    def __init__(self, path: Path) -> None:
        """Take a folder."""
        self.path = path

    def tables(self) -> dict[str, str]:
        """Return the files that its description names, or all that are CSV."""
        description = self.path / DESCRIPTION
        names = [one.name for one in self.path.iterdir() if one.is_file()]
        if description.is_file():
            names = described(self.content(DESCRIPTION), names)
        files = [name for name in names if (self.path / name).is_file()]
        sizes = (self.inside(name).stat().st_size for name in files)
        if sum(sizes) > LARGEST_PACKAGE_BYTES:
            raise TooLargeError(TOO_LARGE)
        return by_table(files)

    def inside(self, name: str) -> Path:
        """Return the path of a file, which must lie in the folder itself."""
        path = (self.path / name).resolve()
        if not path.is_relative_to(self.path.resolve()):
            raise InvalidInputError(
                f"{shown(name)} leads out of the folder: it is refused."
            )
        return path

    def content(self, file: str) -> bytes:
        """Return what is in a file."""
        with self.inside(file).open("rb") as opened:
            return opened.read(LARGEST_PACKAGE_BYTES)


class Zipped:
    """A zip file of tables; it is read in memory and never unpacked."""

    def __init__(self, file: BinaryIO) -> None:
        """Look into a file."""
        try:
            self.archive = zipfile.ZipFile(file)
        except DAMAGE as error:
            raise InvalidInputError(f"The zip file is damaged: {error}.") from None
        self.sizes = {one.filename: one.file_size for one in self.archive.infolist()}
        self.root = PurePosixPath()

    def tables(self) -> dict[str, str]:
        """Return the tables of the folder in which the services lie."""
        if len(self.sizes) > MOST_FILES:
            raise TooLargeError(f"The zip file holds more than {MOST_FILES} files.")
        for name in self.sizes:
            refuse_outside(name)
        if OF_EXCEL in self.sizes:
            raise InvalidInputError(
                "The file is an Excel workbook: save its tables as CSV, in UTF-8."
            )
        paths = [PurePosixPath(name) for name in self.sizes if not name.endswith("/")]
        self.root = min((one.parent for one in paths if is_root(one)), key=depth,
                        default=PurePosixPath())  # fmt: skip
        names = [one.name for one in paths if one.parent == self.root]
        if DESCRIPTION in names:
            names = described(self.content(DESCRIPTION), names)
        files = [name for name in names if str(self.root / name) in self.sizes]
        if sum(self.sizes[str(self.root / name)] for name in files) > (
            LARGEST_PACKAGE_BYTES
        ):
            raise TooLargeError(TOO_LARGE)
        return by_table(files)

    def content(self, file: str) -> bytes:
        """Return what is in a file; no more of it than it said."""
        name = str(self.root / file)
        if self.sizes[name] > LARGEST_PACKAGE_BYTES:
            raise TooLargeError(TOO_LARGE)
        try:
            return self.archive.read(name)
        except RuntimeError:
            raise InvalidInputError(
                f"{file} is encrypted, or packed in a way that is not read."
            ) from None
        except DAMAGE as error:
            raise InvalidInputError(f"The zip file is damaged: {error}.") from None


def is_root(path: PurePosixPath) -> bool:
    """Whether a file shows that its folder is the one of the package."""
    hidden = path.parts[0].startswith(("__MACOSX", "."))
    return not hidden and (path.name == DESCRIPTION or is_services(path.name))


def is_services(name: str) -> bool:
    """Whether a file is the table of services."""
    return name.casefold().endswith(CSV_ENDING) and stem_of(name) == "services"


def depth(path: PurePosixPath) -> int:
    """Return how deep a folder lies."""
    return len(path.parts)


def described(content: bytes, names: Iterable[str]) -> list[str]:
    """Return the files that a description of a package names.

    Where it names none, all that are there are taken.
    """
    found: list[str] = []
    with suppress(ValueError, RecursionError):
        told = json.loads(content.decode("utf-8-sig"))
        resources = told.get("resources") if isinstance(told, dict) else None
        for one in resources if isinstance(resources, list) else ():
            path = one.get("path") if isinstance(one, dict) else None
            found += [path] if isinstance(path, str) else []
    for path in found:
        refuse_outside(path)
    return found or list(names)


def refuse_outside(name: str) -> None:
    """Refuse a path that would leave its folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    away = path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0]
    if away or "\x00" in name:
        raise InvalidInputError(
            f"{shown(name)} leads out of the folder: it is refused."
        )


def by_table(files: Iterable[str]) -> dict[str, str]:
    """Return files by the names of their tables."""
    csv_files = (name for name in files if name.casefold().endswith(CSV_ENDING))
    return {stem_of(name): name for name in sorted(csv_files)}
