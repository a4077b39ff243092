"""Find the records, with their lines, in one JSON document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from directory.hsds.parse.containers import is_organization, list_key, with_owner
from directory.hsds.parse.strict_json import Decoder
from directory.hsds.problems import NumberedRecord, Problem

NOT_UTF_8 = "this is not UTF-8"
SAVE_AS_UTF_8 = "save the file as UTF-8: it may be Windows-1252 or Latin-1"
BLANK = re.compile(r"[ \t\r\n]*")


@dataclass(slots=True)
class Cursor:
    """A place in the text, which knows its line."""

    text: str
    at: int = 0
    line: int = 1
    counted: int = 0
    decoder: Decoder = field(default_factory=Decoder)

    def skip_blank(self) -> str:
        """Pass over white space; return the next character, or nothing."""
        blank = BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.text[self.at : self.at + 1]

    def take(self, wanted: str) -> bool:
        """Step over one of the characters, if it is next."""
        found = self.skip_blank()
        if found and found in wanted:
            self.at += 1
            return True
        return False

    def value(self) -> object:
        """Read a whole value, or raise ValueError with a sentence."""
        self.skip_blank()
        value, self.at = self.decoder.decode(self.text, self.at)
        return value


def read_document(
    content: bytes, largest_record: int
) -> Iterator[NumberedRecord | Problem]:
    """Yield the records of an array, a page or an organization, or the one service."""
    try:
        cursor = Cursor(content.decode())
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"{NOT_UTF_8} (byte {error.start + 1} of all)"
        yield Problem(line, "", f"{reason}; {SAVE_AS_UTF_8}")
        return
    try:
        if cursor.skip_blank() == "[":
            yield from read_array(cursor, largest_record)
        else:
            yield from read_object(cursor, largest_record)
    except ValueError as error:
        yield Problem(cursor.line, "", str(error))
        return
    if cursor.skip_blank():
        yield Problem(cursor.line, "", "there is more behind the end of the document")


def read_array(
    cursor: Cursor, largest_record: int
) -> Iterator[NumberedRecord | Problem]:
    """Yield the elements of the array that begins here."""
    cursor.take("[")
    number = 0
    while not cursor.take("]"):
        if number and not cursor.take(","):
            raise ValueError("this is not JSON (a comma or ] is missing)")
        number += 1
        cursor.skip_blank()
        line, start = cursor.line, cursor.at
        yield judge(cursor, cursor.value(), line, start, number, largest_record)


def read_object(
    cursor: Cursor, largest_record: int
) -> Iterator[NumberedRecord | Problem]:
    """Yield the services that an object lists; without a list it is one itself."""
    line, start = cursor.line, cursor.at
    value = cursor.value()
    key = list_key(value) if isinstance(value, dict) else None
    if key is None or not isinstance(value, dict):
        yield judge(cursor, value, line, start, 1, largest_record)
        return
    end = cursor.at
    inside = Cursor(cursor.text, start, line, start)
    inside.take("{")
    while inside.value() != key:
        inside.take(":")
        inside.value()
        inside.take(",")
    inside.take(":")
    owner = value if is_organization(value) else None
    for read in read_array(inside, largest_record):
        if owner and isinstance(read, NumberedRecord):
            read = replace(read, value=with_owner(read.value, owner))
        yield read
    cursor.at = end


def judge(
    cursor: Cursor, value: object, line: int, start: int, number: int, largest: int
) -> NumberedRecord | Problem:
    """Return the record that was just read, or why it is refused."""
    if len(cursor.text[start : cursor.at].encode("utf-8", "replace")) > largest:
        return Problem(line, "", "the record is larger than 2 MB", number)
    if cursor.decoder.complaints:
        return Problem(line, "", cursor.decoder.complaints[0], number)
    return NumberedRecord(line, value, number)
