"""Records are found in a document with the lines on which they begin."""

import pytest

from directory.hsds.parse.documents import Cursor, read_document
from directory.hsds.problems import NumberedRecord, Problem

R, P = NumberedRecord, Problem
LARGEST = 40


def read(text):
    return list(read_document(text.encode(), LARGEST))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", []),
        ('{"contents": []}', []),
        ('{"contents": 7}', [R(1, {"contents": 7}, 1)]),
        ("[1,\r\n2,\n\n3]", [R(1, 1, 1), R(2, 2, 2), R(4, 3, 3)]),
        (
            '{"page": {"contents": [0]},\n"contents":\n[1,\n2], "last": true}',
            [R(3, 1, 1), R(4, 2, 2)],
        ),
        (
            "[1,]",
            [R(1, 1, 1), P(1, "", "this is not JSON (Expecting value, column 4)")],
        ),
        ("[1 2]", [R(1, 1, 1), P(1, "", "this is not JSON (a comma or ] is missing)")]),
        ("[1", [R(1, 1, 1), P(1, "", "this is not JSON (a comma or ] is missing)")]),
        (
            "[1]\n]",
            [R(1, 1, 1), P(2, "", "there is more behind the end of the document")],
        ),
        (
            '{"a": 1} {}',
            [
                R(1, {"a": 1}, 1),
                P(1, "", "there is more behind the end of the document"),
            ],
        ),
        (
            f'[1,\n"{"x" * 39}",\n"{"x" * 38}"]',
            [
                R(1, 1, 1),
                P(2, "", "the record is larger than 2 MB", 2),
                R(3, "x" * 38, 3),
            ],
        ),
        (
            '[{"a": 1, "a": 2},\n1]',
            [P(1, "", "'a' is there twice in one object", 1), R(2, 1, 2)],
        ),
        (
            f'["{"پ" * 20}"]',
            [P(1, "", "the record is larger than 2 MB", 1)],
        ),
        ("", [P(1, "", "this is not JSON (Expecting value, column 1)")]),
    ],
)
def test_each_record_is_found_or_its_fault_is_told(text, found):
    assert read(text) == found


def test_a_byte_that_is_no_text_is_named_by_its_line():
    [problem] = read_document(b'[1,\n2,\n"\xff"]', LARGEST)

    assert problem == P(
        3,
        "",
        "this is not UTF-8 (byte 9 of all); save the file as UTF-8: it may be"
        " Windows-1252 or Latin-1",
    )


def test_a_cursor_steps_over_what_it_looks_for_and_counts_lines():
    cursor = Cursor(" \n\t[\n1 ")

    steps = [cursor.take("{"), cursor.take("{["), cursor.value(), cursor.skip_blank()]

    assert steps == [False, True, 1, ""]
    assert cursor.line == 3
