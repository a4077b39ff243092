"""A link to join, shown once to whoever made it, on a page of its own."""

from flask import redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from directory.access import requires
from directory.accounts.shown_once import Once, forget_shown, lines_shown, show_once
from directory.permissions import Actor, Permission
from directory.staff.blueprint import blueprint
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer
from directory.web.languages import page_url
from directory.web.staff_cookie import staff_token


def to_link(work: Session, path: str) -> Response:
    """Keep a link under her cookie, and send her to where she sees it."""
    link = request.host_url.rstrip("/") + path
    show_once(work, staff_token() or b"", Once.LINK, [link])
    return redirect(page_url("staff.invited"), 303)


@blueprint.get("/members/invited")
@requires(Permission.ACCOUNT_SEE)
def invited(work: Session, _actor: Actor, language: str) -> Answer:
    """Show the link, until she goes on."""
    lines = lines_shown(work, staff_token() or b"", Once.LINK)
    if not lines:
        return redirect(url_for(".members", language=language), 303)
    return page("invited", link=lines[0])


@blueprint.post("/members/invited")
@requires(Permission.ACCOUNT_SEE)
def handed_over(work: Session, _actor: Actor, language: str) -> Response:
    """Forget the link: nobody sees it again."""
    forget_shown(work, staff_token() or b"")
    return redirect(url_for(".members", language=language), 303)
