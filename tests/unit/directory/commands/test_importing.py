"""What a record goes through by the commands of an operator, from file to index."""

import io
import json
from uuid import UUID

import pytest

from directory.config import Config
from directory.database import Database
from i18n.catalogs import compile_catalogs
from seed_data.demonstration import demonstration_ids
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    make_record,
    run_import,
)

ALIKE = "missing: 0\noutdated: 0\nsurplus: 0\n"


@pytest.fixture
def load(panah, folder):
    """Return what imports records from a file, with words of the command."""
    vetted = [word for vetter in VETTERS for word in ("--vetted-by", vetter)]

    def load(*records, words=vetted):
        file = folder / "records.json"
        file.write_text(json.dumps(records), "utf-8")
        return panah("import", str(file), *words)

    return load


def test_what_two_vetters_stand_for_is_published(load):
    status, out, _err = load(make_record())

    assert (status, out.splitlines()[-1]) == (
        0,
        "1 new, 0 changed, 0 alike; 1 published, 0 wait for two vetters; 0 refused.",
    )


def test_without_vetters_all_waits(load):
    status, out, _err = load(make_record(), words=())

    assert (status, out.splitlines()[-1]) == (
        0,
        "1 new, 0 changed, 0 alike; 0 published, 1 wait for two vetters; 0 refused.",
    )


def test_a_bad_record_is_named_and_the_status_says_so(load):
    status, out, err = load(make_record(1), make_record(2, name=None))

    assert status == 1
    assert "record 2 (line 1), name: it is missing" in err
    assert out.splitlines()[-1].startswith("1 new, 0 changed, 0 alike; 1 published")


def test_a_dry_run_writes_nothing_and_is_told_to_programs(load):
    words = ("--dry-run", "--json")

    first, second = load(make_record(), words=words), load(make_record(), words=words)

    told = json.loads(first[1])
    assert (told["dry_run"], told["created"], told["waiting"]) == (True, 1, 1)
    assert second == first


def test_what_is_withdrawn_is_told_by_name_and_written_beside_the_secret(
    load, panah, folder
):
    load(make_record())

    ended = panah("withdraw", an_id(1))

    assert ended == (
        0,
        "Withdrawn: Legal help. It leaves the index within two seconds.\n",
        "",
    )
    (line,) = (folder / "hidden.log").read_text("utf-8").split("\n")[1:-1]
    entry = json.loads(line)
    assert (entry["kind"], entry["act"]) == ("service", "hide")
    assert str(UUID(entry["id"])) == entry["id"]


def test_where_hiding_cannot_be_remembered_the_operator_is_told(load, panah, folder):
    load(make_record())
    (folder / "hidden.log").mkdir(mode=0o700)

    status, out, err = panah("withdraw", an_id(1))

    assert (status, out.split(".")[0]) == (0, "Withdrawn: Legal help")
    assert err.startswith(f"{folder}/hidden.log cannot be written: a backup")


def test_indexes_are_built_told_and_found_true(load, panah):
    load(make_record())

    built = panah("index", "rebuild", "--own")
    status, verified = panah("index", "status", "--own"), panah("index", "verify")

    assert built[0] == 0
    assert [line for line in built[1].split("\n") if line.startswith("The new")] == [
        f"The new index of {name} is in use: 1 listings." for name in names(status)
    ]
    assert status[1].splitlines() == [
        f"{name}: 1 listings in the index, 0 changes to read." for name in names(status)
    ]
    assert verified == (0, "".join(f"{n}:\n{ALIKE}" for n in names(status)), "")


def names(status):
    """Return what the indexes are called, in their order."""
    return [line.partition(":")[0] for line in status[1].splitlines()]


def test_an_index_that_is_not_there_is_told_with_what_makes_it(panah, folder):
    status, out, err = panah("index", "status")

    assert (status, out) == (1, "")
    assert err.endswith("yet: run 'panah index rebuild'.\n")


def test_doctor_ends_with_what_it_found(load, panah, folder):
    compile_catalogs()
    missing = panah("doctor")
    load(make_record())

    sound = panah("doctor")

    assert missing[0] == 1
    assert "index, public: NOT in order: there is none" in missing[1]
    assert (sound[0], sound[1].count(": in order"), sound[2]) == (0, 11, "")


