import io
import tempfile

import pytest

from directory.web.requests import MAX_BODY_BYTES
from tests.support.pages import token_in

CANARY = "canary-3c1d"


@pytest.fixture
def disk(monkeypatch):
    """Return a list of the temporary files that somebody makes."""
    made = []

    def refuse(*_args, **_kwargs):
        made.append("a file")
        raise OSError

    for name in ("TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    return made


def chunked(content):
    """Return what a server hands over for a body whose length nobody told."""
    return {
        "input_stream": io.BytesIO(content),
        "environ_overrides": {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    }


def multipart(size, *, filename=f'; filename="{CANARY}.txt"'):
    head = f'--x\r\nContent-Disposition: form-data; name="q"{filename}\r\n\r\n'
    return head.encode() + b"a" * size + b"\r\n--x--\r\n"


@pytest.mark.parametrize("path", ["/en/search", "/en/found"])
@pytest.mark.parametrize("size", [10, 40_000])
def test_a_file_is_refused_before_it_touches_the_disk(client, disk, path, size):
    answer = client.post(
        path, data=multipart(size), content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code == 415
    assert "Files cannot be sent here." in answer.text
    assert CANARY not in answer.text
    assert disk == []


@pytest.mark.parametrize(
    "path", ["/en/search", "/en/found", "/leave", "/api/v1/search"]
)
@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "application/json",
        "text/plain",
    ],
)
def test_what_is_longer_than_a_form_is_refused_by_its_length(client, disk, path, kind):
    answer = client.post(path, data=multipart(MAX_BODY_BYTES + 1), content_type=kind)

    assert answer.status_code == 413
    assert "That is too large. Please send less." in answer.text
    assert disk == []


@pytest.mark.parametrize("path", ["/en/search", "/api/v1/search", "/api/v1/suggest"])
@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/x-www-form-urlencoded", b"q=" + b"a" * 10_000_000),
        ("application/json", b'{"q": "' + b"a" * 10_000_000),
        ("multipart/form-data; boundary=x", multipart(10_000_000, filename="")),
    ],
)
def test_a_body_without_a_length_is_read_no_further_than_a_form(
    client, disk, path, kind, content
):
    sent = chunked(content)

    answer = client.post(path, content_type=kind, **sent)

    is_read = path.startswith("/api/") == (kind == "application/json")
    assert answer.status_code == (413 if is_read else answer.status_code)
    assert answer.status_code in (413, 415, 400, 200)
    assert sent["input_stream"].tell() <= 2 * MAX_BODY_BYTES
    assert disk == []


def test_a_form_of_parts_without_a_file_is_read_in_memory(client, disk):
    token = token_in(client.get("/en/").text)
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    )
    body = parts.encode() + multipart(10, filename="")

    answer = client.post(
        "/en/search", data=body, content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code == 303
    assert disk == []


def test_bare_bytes_in_a_query_are_read_as_if_they_had_been_escaped(app):
    query = {"QUERY_STRING": "for=\xff\xe9&q=%C3%A9"}

    answer = app.test_client().get("/en/", environ_overrides=query)

    assert answer.status_code == 200


def test_what_is_too_long_by_its_length_is_refused_unread(client):
    body = io.BytesIO(b"x" * (MAX_BODY_BYTES + 1))

    answer = client.post(
        "/api/v1/search",
        input_stream=body,
        content_length=MAX_BODY_BYTES + 1,
        content_type="application/json",
    )

    assert (answer.status_code, body.tell()) == (413, 0)
