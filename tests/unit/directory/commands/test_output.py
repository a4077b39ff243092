"""What an import came to, as people and programs read it."""

import json
from uuid import UUID, uuid5

import pytest

from directory.commands.output import tell_json, tell_notes, tell_report
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    make_database,
    make_record,
    run_import,
)

PHONE = uuid5(UUID(an_id(1)), f"phone/{an_id(10)}")


@pytest.fixture
def report():
    """A dry run of a change, a proposal, a new record, one alike and a bad one."""
    database = make_database()
    run_import(database, make_record(1), make_record(2), make_record(3))
    run_import(database, make_record(2), vetted_by=VETTERS)
    changed = make_record(
        1, name="Law\tdesk", phones=[], description="Two\nlines", remote=True,
        assured_date="2026-02-01", minimum_age=18, colour="blue",
    )  # fmt: skip
    yield run_import(
        database, changed, make_record(2, name="کمک حقوقی"), make_record(3),
        make_record(4), make_record(5, name=""), dry_run=True,
    )  # fmt: skip
    database.dispose()


def test_a_dry_run_is_told_in_words(report, capsys):
    tell_notes(report.notes)
    tell_report(report, dry_run=True)

    out, err = capsys.readouterr()
    assert (
        out
        == f"""\
updated: Law desk ({an_id(1)})
  name: 'Legal help' → 'Law desk'
  description: 'We defend women in court.' → 'Two\\nlines'
  minimum_age: – → 18
  remote: – → yes
  assured_date: – → 2026-02-01
  phones[{PHONE}].number: '+93701234567' → –
waiting: کمک حقوقی ({an_id(2)})
  name: 'Legal help' → 'کمک حقوقی'
created: Legal help ({an_id(4)})
Nothing was written. It would be: 1 new, 1 changed, 1 alike; 0 published, \
4 wait for two vetters; 1 refused.
"""
    )
    assert (
        err
        == """\
note: line 1, colour: HSDS has no such field; it is not kept
line 5, name: it is empty
"""
    )


def test_a_dry_run_is_told_as_one_json_value(report, capsys):
    tell_json(report, dry_run=True)

    out, err = capsys.readouterr()
    changed, waiting, created = json.loads(out).pop("differences")
    counts = {k: v for k, v in json.loads(out).items() if k != "differences"}
    assert counts == {
        "dry_run": True,
        "created": 1,
        "updated": 1,
        "unchanged": 1,
        "published": 0,
        "waiting": 4,
        "refused": [
            {
                "line": 5,
                "field": "name",
                "reason": "it is empty",
                "record": 0,
            }
        ],
        "notes": [
            {
                "line": 1,
                "field": "colour",
                "reason": "HSDS has no such field; it is not kept",
                "record": 0,
            }
        ],
    }
    assert changed["changes"][-1] == {
        "field": f"phones[{PHONE}].number",
        "old": "+93701234567",
        "new": None,
    }
    assert waiting == {
        "external_id": an_id(2),
        "name": "کمک حقوقی",
        "effect": "waiting",
        "published": False,
        "waits": True,
        "changes": [{"field": "name", "old": "Legal help", "new": "کمک حقوقی"}],
    }
    assert (created["effect"], created["changes"]) == ("created", [])
    assert err.startswith("line 5, name")
