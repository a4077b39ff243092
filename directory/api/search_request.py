"""Make one search of what a request body wishes for."""

from datetime import datetime

from directory.api.models import SearchBody
from directory.search_port import Flag, Point, SearchRequest
from directory.web.search_wish import tidied


def search_request(body: SearchBody, language: str, now: datetime) -> SearchRequest:
    """Return the search; ``language`` is the tag that is answered in."""
    wish = SearchRequest(
        q=body.q,
        language=language,
        place=body.place or "",
        place_id=body.place_id,
        point=Point(body.near.lat, body.near.lon) if body.near else None,
        country=body.country,
        radius_km=body.radius_km,
        needs=tuple(body.needs),
        exclude_concepts=tuple(body.exclude_concepts),
        ignore_place=body.ignore_place,
        spoken_languages=tuple(body.spoken_languages),
        flags=wished_flags(body),
        facts=tuple(body.facts),
        remote=body.remote,
        open_now=bool(body.open_now),
        sort=body.sort,
        page=body.page,
        per_page=body.per_page,
        now=now,
    )
    return tidied(wish)


def wished_flags(body: SearchBody) -> dict[Flag, bool]:
    """Return the flags that are wished to be true or false."""
    wishes = {flag: getattr(body, flag.value) for flag in Flag}
    return {flag: wish for flag, wish in wishes.items() if wish is not None}
