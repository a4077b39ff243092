import json

from bench.evidence import main


def test_a_soak_writes_its_table_anew_and_keeps_what_people_wrote(tmp_path):
    rows, target = tmp_path / "rows", tmp_path / "evidence.md"
    rows.write_text(json.dumps({"what": "kills", "trials": 5, "found": "0"}) + "\n")
    target.write_text("# Evidence\n\nan old table\n\n## Kinds\nby hand\n")

    status = main(rows, target)

    text = target.read_text("utf-8")
    assert (status, "an old table" in text) == (0, False)
    assert "| kills | 5 | 0 |" in text
    assert text.endswith("\n\n## Kinds\nby hand\n")


def test_without_rows_it_says_so(tmp_path):
    assert main(tmp_path / "none", tmp_path / "evidence.md") == 1
