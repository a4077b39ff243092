"""What is not answered by the app: bytes that are no request, or come too slowly."""

from http import HTTPStatus

from gunicorn.http.errors import (
    ExpectationFailed,
    LimitRequestHeaders,
    LimitRequestLine,
)

# Whatever cannot be read is no error of ours: nothing here is a 5xx.
STATUS_OF = {
    ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
}


class RefusedError(Exception):
    """These bytes are no request that we read; ``status`` is the answer."""

    def __init__(self, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        """Keep the status."""
        super().__init__(status.phrase)
        self.status = status


def refused(error: Exception) -> RefusedError:
    """Return the refusal for an error of gunicorn's parser."""
    return RefusedError(STATUS_OF.get(type(error), HTTPStatus.BAD_REQUEST))


def refusal(status: HTTPStatus) -> bytes:
    """Return an answer without a word of what was sent, after which the line closes."""
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        "Cache-Control: no-store",
        "Content-Length: 0",
    )
    return "\r\n".join((*lines, "", "")).encode()
