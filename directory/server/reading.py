"""One connection's bytes become requests: read as they come, by gunicorn's parser."""

import io
from http import HTTPStatus
from typing import Any, Final

from gunicorn.config import Config as GunicornConfig
from gunicorn.http.body import ChunkedReader
from gunicorn.http.errors import NoMoreData, ParseException
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader

from directory.server.bodies import Body, Chunked, Measured
from directory.server.proxy_line import may_begin_here, take_proxy_line
from directory.server.refusal import RefusedError, refused

END: Final = b"\r\n\r\n"
MOST_HEAD_BYTES: Final = 32 * 1024
MOST_LINE_BYTES: Final = 8190  # of its first line: method, address, version


class RequestReader:
    """Reads the requests of one connection, one after the other.

    ``peer`` is the address of whoever sends: that of the connection, or the one that
    Tor tells in a line before the first request.
    """

    def __init__(self, cfg: GunicornConfig, peer: str, *, proxied: bool) -> None:
        """Read from a peer; a connection that is ``proxied`` may tell another."""
        self.cfg = cfg
        self.peer = peer
        self.may_tell = proxied
        self.buffer = bytearray()
        self.searched = 0  # how far the end of the head was looked for
        self.head: Any = None
        self.body: Body | None = None

    @property
    def has_begun(self) -> bool:
        """Whether something of the next request is here."""
        return self.head is not None or bool(self.buffer)

    def take(self, data: bytes) -> None:
        """Take what has come."""
        self.buffer += data

    def read(self) -> Any:
        """Return the next whole request, None while something of it is missing.

        Raises RefusedError for what is no request.
        """
        if self.may_tell and not self.is_told():
            return None
        if self.head is None and not self.read_head():
            return None
        if self.body is None or not self.body.take(self.buffer):
            return None
        return self.whole(self.head, self.body)

    def is_told(self) -> bool:
        """Whether the line of a proxy was read, or none is there."""
        if may_begin_here(self.buffer):
            told = take_proxy_line(self.buffer)
            if told is None:
                return False
            self.peer = told or self.peer
        self.may_tell = False
        return True

    def read_head(self) -> bool:
        """Read the head if it is here; return whether it was."""
        end = self.buffer.find(END, max(0, self.searched - len(END)))
        self.searched = len(self.buffer)
        if end < 0 or end > MOST_HEAD_BYTES:
            self.refuse_what_never_ends()
            return False
        head = bytes(self.buffer[: end + len(END)])
        del self.buffer[: end + len(END)]
        self.searched = 0
        self.head = self.parsed(head)
        self.body = self.body_after(self.head)
        return True

    def refuse_what_never_ends(self) -> None:
        """Raise RefusedError for a head that is too long, or has bare line feeds."""
        if self.buffer.count(b"\n") != self.buffer.count(b"\r\n"):
            raise RefusedError
        first = self.buffer.find(b"\r\n")
        if max(first, len(self.buffer) if first < 0 else 0) > MOST_LINE_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_URI_TOO_LONG)
        if len(self.buffer) > MOST_HEAD_BYTES:
            raise RefusedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def parsed(self, head: bytes) -> Any:
        """Return the head as gunicorn reads it. Raises RefusedError."""
        try:
            return Request(self.cfg, IterUnreader([head]), (self.peer, 0))
        except (ParseException, NoMoreData) as error:
            raise refused(error) from None

    def body_after(self, head: Any) -> Body:
        """Return what its head says of the body."""
        reader = head.body.reader
        if isinstance(reader, ChunkedReader):
            return Chunked()
        return Measured(reader.length, is_asked_for=head._expected_100_continue)

    def wants_to_be_asked(self) -> bool:
        """Whether the sender waits for a word before it sends the body; true once."""
        waits = self.head is not None and bool(self.head._expected_100_continue)
        if waits:
            self.head._expected_100_continue = False
        return waits

    def whole(self, head: Any, body: Body) -> Any:
        """Return a request whose body lies in memory, with its length as a header."""
        head._expected_100_continue = False
        head.body = io.BytesIO(bytes(body.kept))
        told = [
            (name, value)
            for name, value in head.headers
            if name not in ("CONTENT-LENGTH", "TRANSFER-ENCODING", "EXPECT")
        ]
        if body.size:
            told.append(("CONTENT-LENGTH", str(body.size)))
        head.headers = told
        if body.cut:
            head.force_close()
        self.head = self.body = None
        return head
