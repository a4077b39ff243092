"""What the directory shows as a record to start from is one that it takes."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from directory.config import Config
from directory.hsds.prepare import prepare
from directory.hsds.prepared import Prepared
from directory.hsds.problems import NumberedRecord
from directory.operations.reference_data import load_reference_data
from seed_data.example import example_text
from tests.support.hsds_schema import read_official

DOCUMENT = Path(__file__).parents[4] / "docs" / "import.md"


def shown():
    return re.findall(r"```json\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)


def test_the_command_prints_the_record_that_the_documents_show(panah):
    status, out, err = panah("example")

    assert (status, out, err) == (0, shown()[0], "")
    assert out == files("seed_data").joinpath("example.json").read_text("utf-8")


def test_what_the_command_prints_is_imported_without_a_word(panah, folder):
    path = folder / "listing.json"
    path.write_text(panah("example")[1], "utf-8")

    status, out, err = panah("import", str(path))

    assert (status, err) == (0, "1 records are safe\n")
    assert out.startswith("1 new, 0 changed, 0 alike")


@pytest.mark.parametrize("text", shown())
def test_every_record_in_the_documents_is_taken(text):
    with load_reference_data(Config.from_environ({})) as reference:
        ready = prepare(NumberedRecord(1, json.loads(text)), reference)

    assert isinstance(ready, Prepared)
    assert ready.notes == ()


def test_the_record_is_valid_by_the_official_schema():
    schema = read_official("compiled/service.json")
    validator = Draft202012Validator(
        schema, format_checker=FormatChecker(formats=["uuid", "email"])
    )
    allowed = {"text_language"}
    record = json.loads(example_text())

    errors = list(validator.iter_errors({
        name: value for name, value in record.items() if name not in allowed
    }))  # fmt: skip

    assert errors == []
