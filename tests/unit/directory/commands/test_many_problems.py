"""A file of which every record is bad is told in a few lines, with counts."""

from directory.commands.output import tell_notes, tell_refused
from directory.hsds.import_records import ImportReport
from directory.hsds.problems import Problem


def test_of_many_bad_records_the_first_are_told_and_the_others_counted(capsys):
    refused = tuple(
        problem
        for line in range(1, 2_002)
        for problem in (
            Problem(line, "id", "it is missing"),
            Problem(line, f"phones[{line}].url", f"a text is meant, not 'x{line}'"),
            Problem(line, "", f"this is not JSON (Expecting value, column {line})"),
        )
    )

    tell_refused(ImportReport(refused=refused))

    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert len(lines) == 63
    assert lines[0] == "line 1, id: it is missing"
    assert lines[60:] == [
        "1981 more like: id: it is missing",
        "1981 more like: phones[].url: a text is meant, not …",
        "1981 more like: this is not JSON (Expecting value, column …)",
    ]


def test_of_very_many_kinds_the_first_are_told(capsys):
    notes = tuple(Problem(1, f"field{chr(n)}", "none") for n in range(0x4E00, 0x4E64))

    tell_notes(notes)

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 41
    assert lines[-1] == "note: 60 more of other kinds"
