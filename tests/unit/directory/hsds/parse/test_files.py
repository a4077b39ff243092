import json

import pytest

from directory.errors import InvalidInputError, TooLargeError
from directory.hsds.parse import files as reading
from directory.hsds.parse.files import read_records
from directory.hsds.problems import NumberedRecord, Problem

R = NumberedRecord
ONE, TWO = {"id": "1"}, {"id": "2"}


def read(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_records(path))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"id": "1"}', [R(1, ONE, 1)]),
        ('\n{\n "id": "1"\n}\n', [R(2, ONE, 1)]),
        ('{"id": "1"}\n{"id": "2"}\n', [R(1, ONE), R(2, TWO)]),
        ('{"id": "1"}\n\n {"id": "2"}', [R(1, ONE), R(3, TWO)]),
        ('[{"id": "1"},\n{"id": "2"}]', [R(1, ONE, 1), R(2, TWO, 2)]),
        ('{"size": 2, "contents": [\n{"id": "1"}\n,\n{"id": "2"}]}',
         [R(2, ONE, 1), R(4, TWO, 2)]),
        ('{"contents": []}', []),
        ("[]", []),
        ('\ufeff{"id": "1"}', [R(1, ONE, 1)]),
        ('\ufeff{"id": "1"}\n{"id": "2"}', [R(1, ONE), R(2, TWO)]),
        ("7", [R(1, 7, 1)]),
    ],
)  # fmt: skip
def test_every_form_of_a_file_is_read(tmp_path, content, expected):
    assert read(tmp_path, content) == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": ', "this is not JSON"),
        ('{"a": NaN}', "NaN is no number in JSON"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ('{"a": 1e999}', "too large"),
        ('{"a": ' + "9" * 5000 + "}", "too large"),
        ('{"a": 1, "a": 2}', "'a' is there twice"),
        ('{"id": "1"} x', "more behind the record"),
        ('{"a":' * 100_000, "nested too deeply"),
        (b'{"a": "\xff"}', "not UTF-8 (byte 8)"),
        ('{"a": "' + "x" * 2_000_000 + '"}', "larger than 2 MB"),
    ],
)
def test_a_bad_line_is_named_and_the_good_ones_are_kept(tmp_path, line, reason):
    raw = line if isinstance(line, bytes) else line.encode()

    first, bad, last = read(tmp_path, b'{"id": "1"}\n' + raw + b'\n{"id": "2"}\n')

    assert (first, last) == (NumberedRecord(1, ONE), NumberedRecord(3, TWO))
    assert (bad.line, bad.field) == (2, "")
    assert reason in bad.reason


def test_a_broken_first_line_does_not_hide_the_others(tmp_path):
    bad, good = read(tmp_path, 'oops\n{"id": "2"}\n')

    assert isinstance(bad, Problem)
    assert good == NumberedRecord(2, TWO)


def test_a_bad_record_in_an_array_is_named_by_number_and_line(tmp_path):
    first, bad, last = read(tmp_path, '[{"id": "1"},\n{"a": NaN},\n{"id": "2"}]')

    assert str(bad) == "record 2 (line 2): NaN is no number in JSON"
    assert (first.value, last.value) == (ONE, TWO)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('[{"id": "1"},\n{"id" "2"}]', 2),
        ('[{"id": "1"}\n{"id": "2"}]', 2),
        ('[{"id": "1"},\n' + "[" * 100_000, 2),
        ('{"id": "1"\n', 1),
        ('[{"id": "1"}]\n\nmore', 3),
        (b"[\n\n\xff]", 3),
        ('[{"id": "1"},\n', 2),
    ],
)
def test_a_broken_document_is_named_by_its_line(tmp_path, content, line):
    problem = read(tmp_path, content)[-1]

    assert isinstance(problem, Problem)
    assert problem.line in (line, line + 1)


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, content):
    with pytest.raises(InvalidInputError, match="The file is empty"):
        read(tmp_path, content)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InvalidInputError, match="cannot be read"):
        list(read_records(tmp_path / "missing"))


def test_a_huge_document_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_DOCUMENT_BYTES", 20)

    with pytest.raises(TooLargeError):
        read(tmp_path, json.dumps([ONE] * 10))
