"""Signing in and out: an address and a passphrase, then a second step."""

from flask import current_app, redirect, request, session, url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as AnyResponse

from directory.access import Counts, public, requires
from directory.accounts.models import UserSession
from directory.accounts.security_keys import options_to_sign
from directory.accounts.sessions import BOTH, end_session, find_session
from directory.accounts.sign_in import (
    Shown,
    first_step,
    second_step,
    show_again,
    waiting_session,
)
from directory.accounts.signed_in import SignedIn
from directory.errors import FreshnessError, PanahError
from directory.permissions import Actor, Permission
from directory.staff.blueprint import blueprint
from directory.staff.pages import page, party
from directory.web.languages import page_url
from directory.web.services import services
from directory.web.sessions import begin_session
from directory.web.staff_cookie import (
    DEVICE,
    SESSION,
    device_token,
    give,
    staff_token,
    take,
)

Answer = AnyResponse | tuple[str, int]
LEAST_PARTS = 3  # of /en/staff/
BACK = "to"  # where she was going when a factor was asked again
CLEAR_SITE_DATA = '"cache"'  # what was shown comes from no memory of the browser


@blueprint.get("/sign-in")
@public()
def sign_in(language: str) -> Answer:
    """Show the form for address and passphrase."""
    begin_session()
    return page("sign_in", email="")


@blueprint.post("/sign-in")
@public(counts=Counts.FORM_POST)
def give_passphrase(language: str) -> Answer:
    """Take address and passphrase; the second step comes next."""
    email = request.form.get("email", "")
    passphrase = request.form.get("passphrase", "")
    try:
        begun = first_step(services().database, email, passphrase, device_token())
    except PanahError as error:
        return page("sign_in", error, email=email)
    answer = redirect(url_for(".second_factor", language=language), 303)
    give(answer, SESSION, begun.token)
    return answer


@blueprint.get("/second-step")
@public()
def second_factor(language: str) -> Answer:
    """Show the form for a code or a security key."""
    with services().database.read() as work:
        if asked_session(work) is None:
            return redirect(url_for(".sign_in", language=language), 303)
    return second_page()


@blueprint.post("/second-step")
@public(counts=Counts.FORM_POST)
def give_factor(language: str) -> Answer:
    """Take a code or what a key signed: she is signed in, or may go on."""
    shown = Shown(request.form.get("code", ""), request.form.get("credential", ""))
    token, database = staff_token(), services().database
    with database.read() as work:
        row = asked_session(work)
    if token is None or row is None:
        return redirect(url_for(".sign_in", language=language), 303)
    try:
        if row.factors == BOTH:
            renewed = show_again(database, token, shown, device_token(), party())
            return gone_on(redirect(where_to(language), 303), renewed)
        done = second_step(database, token, shown, device_token(), party())
    except PanahError as error:
        return second_page(error)
    if done is None:
        return redirect(url_for(".sign_in", language=language), 303)
    return signed_in(redirect(url_for(".home", language=language), 303), done)


@blueprint.post("/sign-out")
@requires(Permission.ACCOUNT_SEE)
def sign_out(work: Session, _actor: Actor, language: str) -> AnyResponse:
    """End this session: the next request of this browser finds nobody."""
    return ended(work, language)


@blueprint.post("/lock")
@requires(Permission.ACCOUNT_SEE)
def lock(work: Session, _actor: Actor, language: str) -> AnyResponse:
    """Hide everything at once: the same as signing out, in one touch."""
    return ended(work, language)


@blueprint.app_errorhandler(FreshnessError)
def ask_again(_error: FreshnessError) -> AnyResponse:
    """Ask for a factor, and remember the page whose button was pressed."""
    back = {BACK: page_above(request.path)}
    return redirect(page_url("staff.second_factor", **back), 303)


def gone_on(answer: AnyResponse, renewed: bytes | None) -> AnyResponse:
    """Give the browser the token that its session has from now on."""
    if renewed is not None:
        give(answer, SESSION, renewed)
    return answer


def signed_in(answer: AnyResponse, done: SignedIn) -> AnyResponse:
    """Give the browser a new session; nothing of the visitor's stays."""
    session.clear()
    give(answer, SESSION, done.token)
    give(answer, DEVICE, done.device)
    return answer


def ended(work: Session, language: str) -> AnyResponse:
    """End the session of the cookie, and send her to the first page of members."""
    token = staff_token()
    if token is not None:
        end_session(work, token)
    answer = redirect(url_for(".sign_in", language=language), 303)
    take(answer)
    answer.headers["Clear-Site-Data"] = CLEAR_SITE_DATA
    return answer


def asked_session(work: Session) -> UserSession | None:
    """Return what a factor is asked for: a first step, or a session that is whole."""
    token = staff_token()
    if token is None:
        return None
    return waiting_session(work, token) or find_session(work, token, factors=BOTH)


def second_page(error: PanahError | None = None) -> tuple[str, int]:
    """Render the form; the challenge for keys lies in the session already."""
    with services().database.read() as work:
        row = asked_session(work)
        options = options_to_sign(party(), work, row) if row else ""
    return page(
        "second_step",
        error,
        options=options,
        again=row is not None and row.factors == BOTH,
        action=request.full_path.rstrip("?"),
    )


def where_to(language: str) -> str:
    """Return the page of members that she came from; their first one for any other."""
    to = request.args.get(BACK, "")
    return to if is_page(to) else url_for(".home", language=language)


def page_above(path: str) -> str:
    """Return the nearest page from which a button at this address was pressed."""
    while path.count("/") > LEAST_PARTS and not is_page(path):
        path = path.rstrip("/").rpartition("/")[0]
        path = path if is_page(path) else path + "/"
    return path


def is_page(path: str) -> bool:
    """Whether a path is one of ours for members, and can be opened."""
    if path.split("/")[2:3] != ["staff"]:
        return False
    adapter = current_app.url_map.bind_to_environ(request.environ)
    try:
        adapter.match(path, "GET")
    except (HTTPException, RequestRedirect):
        return False
    return True
