"""One's own account: sessions, second steps, codes on paper, language."""

from flask import redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from directory.access import requires
from directory.accounts.models import Authenticator, UserSession
from directory.accounts.own_account import (
    OwnSession,
    choose_language,
    end_factor,
    end_own_session,
    find_factor,
    find_own_session,
    renew_own_codes,
    tell,
)
from directory.accounts.refusals import RefusedError
from directory.accounts.security_keys import add_key
from directory.accounts.sessions import make_fresh
from directory.audit.vocabulary import AuditAct
from directory.errors import PanahError
from directory.permissions import Actor, Permission
from directory.staff.account_page import account_page
from directory.staff.blueprint import blueprint
from directory.staff.pages import page, party
from directory.staff.sign_in_views import Answer
from directory.web.languages import current_language
from directory.web.staff_cookie import staff_token
from i18n import LANGUAGES


def own_session(work: Session, language: str, session_id: str) -> OwnSession | None:
    """Load the session that an address names."""
    return find_own_session(work, session_id)


def own_factor(work: Session, language: str, factor_id: str) -> Authenticator | None:
    """Load the second factor that an address names."""
    return find_factor(work, factor_id)


@blueprint.get("/account/")
@requires(Permission.ACCOUNT_SEE)
def account(work: Session, actor: Actor, language: str) -> Answer:
    """Show one's own account."""
    return shown(work, actor)


@blueprint.post("/account/sessions/<session_id>/end")
@requires(Permission.ACCOUNT_KEEP, of=own_session)
def end_session_of_mine(work: Session, actor: Actor, found: OwnSession) -> Response:
    """End one of one's own sessions."""
    end_own_session(work, actor, found)
    return to_account()


@blueprint.post("/account/factors/<factor_id>/end")
@requires(Permission.ACCOUNT_KEEP, of=own_factor, fresh=True)
def end_factor_of_mine(work: Session, actor: Actor, found: Authenticator) -> Answer:
    """Remove a second step; the last one stays."""
    try:
        end_factor(work, actor, found)
    except RefusedError as error:
        return shown(work, actor, error)
    return to_account()


@blueprint.post("/account/key")
@requires(Permission.ACCOUNT_SEE, fresh=True)
def add_security_key(work: Session, actor: Actor, language: str) -> Answer:
    """Add the security key that the browser has made."""
    row = work.get_one(UserSession, actor.session_id)
    try:
        add_key(party(), work, row, request.form.get("credential", ""))
    except RefusedError as error:
        return shown(work, actor, error)
    make_fresh(work, row)
    tell(work, actor, AuditAct.FACTOR_ADDED)
    return to_account()


@blueprint.post("/account/codes")
@requires(Permission.ACCOUNT_SEE, fresh=True)
def renew(work: Session, actor: Actor, language: str) -> Response:
    """Make new codes on paper, and show them."""
    renew_own_codes(work, actor, staff_token() or b"")
    return redirect(url_for(".codes_on_paper", language=language), 303)


@blueprint.post("/account/language")
@requires(Permission.ACCOUNT_SEE)
def choose(work: Session, actor: Actor, language: str) -> Response:
    """Keep the language of one's pages, and show them in it."""
    tag = request.form.get("tag", "")
    chosen = tag if tag in LANGUAGES else language
    choose_language(work, actor, chosen)
    return redirect(url_for(".account", language=chosen), 303)


def shown(work: Session, actor: Actor, error: PanahError | None = None) -> Answer:
    """Render the account."""
    return page("account", error, page=account_page(work, actor))


def to_account() -> Response:
    """Go back to the account."""
    return redirect(url_for(".account", language=current_language()), 303)
