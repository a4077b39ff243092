"""What people read of the API: how programs use it, and its kinds of problems."""

import json

from flask import Blueprint, Response, make_response, render_template, url_for

from directory.access import public
from directory.api import examples
from directory.web.errors import sentence_of, title_of
from directory.web.problem_json import KINDS

blueprint = Blueprint("api_pages", __name__, url_prefix="/api")


@blueprint.get("/")
@public()
def index() -> Response:
    """Tell how programs search, with an example."""
    example = json.dumps(examples.SEARCH, ensure_ascii=False, indent=2)
    answer = make_response(render_template("api/index.html", example=example))
    description = url_for("api.description")
    answer.headers["Link"] = f'<{description}>; rel="service-desc"'
    return answer


@blueprint.get("/problems")
@public()
def problems() -> str:
    """Describe each kind of problem at the address that names it."""
    kinds = [
        (kind, status, title_of(status), sentence_of(status))
        for status, kind in KINDS.items()
    ]
    return render_template("api/problems.html", kinds=kinds)
