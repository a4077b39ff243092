import io

import pytest
from gunicorn.http.body import ChunkedReader
from gunicorn.http.unreader import IterUnreader
from hypothesis import given
from hypothesis import strategies as st

from directory.server.bodies import (
    LONGEST_LINE_BYTES,
    MOST_CHUNKS,
    MOST_READ_AWAY_BYTES,
    MOST_TRAILERS,
    Chunked,
    Measured,
)
from directory.server.refusal import RefusedError
from directory.web.requests import MAX_BODY_BYTES


def as_chunks(parts: list[bytes]) -> bytes:
    """Return parts as chunks, the last one with them."""
    chunks = (b"%x\r\n%s\r\n" % (len(part), part) for part in parts if part)
    return b"".join(chunks) + b"0\r\n\r\n"


@given(st.lists(st.binary(max_size=50), max_size=8), st.integers(1, 17), st.binary())
def test_chunks_are_taken_apart_however_they_arrive(parts, step, after):
    body, buffer, whole = Chunked(), bytearray(), False
    sent = as_chunks(parts)

    for begin in range(0, len(sent), step):
        assert not whole
        buffer += sent[begin : begin + step]
        whole = body.take(buffer)
    buffer += after

    assert (whole, bytes(body.kept), body.size) == (
        True,
        b"".join(parts),
        len(b"".join(parts)),
    )
    assert bytes(buffer) == after


@given(st.lists(st.sampled_from(
    [b"5", b"\r\n", b"hello", b"0", b";x=y", b"\n", b"\r", b" ", b"X: y", b"-1", b"a"]
), max_size=14))  # fmt: skip
def test_gunicorn_reads_no_body_out_of_bytes_that_we_refuse(tokens):
    sent = b"".join(tokens)
    theirs = ChunkedReader(None, IterUnreader([sent]))
    body = Chunked()

    try:
        is_whole = body.take(bytearray(sent))
    except RefusedError:
        is_whole = False

    if is_whole:
        assert theirs.read(1000) == bytes(body.kept)


@pytest.mark.parametrize(
    "sent",
    [
        b"5\nhello\r\n0\r\n\r\n",
        b"5\r\nhello0\r\n\r\n",
        b"5\r\nhello\n0\r\n\r\n",
        b"0x5\r\nhello\r\n0\r\n\r\n",
        b"+5\r\nhello\r\n0\r\n\r\n",
        b" 5\r\nhello\r\n0\r\n\r\n",
        b"\r\nhello\r\n",
        b"5;\r\nhello\r\n0\r\n\r\n",
        b"5;a\nb\r\nhello\r\n0\r\n\r\n",
        b"5;a\rb\r\nhello\r\n0\r\n\r\n",
        b"123456789\r\n",
        b"0\r\nno trailer\r\n\r\n",
        b"0\r\nX: y\r\n folded\r\n\r\n",
        b"0\r\nX: \x00\r\n\r\n",
        b"0\r\nX: y\n\r\n",
        b"0\r\n" + b"X: y\r\n" * (MOST_TRAILERS + 1) + b"\r\n",
        b"5;" + b"a" * LONGEST_LINE_BYTES,
        b"1\r\na\r\n" * (MOST_CHUNKS + 1),
    ],
)
def test_what_two_readers_may_read_differently_is_refused(sent):
    with pytest.raises(RefusedError):
        Chunked().take(bytearray(sent))


def test_words_beside_a_length_and_behind_the_last_chunk_count_nothing():
    body = Chunked()

    whole = body.take(bytearray(b'5 ;a=b;c="d e"\r\nhello\r\n0\r\nX: y\r\n\r\n'))

    assert (whole, bytes(body.kept)) == (True, b"hello")


@pytest.mark.parametrize("kind", ["told", "in chunks"])
@pytest.mark.parametrize(
    ("size", "cut"),
    [(MAX_BODY_BYTES + 1, False), (MOST_READ_AWAY_BYTES + 1, True)],
)
def test_of_what_is_too_long_little_is_kept(kind, size, cut):
    body = Measured(size, is_asked_for=False) if kind == "told" else Chunked()
    source = io.BytesIO(b"x" * size if kind == "told" else as_chunks([b"x" * size]))
    buffer, whole = bytearray(), False

    while not whole:
        buffer += source.read(65_536)
        whole = body.take(buffer)

    assert (body.size, body.cut) == (size, cut)
    assert len(body.kept) <= MAX_BODY_BYTES + 1


def test_a_body_that_waits_to_be_asked_for_is_not_asked_for_where_it_is_too_long():
    body = Measured(MAX_BODY_BYTES + 1, is_asked_for=True)

    assert (body.take(bytearray()), body.cut) == (True, True)
