"""Signing in to a demonstration by a button; elsewhere these addresses do not exist."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from directory.access import Counts, public
from directory.errors import NotFoundError
from directory.permissions import Role
from directory.staff.demonstration import is_member, sign_in_as
from directory.staff.pages import page
from directory.staff.sign_in_views import Answer, signed_in
from directory.staff.words import ROLES
from directory.web.services import services
from directory.web.sessions import begin_session
from directory.web.staff_cookie import device_token
from seed_data.members import MEMBERS

blueprint = Blueprint("demonstration", __name__)


@blueprint.get("/<language>/demo")
@public()
def choose(language: str) -> Answer:
    """Show whom one may sign in as."""
    begin_session()
    rows = [(one.address, one.name, ROLES[Role(one.role)]) for one in MEMBERS]
    return page("demonstration", rows=rows)


@blueprint.post("/<language>/demo")
@public(counts=Counts.FORM_POST)
def enter(language: str) -> Response:
    """Sign in as one of them."""
    address = request.form.get("email", "")
    if not is_member(address):
        raise NotFoundError
    done = sign_in_as(services().database, address, device_token())
    return signed_in(redirect(url_for("staff.home", language=language), 303), done)
