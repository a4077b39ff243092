"""Answer every error once: problem+json under /api, a page everywhere else."""

import errno
import logging
import secrets
import sqlite3
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext, lazy_gettext
from sqlalchemy.exc import DataError, IntegrityError
from werkzeug.exceptions import HTTPException

from directory.database import AWAY
from directory.errors import InvalidInputError, PanahError
from directory.search_port import NotReadyError, PlacesError
from directory.web.problem_json import BodyError, FieldError, problem
from directory.web.staff_cookie import is_staff_page

API = "/api/"
EVENT_BYTES = 4  # eight signs that can be read out over a telephone
# A database that answers, and is asked for what it cannot do.
MISTAKES = (DataError, IntegrityError)
OF_THE_SYSTEM = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOMEM,
    errno.ENOSPC,
    errno.EROFS,
}
KEPT_HEADERS = ("Allow", "Retry-After")

TITLES = {
    401: lazy_gettext("Please sign in"),
    403: lazy_gettext("This is not for you"),
    404: lazy_gettext("Not found"),
    405: lazy_gettext("Not in this way"),
    # NOTE: the title of an error: the address of an answer has run out.
    410: lazy_gettext("Expired"),
    413: lazy_gettext("Too large"),
    415: lazy_gettext("Not in this form"),
    429: lazy_gettext("Too often"),
    503: lazy_gettext("Not available now"),
}
OUR_FAULT = lazy_gettext("Something went wrong")
UNUSABLE = lazy_gettext("This cannot be used")
SENTENCES = {
    401: lazy_gettext("You have to sign in to see this."),
    403: lazy_gettext("You may not see this."),
    404: lazy_gettext("There is nothing at this address."),
    405: lazy_gettext("This address cannot be used in this way."),
    413: lazy_gettext("That is too large. Please send less."),
    415: lazy_gettext("Send the request as JSON (application/json)."),
    429: lazy_gettext("That was too often. Please wait a minute."),
    503: lazy_gettext("This does not work right now. Please try again soon."),
}
UNCLEAR = lazy_gettext("The request cannot be understood.")

log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Register the one tree of handlers."""
    app.log_exception = log_class_alone  # type: ignore[method-assign,assignment]
    app.register_error_handler(PanahError, answer_panah_error)
    app.register_error_handler(HTTPException, answer_http_error)
    for kind in (*AWAY, NotReadyError, PlacesError, sqlite3.Error):
        app.register_error_handler(kind, answer_unavailable)
    for kind in MISTAKES:
        app.register_error_handler(kind, answer_unexpected)
    app.register_error_handler(OSError, answer_system_error)
    app.register_error_handler(Exception, answer_unexpected)


def answer_panah_error(error: PanahError) -> Response:
    """Tell what we raised ourselves: its message, or the sentence of its status."""
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        record(error)
    return told(
        error.status, str(error) or sentence_of(error.status), field_errors(error)
    )


def answer_http_error(error: HTTPException) -> Response:
    """Tell what Flask raised, in our words; redirects pass."""
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    answer = told(error.code, sentence_of(error.code))
    headers = error.get_response().headers
    for name in KEPT_HEADERS:
        answer.headers.extend((name, value) for value in headers.getlist(name))
    return answer


def answer_unavailable(error: Exception) -> Response:
    """Tell that what we need does not answer now: a database, an index, a disk."""
    record(error)
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return told(status, sentence_of(status))


def answer_system_error(error: OSError) -> Response:
    """Tell that a disk or a limit does not let us; anything else is our mistake."""
    if error.errno in OF_THE_SYSTEM:
        return answer_unavailable(error)
    return answer_unexpected(error)


def answer_unexpected(error: Exception) -> Response:
    """Tell that it is our fault, with a number that finds the line in the log."""
    # NOTE: %(event)s is eight digits and letters, such as 55ccf1a0.
    message = gettext(
        "Something went wrong on our side. If it happens again, tell us this"
        " number: %(event)s.",
        event=record(error),
    )
    return told(HTTPStatus.INTERNAL_SERVER_ERROR, message)


def log_class_alone(raised: Any) -> None:
    """Log what Flask could not have answered; its own way would quote the address."""
    record(raised[1])


def record(error: Exception) -> str:
    """Log the class of an error under a new number, and return the number.

    Nothing else: a message or a traceback may carry what a woman in danger has typed.
    """
    event = secrets.token_hex(EVENT_BYTES)
    kind = type(error)
    log.error("event %s: %s.%s", event, kind.__module__, kind.__qualname__)
    return event


def told(status: int, message: str, errors: tuple[FieldError, ...] = ()) -> Response:
    """Return an error in the form that the address speaks."""
    title = title_of(status)
    if request.path.startswith(API):
        return problem(status, title, message, errors=errors)
    page = render_template(
        "error.html",
        title=title,
        message=message,
        status=status,
        for_staff=is_staff_page(),
        **way_in(status),
    )
    answer = make_response(page, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def way_in(status: int) -> dict[str, str]:
    """Return where a member goes on who is not signed in, or was by another site.

    From a mail program her cookie is missing on the first request alone.
    """
    if status != HTTPStatus.UNAUTHORIZED or not is_staff_page():
        return {}
    first = "/".join([*request.path.split("/")[:3], ""])
    again = request.path if request.method == "GET" else first
    return {"sign_in": f"{first}sign-in", "again": again}


def field_errors(error: PanahError) -> tuple[FieldError, ...]:
    """Return what is wrong with which field, as far as that is known."""
    if isinstance(error, BodyError):
        return error.errors
    if isinstance(error, InvalidInputError) and error.field:
        return (FieldError(error.field, str(error)),)
    return ()


def title_of(status: int) -> str:
    """Return a few words for a status."""
    is_ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return str(TITLES.get(status, OUR_FAULT if is_ours else UNUSABLE))


def sentence_of(status: int) -> str:
    """Return one clear sentence, with what to do, for an error that Flask raised."""
    is_ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return str(SENTENCES.get(status, SENTENCES[503] if is_ours else UNCLEAR))
