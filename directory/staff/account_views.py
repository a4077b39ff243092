"""One's own account: sessions, second steps, codes on paper, language."""

from flask import redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from directory.access import Counts, requires
from directory.accounts.changing import NewPassphrase, change_passphrase
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
from directory.accounts.passphrases import made_passphrase
from directory.accounts.refusals import RefusedError
from directory.accounts.security_keys import add_key
from directory.accounts.sessions import end_sessions, make_fresh
from directory.audit.vocabulary import AuditAct
from directory.errors import PanahError
from directory.permissions import Actor, Permission
from directory.staff.account_page import account_page
from directory.staff.blueprint import blueprint
from directory.staff.pages import page, party
from directory.staff.sign_in_views import Answer
from directory.web.languages import current_language
from directory.web.services import services
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


@blueprint.get("/account/passphrase")
@requires(Permission.ACCOUNT_SEE)
def passphrase(_work: Session, _actor: Actor, language: str) -> Answer:
    """Show the form for a new passphrase, with one that was made."""
    return page("passphrase", made=made_passphrase())


@blueprint.post("/account/passphrase")
@requires(Permission.ACCOUNT_SEE, counts=Counts.FORM_POST, fresh=True, apart=True)
def new_passphrase(actor: Actor, language: str) -> Answer:
    """Take a new passphrase; every other session of hers ends."""
    names = ("passphrase_now", "passphrase", "passphrase_again")
    typed = NewPassphrase(*(request.form.get(name, "") for name in names))
    try:
        change_passphrase(services().database, actor, typed)
    except PanahError as error:
        return page("passphrase", error, made=made_passphrase())
    return to_account()


@blueprint.post("/account/sessions/end")
@requires(Permission.ACCOUNT_SEE)
def end_other_sessions(work: Session, actor: Actor, language: str) -> Response:
    """End all sessions of one's own but this one."""
    end_sessions(work, actor.user_id, but=actor.session_id)
    tell(work, actor, AuditAct.SESSION_ENDED)
    return to_account()


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
