"""What a browser's profile keeps: words in its files, addresses in its history."""

import sqlite3
from pathlib import Path
from urllib.parse import quote


def files_of(profile: Path) -> list[Path]:
    """Return every file of a profile."""
    return [path for path in profile.rglob("*") if path.is_file()]


def files_with(profile: Path, words: str) -> list[str]:
    """Return the files that hold the words, in any of the encodings of browsers."""
    forms = {
        words.encode(),
        words.lower().encode(),
        words.encode("utf-16-le"),
        quote(words).encode(),
        quote(words).replace("%20", "+").encode(),
    }
    return [
        str(path.relative_to(profile))
        for path in files_of(profile)
        if any(form in path.read_bytes() for form in forms)
    ]


def caches_with(profile: Path, words: str) -> list[str]:
    """Return the files of caches that hold the words: keys of a cache are plain."""
    return [name for name in files_with(profile, words) if "Cache" in name]


def history_of(profile: Path) -> list[tuple[str, str]]:
    """Return the addresses and titles of the history."""
    [path] = profile.glob("*/History")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT url, title FROM urls").fetchall()
    finally:
        connection.close()
