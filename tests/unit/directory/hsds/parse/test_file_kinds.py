"""What is no file of records is told by what it is, in one sentence."""

import gzip
import zipfile

import pytest

from directory.errors import InvalidInputError
from directory.hsds.parse.file_kinds import kind_of
from directory.hsds.parse.files import read_records

RECORD = '{"id": "1", "name": "Café"}\n'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (gzip.compress(RECORD.encode(), mtime=0), "compressed (gzip): unpack it first"),
        (RECORD.encode("utf-16"), "UTF-16 or UTF-32: save it as UTF-8"),
        (RECORD.encode("utf-16-le"), "UTF-16 or UTF-32: save it as UTF-8"),
        (RECORD.encode("utf-32-be"), "UTF-16 or UTF-32: save it as UTF-8"),
        (b"<?xml version='1.0'?><a/>", "line 1: this is HTML or XML"),
        (b"\n <!DOCTYPE html>", "line 1: this is HTML or XML"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel or Word file"),
        (b"SQLite format 3\x00", "a SQLite database"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"PK\x03\x04 and nothing more", "The zip file is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_of_another_kind_gets_one_sentence(tmp_path, content, sentence):
    path = tmp_path / "file"
    path.write_bytes(content)

    with pytest.raises(InvalidInputError) as caught:
        list(read_records(path))

    assert sentence in str(caught.value)


@pytest.mark.parametrize("form", ["document", "lines"])
def test_a_file_in_latin_1_is_told_to_be_saved_as_utf_8(tmp_path, form):
    path = tmp_path / "file.json"
    content = RECORD if form == "document" else RECORD * 2
    path.write_bytes(content.encode("latin-1"))

    problem, *_ = read_records(path)

    assert "this is not UTF-8 (byte" in problem.reason
    assert "it may be Windows-1252 or Latin-1" in problem.reason


def test_a_workbook_is_named(tmp_path):
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")

    with pytest.raises(InvalidInputError, match="an Excel workbook"):
        list(read_records(path))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"id,name\n", "csv"),
        (b'\xef\xbb\xbf"id";"name"\n', "csv"),
        (b"ID\tName\n", "csv"),
        (b"a,b\n", "json"),
        (b"[1, 2]", "json"),
        (b"oops", "json"),
        (b"", "json"),
        (b"PK\x03\x04", "zip"),
    ],
)
def test_the_kind_of_a_file_is_how_it_begins(head, kind):
    assert kind_of(head) == kind
