"""Tell a supervisor whether this process lives, and whether it can answer."""

from flask import Blueprint, Response
from sqlalchemy import literal_column, select, table
from sqlalchemy.exc import SQLAlchemyError

from directory.access import Counts, public
from directory.web.problem_json import json_response
from directory.web.services import Services, services

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public(counts=Counts.NOTHING)
def healthz() -> Response:
    """Answer: that is all there is to say."""
    return json_response({"status": "ok"})


@blueprint.get("/readyz")
@public(counts=Counts.NOTHING)
def readyz() -> Response:
    """Say whether searches can be answered, and no word about why not.

    Degraded is ready: the index of this host answers instead of Elasticsearch.
    """
    here = services()
    if is_ready(here):
        return json_response({"status": "degraded" if here.finder.degraded else "ok"})
    return json_response({"status": "unavailable"}, 503)


def is_ready(here: Services) -> bool:
    """Whether the database answers, its tables exist, and the index is open."""
    try:
        with here.database.read() as session:
            session.execute(
                select(literal_column("1")).select_from(table("service")).limit(1)
            )
    except SQLAlchemyError:
        return False
    return here.finder.ready()
