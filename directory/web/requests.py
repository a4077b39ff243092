"""What a request may hold: little, in memory, never a file."""

from typing import IO, Any, NoReturn
from urllib.parse import quote

from flask import Flask, Request, request
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge

from directory.errors import UnsupportedError

MAX_BODY_BYTES = 64 * 1024  # 4,000 Arabic letters take 24 kB as a form sends them
PRINTABLE = bytes(range(0x21, 0x7F))


class BoundedRequest(Request):
    """A request that refuses a file where werkzeug would begin to write it to disk."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Escape what no browser leaves bare in a query: werkzeug cannot read it."""
        super().__init__(*args, **kwargs)
        self.query_string = quote(self.query_string, safe=PRINTABLE).encode()

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        refuse_file()


def refuse_file() -> NoReturn:
    """Raise UnsupportedError: no page of ours sends a file."""
    raise UnsupportedError(
        gettext("Files cannot be sent here. Please write what you need as text.")
    )


def init_app(app: Flask) -> None:
    """Bound what every view may read, whether or not a length was told before."""
    app.request_class = BoundedRequest
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY_BYTES, MAX_FORM_MEMORY_SIZE=MAX_BODY_BYTES
    )
    app.before_request(refuse_what_is_too_long)


def refuse_what_is_too_long() -> None:
    """Refuse by the length that is told, also where no view would read the body.

    The server has read it away, if it was not much too long: so the answer arrives.
    """
    if (request.content_length or 0) > MAX_BODY_BYTES:
        raise RequestEntityTooLarge
