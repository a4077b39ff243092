"""Who is signed in, as the guard asks; and that she is still here."""

from datetime import timedelta

from flask import Flask, Response
from flask_login import LoginManager
from sqlalchemy.orm import Session

from directory import access
from directory.accounts.models import UserSession
from directory.accounts.sessions import keep, load_actor, needs_keeping, number
from directory.database import instant_of
from directory.permissions import Actor
from directory.web.services import services
from directory.web.staff_cookie import is_staff_page, staff_token


def init_app(app: Flask) -> None:
    """Let the guard know who acts; no cookie of flask-login's own."""
    login = LoginManager(app)
    login.session_protection = None  # its mark of a browser is made of her address
    login.request_loader(lambda _request: whoever_asks())
    access.init_app(app, lambda: services().database, present)
    app.after_request(stay)


def whoever_asks() -> Actor | None:
    """Return who makes this request; without a cookie no database is asked."""
    if staff_token() is None:
        return None
    with services().database.read() as work:
        return present(work)


def present(work: Session) -> Actor | None:
    """Return who makes this request, as a unit of work has it."""
    token = staff_token()
    return load_actor(work, token) if token else None


def stay(answer: Response) -> Response:
    """Write now and then that a member is still here, so that her session waits."""
    token = staff_token() if is_staff_page() else None
    if token is None or answer.status_code >= 400:
        return answer
    database = services().database
    with database.read() as work:
        row = work.get(UserSession, number(token))
        is_due = row is not None and needs_keeping(row, instant_of(work))
    if is_due:
        idle = timedelta(minutes=services().config.staff_idle_minutes)
        with database.write() as work:
            keep(work, token, idle)
    return answer
