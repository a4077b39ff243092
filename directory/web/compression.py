"""Answers leave compressed: many read them over a slow network."""

import gzip
from functools import lru_cache

import brotli
from flask import Flask, Response, request

# Brotli first: its own dictionary knows HTML, which halves short pages.
CODINGS = ("br", "gzip")
MIN_BYTES = 400
QUALITY = {"br": 5, "gzip": 6}
FINEST = {"br": 11, "gzip": 9}  # for static files, each compressed once
TEXTS = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/problem+json",
        "image/svg+xml",
        "text/css",
        "text/html",
        "text/javascript",
        "text/plain",
    }
)


def init_app(app: Flask) -> None:
    """Compress what is worth it, in a coding that the browser reads."""
    app.after_request(compress)


def compress(response: Response) -> Response:
    """Return the answer, smaller where that is possible.

    Sizes then depend on what is in a page. No other site can write into a page that
    holds a secret of hers (see THREAT_MODEL.md), so they tell nobody anything.
    """
    if response.mimetype not in TEXTS:
        return response
    response.vary.add("Accept-Encoding")
    coding = request.accept_encodings.best_match(CODINGS)
    if coding is None or not is_whole(response):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) < MIN_BYTES:
        return response
    if request.endpoint == "static":
        response.set_data(compressed_once(content, coding))
    else:
        response.set_data(compressed(content, coding, QUALITY[coding]))
    response.headers["Content-Encoding"] = coding
    etag, _is_weak = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
    return response


def is_whole(response: Response) -> bool:
    """Whether an answer has a body that nothing else has coded or cut."""
    headers = response.headers
    return (
        response.status_code not in (204, 206, 304)
        and "Content-Encoding" not in headers
        and "Content-Range" not in headers
    )


@lru_cache(maxsize=64)
def compressed_once(content: bytes, coding: str) -> bytes:
    """Return a static file, compressed as far as it goes."""
    return compressed(content, coding, FINEST[coding])


def compressed(content: bytes, coding: str, quality: int) -> bytes:
    """Return the content in a coding."""
    if coding == "br":
        small: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality)
        return small
    return gzip.compress(content, quality, mtime=0)
