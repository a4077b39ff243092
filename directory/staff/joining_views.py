"""Joining by a link: a passphrase, an app for codes, codes on paper."""

from flask import redirect, request, url_for
from sqlalchemy.orm import Session

from directory.access import Counts, public, requires
from directory.accounts.invitations import find_invitation
from directory.accounts.joining import (
    Typed,
    begin_joining,
    confirm_joining,
    joining_session,
    offered_secret,
)
from directory.accounts.members import memberships_of
from directory.accounts.passphrases import made_passphrase
from directory.accounts.refusals import Refusal, RefusedError
from directory.accounts.shown_once import Once, forget_shown, lines_shown
from directory.accounts.totp import picture
from directory.errors import ExpiredError, PanahError
from directory.listings.models import Organization
from directory.permissions import Actor, Permission
from directory.staff.blueprint import blueprint
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer, signed_in
from directory.web.services import services
from directory.web.sessions import begin_session
from directory.web.staff_cookie import SESSION, device_token, give, staff_token


@blueprint.get("/join/<token>")
@public()
def join(language: str, token: str) -> Answer:
    """Show the form for name and passphrase, with a passphrase that was made."""
    begin_session()
    return joining_page(token)


@blueprint.post("/join/<token>")
@public(counts=Counts.FORM_POST)
def give_name(language: str, token: str) -> Answer:
    """Take name and passphrase; the app for codes comes next."""
    typed = Typed(
        request.form.get("name", ""),
        request.form.get("passphrase", ""),
        request.form.get("passphrase_again", ""),
    )
    try:
        begun = begin_joining(services().database, token, typed)
    except RefusedError as error:
        return joining_page(token, error, typed.name)
    answer = redirect(url_for(".second_factor_to_add", language=language), 303)
    give(answer, SESSION, begun.token)
    return answer


@blueprint.get("/join/second-factor")
@public()
def second_factor_to_add(language: str) -> Answer:
    """Show the secret for her app, as a picture and as letters."""
    return factor_page()


@blueprint.post("/join/second-factor")
@public(counts=Counts.FORM_POST)
def give_first_code(language: str) -> Answer:
    """Take the first code: she has joined, and is signed in."""
    code, first = request.form.get("code", ""), staff_token()
    if first is None:
        raise ExpiredError
    try:
        done = confirm_joining(services().database, first, code, device_token())
    except ExpiredError:
        raise
    except PanahError as error:
        return factor_page(error)
    return signed_in(redirect(url_for(".codes_on_paper", language=language), 303), done)


@blueprint.get("/join/recovery")
@requires(Permission.ACCOUNT_SEE)
def codes_on_paper(work: Session, _actor: Actor, language: str) -> Answer:
    """Show the codes on paper, until they were written down."""
    return codes_page(work, language)


@blueprint.post("/join/recovery")
@requires(Permission.ACCOUNT_SEE)
def written_down(work: Session, _actor: Actor, language: str) -> Answer:
    """Forget the codes: she has them on paper."""
    if not request.form.get("written"):
        return codes_page(work, language, RefusedError(Refusal.NOT_WRITTEN, "written"))
    forget_shown(work, staff_token() or b"")
    return redirect(url_for(".home", language=language), 303)


def joining_page(token: str, error: PanahError | None = None, name: str = "") -> Answer:
    """Render the form; NotFoundError or ExpiredError for a link that opens nothing."""
    with services().database.read() as work:
        _row, account = find_invitation(work, token)
        memberships = memberships_of(work, account.id)
        if not memberships:
            raise ExpiredError
        organization = work.get_one(Organization, memberships[0].organization_id).name
    return page(
        "join", error, made=made_passphrase(), name=name, organization=organization
    )


def factor_page(error: PanahError | None = None) -> Answer:
    """Render the form for the first code; ExpiredError where nobody joins."""
    with services().database.read() as work:
        row = joining_session(work, staff_token())
        if row is None:
            raise ExpiredError
        secret = offered_secret(work, row)
    return page("second_factor", error, secret=secret, picture=picture(secret))


def codes_page(work: Session, language: str, error: PanahError | None = None) -> Answer:
    """Render the codes; without any she goes on."""
    codes = lines_shown(work, staff_token() or b"", Once.CODES)
    if not codes:
        return redirect(url_for(".home", language=language), 303)
    return page("recovery", error, codes=codes)