def test_demonstration_data_is_refused_in_production(panah, folder):
    assert panah("seed", "--demo") == (
        1,
        "",
        "panah: Demonstration data is for PANAH_MODE=demo only: this is production.\n",
    )


def test_init_asks_nothing_and_can_be_run_again(panah, folder):
    first, second = panah("init"), panah("init")

    assert first == second == (0, f"Ready in {folder}.\n", "")


@pytest.mark.parametrize("command", [("index", "status"), ("seed",), ("serve",)])
def test_a_folder_of_the_demonstration_is_refused_in_production(panah, folder, command):
    (folder / "mode").write_text("demo\n", "ascii")

    status, out, err = panah(*command)

    assert (status, out) == (1, "")
    assert err == (
        f"panah: {folder} is a folder of PANAH_MODE=demo, and this is production: "
        "choose another folder with PANAH_DATA_DIR.\n"
    )


def test_production_takes_no_invented_record(load):
    status, _out, err = load(make_record(), make_record(2, id=min(demonstration_ids())))

    assert status == 1
    assert err.splitlines()[-1] == (
        "record 2 (line 1), id: it is of the demonstration, which is invented: "
        "PANAH_MODE=demo takes it"
    )


@pytest.mark.parametrize("command", [("serve",), ("worker",)])
def test_invented_listings_are_not_served_in_production(panah, folder, command):
    database = Database(Config.from_environ().database_url)
    run_import(database, make_record(id=min(demonstration_ids())), vetted_by=VETTERS)
    database.dispose()

    status, out, err = panah(*command)

    assert (status, out) == (1, "")
    assert err.startswith("panah: The database holds 1 services of the demonstration")


def test_what_is_piped_in_is_imported(panah, folder, monkeypatch):
    lines = "\n\n".join(json.dumps(make_record(n)) for n in (1, 2))
    pipe = io.TextIOWrapper(io.BytesIO(lines.encode()))
    monkeypatch.setattr("sys.stdin", pipe)

    status, out, _err = panah("import", "-")

    assert (status, out.splitlines()[-1][:6]) == (0, "2 new,")


def test_a_folder_of_tables_is_imported_and_told_by_line_and_field(panah, folder):
    package = folder / "package"
    package.mkdir()
    (package / "services.csv").write_text(
        "id,organization_id,name,status,url,maximum_age\n"
        "svc-1,org-1,Legal &amp; help,Active,www.help.example,999\n"
        "svc-2,org-1,,active,,\n"
    )
    (package / "organizations.csv").write_text("id,name\norg-1,Group\n")
    (package / "phones.csv").write_text(
        "id,service_id,number\np1,svc-1,+44 20 7946 0100\n"
    )

    status, out, err = panah("import", str(package), "--dry-run")

    assert status == 1
    assert out.splitlines()[0] == "created: Legal & help (svc-1)"
    assert err.splitlines() == [
        "note: record 1 (line 2), url: it is read as 'https://www.help.example'",
        "note: record 1 (line 2), maximum_age: '999' is read as no upper limit",
        "note: record 1 (line 2), attributes: no need is known: it names no term for"
        " what it does",
        "note: record 1 (line 2), service_at_locations: no search by place or country"
        " can find it: neither its place nor a country nor an area that it serves is"
        " known",
        "record 2 (line 3), name: it is missing",
    ]


def test_notes_are_lines_of_the_error_stream_beside_json(load):
    status, out, err = load(make_record(url="www.help.example"), words=("--json",))

    told = json.loads(out)
    assert (status, [note["field"] for note in told["notes"]]) == (0, ["url"])
    assert "note: record 1 (line 1), url: it is read as" in err


def test_an_empty_folder_gets_one_sentence(panah, folder):
    (folder / "empty").mkdir()

    status, out, err = panah("import", str(folder / "empty"))

    assert (status, out) == (1, "")
    assert err == (
        "panah: There is no services.csv: a data package of HSDS has one, beside"
        " organizations.csv and others.\n"
    )


def test_an_index_that_is_built_anew_leaves_none_of_before(load, panah, folder):
    load(make_record())
    before = {*folder.glob("*index/generation-*")}

    status, _out, _err = panah("index", "rebuild")

    after = {*folder.glob("*index/generation-*")}
    assert (status, len(before), len(after), before & after) == (0, 2, 2, set())
