"""The body of a request, taken in as it comes: little is kept, the rest thrown away."""

import re
from typing import Final, Protocol

from gunicorn.http.body import CHUNK_EXT_RE

from directory.server.refusal import RefusedError
from directory.web.requests import MAX_BODY_BYTES

# A line that is closed while somebody still sends loses our answer on its way to them.
MOST_READ_AWAY_BYTES: Final = 8 * 1024 * 1024
MOST_CHUNKS: Final = 10_000  # each costs microseconds of the thread that reads for all
LONGEST_LINE_BYTES: Final = 1024  # of a chunk's size, or of a trailer
MOST_TRAILERS: Final = 32
SIZE = re.compile(rb"[0-9A-Fa-f]{1,8}")
TRAILER = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*")


class Body(Protocol):
    """A body that is still coming in.

    ``kept`` is its beginning, a byte more than the app takes at most; ``size`` what it
    has in all; one that is ``cut`` was not read to its end.
    """

    kept: bytearray
    size: int
    cut: bool

    def take(self, buffer: bytearray) -> bool:
        """Take from the buffer what is of the body; return whether it is whole."""


def keep(kept: bytearray, data: bytes | bytearray) -> None:
    """Keep what the app may read, and a byte that tells it of more."""
    room = MAX_BODY_BYTES + 1 - len(kept)
    if room > 0:
        kept += data[:room]


class Measured:
    """A body whose length was told before."""

    def __init__(self, length: int, *, is_asked_for: bool) -> None:
        """Expect so many bytes; a body that waits to be ``asked for`` may stay away."""
        self.kept = bytearray()
        self.size = length
        self.left = length
        most = MAX_BODY_BYTES if is_asked_for else MOST_READ_AWAY_BYTES
        self.cut = length > most

    def take(self, buffer: bytearray) -> bool:
        """Take what has come of it."""
        if self.cut:
            return True
        data = buffer[: self.left]
        del buffer[: self.left]
        self.left -= len(data)
        keep(self.kept, data)
        return self.left == 0


class Chunked:
    """A body that comes in chunks, each with its length before it."""

    def __init__(self) -> None:
        """Expect the length of the first chunk."""
        self.kept = bytearray()
        self.size = 0
        self.cut = False
        self.chunks = 0
        self.trailers = 0
        self.left = 0  # of the present chunk, the end of its line included
        self.is_last = False

    def take(self, buffer: bytearray) -> bool:
        """Take whole lines, and what there is of a chunk. Raises RefusedError."""
        while not self.cut:
            if self.left:
                if not self.take_data(buffer):
                    return False
            elif (line := take_line(buffer)) is None:
                return False
            elif self.is_last:
                if not line:
                    return True
                self.check_trailer(line)
            else:
                self.begin_chunk(line)
        return True

    def take_data(self, buffer: bytearray) -> bool:
        """Take what there is of a chunk; return whether that was all of it."""
        data = buffer[: max(0, self.left - 2)]
        self.size += len(data)
        self.left -= len(data)
        keep(self.kept, data)
        del buffer[: len(data)]
        if self.size > MOST_READ_AWAY_BYTES:
            self.cut = True
            return True
        if self.left > 2 or len(buffer) < 2:
            return False
        if buffer[:2] != b"\r\n":
            raise RefusedError
        del buffer[:2]
        self.left = 0
        return True

    def begin_chunk(self, line: bytes) -> None:
        """Read the length of a chunk. Raises RefusedError."""
        found = SIZE.match(line)
        self.chunks += 1
        if found is None or self.chunks > MOST_CHUNKS:
            raise RefusedError
        if not CHUNK_EXT_RE.fullmatch(line[found.end() :]):
            raise RefusedError
        size = int(found[0], 16)
        self.is_last = size == 0
        self.left = size + 2 if size else 0

    def check_trailer(self, line: bytes) -> None:
        """Raise RefusedError for a trailer that is none; nobody reads it."""
        self.trailers += 1
        if self.trailers > MOST_TRAILERS or not TRAILER.fullmatch(line):
            raise RefusedError


def take_line(buffer: bytearray) -> bytes | None:
    """Take a line off the buffer without its end; None while it is not whole.

    Raises RefusedError for one that is too long, or ends otherwise than with CRLF.
    """
    end = buffer.find(b"\n", 0, LONGEST_LINE_BYTES)
    if end < 0:
        if len(buffer) >= LONGEST_LINE_BYTES:
            raise RefusedError
        return None
    if end == 0 or buffer[end - 1] != ord("\r"):
        raise RefusedError
    line = bytes(buffer[: end - 1])
    del buffer[: end + 1]
    return line
