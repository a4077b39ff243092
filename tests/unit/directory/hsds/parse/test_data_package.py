"""Data packages of HSDS: a folder or zip of tables becomes whole services."""

import json
import zipfile

import pytest

from directory.errors import InvalidInputError, TooLargeError
from directory.hsds.parse import csv_tables, table_files
from directory.hsds.parse.files import read_records
from directory.hsds.problems import NumberedRecord, Problem, Remark

TABLES = {
    "organizations.csv": "id,name,description\no1,Group,Made up\no2,Unused,Made up\n",
    "services.csv": (
        "id,organization_id,program_id,name,status,minimum_age\n"
        's1,o1,g1,"Legal help",active,18\n'
        "s2,o1,,Advice,active,\n"
    ),
    "programs.csv": "id,organization_id,name,description\ng1,o1,Rights,\n",
    "locations.csv": "id,location_type,latitude,longitude\nl1,physical,2.77,32.3\n",
    "service_at_locations.csv": (
        "id,service_id,location_id,description\na1,s1,l1,Desk\n"
    ),
    "addresses.csv": (
        "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
        "d1,l1,Example Road 1,Gulu,,,UG,physical\n"
    ),
    "phones.csv": (
        "id,location_id,service_id,organization_id,contact_id,"
        "service_at_location_id,number,type\n"
        'p1,,s1,,,,"""+256 700 000 001""",voice\n'
        "p2,,,o1,,,'+256 700 000 002,voice\n"
        "p3,,s1,o1,c1,,+256 700 000 003,voice\n"
        "p4,,gone,,,,+256 700 000 004,voice\n"
    ),
    "contacts.csv": "id,service_id,name\nc1,s1,Desk\n",
    "schedules.csv": (
        'id,service_id,freq,byday,opens_at\nh1,s1,WEEKLY,"MO,TU",09:00\n'
    ),
    "service_areas.csv": "id,service_id,name\nr1,s2,Uganda\n",
    "languages.csv": "id,service_id,location_id,phone_id,code\nn1,,,p1,en\n",
    "service_capacity.csv": (
        "id,service_id,unit_id,available,updated\nv1,s1,u1,2,2026-01-01T00:00:00Z\n"
    ),
    "units.csv": "id,name\nu1,Beds\n",
    "attributes.csv": (
        "id,link_id,taxonomy_term_id,link_type,link_entity,value,label\n"
        "b1,s1,t1,taxonomy_term,services,,\n"
        "b2,l1,t2,,location,yes,\n"
        "b3,s2,shelter.short_term,,link_entity,,\n"
        "b4,s1,t1,,organization,,\n"
    ),
    "taxonomy_terms.csv": (
        "id,code,name,description,taxonomy\n"
        "t1,legal.criminal_defence,Defence,,panah\n"
        "t2,confidential_location,Confidential,,panah-attributes\n"
    ),
    "metadata.csv": "id,resource_id\nm1,s1\n",
}  # fmt: skip
TERM_1 = {
    "id": "t1", "code": "legal.criminal_defence", "name": "Defence",
    "taxonomy": "panah",
}  # fmt: skip
TERM_2 = {
    "id": "t2", "code": "confidential_location", "name": "Confidential",
    "taxonomy": "panah-attributes",
}  # fmt: skip
GROUP = {
    "id": "o1", "name": "Group", "description": "Made up",
    "phones": [
        {"id": "p2", "organization_id": "o1", "number": "+256 700 000 002",
         "type": "voice"}
    ],
    "programs": [{"id": "g1", "organization_id": "o1", "name": "Rights"}],
}  # fmt: skip
FIRST = {
    "id": "s1", "organization_id": "o1", "program_id": "g1", "name": "Legal help",
    "status": "active", "minimum_age": "18",
    "organization": GROUP,
    "program": {"id": "g1", "organization_id": "o1", "name": "Rights"},
    "service_at_locations": [
        {
            "id": "a1", "service_id": "s1", "location_id": "l1", "description": "Desk",
            "location": {
                "id": "l1", "location_type": "physical", "latitude": "2.77",
                "longitude": "32.3",
                "addresses": [
                    {"id": "d1", "location_id": "l1", "address_1": "Example Road 1",
                     "city": "Gulu", "country": "UG", "address_type": "physical"}
                ],
                "attributes": [
                    {"id": "b2", "link_id": "l1", "taxonomy_term_id": "t2",
                     "link_entity": "location", "value": "yes",
                     "taxonomy_term": TERM_2}
                ],
            },
        }
    ],
    "phones": [
        {"id": "p1", "service_id": "s1", "number": "+256 700 000 001", "type": "voice",
         "languages": [{"id": "n1", "phone_id": "p1", "code": "en"}]}
    ],
    "contacts": [
        {"id": "c1", "service_id": "s1", "name": "Desk",
         "phones": [
             {"id": "p3", "service_id": "s1", "organization_id": "o1",
              "contact_id": "c1", "number": "+256 700 000 003", "type": "voice"}
         ]}
    ],
    "schedules": [
        {"id": "h1", "service_id": "s1", "freq": "WEEKLY", "byday": "MO,TU",
         "opens_at": "09:00"}
    ],
    "capacities": [
        {"id": "v1", "service_id": "s1", "unit_id": "u1", "available": "2",
         "updated": "2026-01-01T00:00:00Z", "unit": {"id": "u1", "name": "Beds"}}
    ],
    "attributes": [
        {"id": "b1", "link_id": "s1", "taxonomy_term_id": "t1",
         "link_type": "taxonomy_term", "link_entity": "services",
         "taxonomy_term": TERM_1}
    ],
}  # fmt: skip
SECOND = {
    "id": "s2", "organization_id": "o1", "name": "Advice", "status": "active",
    "organization": GROUP,
    "service_areas": [{"id": "r1", "service_id": "s2", "name": "Uganda"}],
    "attributes": [
        {"id": "b3", "link_id": "s2", "taxonomy_term_id": "shelter.short_term",
         "link_entity": "link_entity", "taxonomy_term": {"code": "shelter.short_term"}}
    ],
}  # fmt: skip


def write(folder, tables):
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def zipped(path, tables):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables.items():
            archive.writestr(name, content)
    return path


def both(reading):
    found = list(reading)
    records = [one for one in found if isinstance(one, NumberedRecord)]
    return records, [str(one.problem) for one in found if isinstance(one, Remark)]


def test_a_folder_of_tables_is_read_as_whole_services(tmp_path):
    folder = write(tmp_path / "package", TABLES)

    records, remarks = both(read_records(folder))

    assert records == [NumberedRecord(2, FIRST, 1), NumberedRecord(3, SECOND, 2)]
    belongs = "1 row belongs to no service of the package; nothing of it is read"
    assert sorted(remarks) == [
        f"line 3, organizations.csv: {belongs}",
        f"line 5, attributes.csv: {belongs}",
        f"line 5, phones.csv: {belongs}",
    ]


@pytest.mark.parametrize("inside", ["", "package/", "a/b/"])
def test_a_zip_of_tables_is_read_without_being_unpacked(tmp_path, inside):
    tables = {f"{inside}{name}": text for name, text in TABLES.items()}
    junk = {"__MACOSX/services.csv": "x", "other/notes.csv": "x"}
    path = zipped(tmp_path / "package.zip", tables | junk)

    records, _remarks = both(read_records(path))

    assert [record.value for record in records] == [FIRST, SECOND]
    assert [one.name for one in tmp_path.iterdir()] == ["package.zip"]


def test_the_description_of_a_package_says_which_files_are_its_tables(tmp_path):
    resources = [
        {"name": "services", "path": "data/services.csv"},
        {"name": "organizations", "path": "data/organizations.csv"},
        {"name": "phones", "path": "data/phones.csv"},
    ]
    tables = {"datapackage.json": json.dumps({"resources": resources})} | {
        f"data/{name}": TABLES[name] for name in ("services.csv", "organizations.csv")
    }

    in_folder, _ = both(read_records(write(tmp_path / "package", tables)))
    in_zip, _ = both(read_records(zipped(tmp_path / "package.zip", tables)))

    assert [one.value["organization"]["name"] for one in in_folder] == ["Group"] * 2
    assert in_zip == in_folder


@pytest.mark.parametrize(
    "path",
    ["../secret.csv", "/etc/passwd", "C:\\secret.csv", "a/../../b.csv", "..\\b.csv"],
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path, path):
    described = json.dumps({"resources": [{"path": path}]})
    folder = write(tmp_path / "package", TABLES | {"datapackage.json": described})
    archive = zipped(tmp_path / "package.zip", TABLES | {path: "x"})

    for given in (folder, archive):
        with pytest.raises(InvalidInputError, match="leads out of the folder"):
            list(read_records(given))


def test_a_link_that_leaves_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.csv").write_text("id,name\nx,y\n")
    folder = write(tmp_path / "package", TABLES)
    (folder / "urls.csv").symlink_to(tmp_path / "secret.csv")

    with pytest.raises(InvalidInputError, match="leads out of the folder"):
        list(read_records(folder))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    nothing = "id,name\n" + "\n" * (table_files.LARGEST_PACKAGE_BYTES + 1)
    path = zipped(tmp_path / "bomb.zip", {"services.csv": nothing})

    assert path.stat().st_size < 100_000
    with pytest.raises(TooLargeError, match="larger than 64 MB"):
        list(read_records(path))


def test_too_many_files_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(table_files, "MOST_FILES", 3)
    path = zipped(tmp_path / "many.zip", TABLES)

    with pytest.raises(TooLargeError, match="more than 3 files"):
        list(read_records(path))


def test_too_many_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_tables, "MOST_ROWS", 3)

    with pytest.raises(InvalidInputError, match=r"attributes.csv has more than 3 rows"):
        list(read_records(write(tmp_path / "package", TABLES)))


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({}, "There is no services.csv"),
        ({"organizations.csv": "id,name\n", "phones.csv": "id\n"}, "no services.csv"),
        ({"phones.csv": "id,service_id,number\n1,2,3\n"}, "but not of services"),
        ({"services.csv": "id,id,name\n"}, "the column 'id' is there twice"),
        ({"services.csv": 'id,name\n1,"open\n'}, "line 2: this is not CSV"),
        ({"services.csv": "id,name\n" + "x" * 140_000}, "not CSV (field larger"),
    ],
)  # fmt: skip
def test_what_is_no_package_gets_one_sentence(tmp_path, tables, sentence):
    for given in (
        write(tmp_path / "package", tables),
        zipped(tmp_path / "package.zip", tables | {"readme.txt": ""}),
    ):
        with pytest.raises(InvalidInputError) as caught:
            list(read_records(given))
        assert sentence in str(caught.value)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_table_in_another_encoding_is_named(tmp_path, encoding):
    folder = write(tmp_path / "package", TABLES)
    content = "id,name\no1,Café\n".encode(encoding)
    (folder / "organizations.csv").write_bytes(content)

    with pytest.raises(InvalidInputError, match=r"organizations.csv.* UTF-8"):
        list(read_records(folder))


def test_a_damaged_zip_gets_one_sentence(tmp_path):
    path = zipped(tmp_path / "package.zip", TABLES)
    content = bytearray(path.read_bytes())
    content[60:120] = b"\xff" * 60
    path.write_bytes(content)

    with pytest.raises(InvalidInputError, match="damaged"):
        list(read_records(path))


def test_a_row_with_more_cells_than_columns_is_not_guessed_at(tmp_path):
    tables = {
        "services.csv": "id,name,status\ns1,Help, and more,active\ns2,Two,active\n",
        "phones.csv": "id,service_id,number\np1,s2,1,2\n",
    }

    found = list(read_records(write(tmp_path / "package", tables)))

    torn = "it has 4 cells, the table 3 columns; it is not read"
    assert found == [
        Problem(2, "services.csv", torn),
        NumberedRecord(3, {"id": "s2", "name": "Two", "status": "active"}, 1),
        Remark(Problem(2, "phones.csv", torn)),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["services.csv", "export.csv"])
def test_a_table_of_services_alone_is_read_with_a_remark(tmp_path, delimiter, name):
    path = tmp_path / name
    path.write_text(
        "\ufeff"
        + "ID,organization_id,Name,status\r\n1,9,Help,active\r\n,,,\r\n".replace(
            ",", delimiter
        )
    )

    remark, record = read_records(path)

    assert "only this table is read" in remark.problem.reason
    assert record.value == {
        "id": "1", "organization_id": "9", "name": "Help", "status": "active",
    }  # fmt: skip


def test_a_package_is_found_by_its_description(tmp_path):
    folder = write(tmp_path / "package", TABLES | {"datapackage.json": "{}"})

    found = list(read_records(folder / "datapackage.json"))

    assert found == list(read_records(folder))


def test_what_programs_write_beside_the_data_is_no_data(tmp_path):
    path = tmp_path / "services.csv"
    path.write_text("sep=;\nid;name;url;email\n1;Help;NULL;\\N\n")

    _remark, record = read_records(path)

    assert record == NumberedRecord(3, {"id": "1", "name": "Help"}, 1)


def test_the_tables_of_an_older_version_are_read(tmp_path):
    tables = {
        "services.csv": "id,organization_id,name\ns1,o1,Help\n",
        "organizations.csv": "id,name\no1,Group\n",
        "locations.csv": "id,name\nl1,House\n",
        "services_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
        "physical_addresses.csv": "id,location_id,city\nd1,l1,Gulu\n",
        "regular_schedules.csv": "id,service_id,weekday\nh1,s1,Monday\n",
        "holiday_schedules.csv": "id,service_id\nx1,s1\n",
    }

    records, remarks = both(read_records(write(tmp_path / "package", tables)))

    (link,) = records[0].value["service_at_locations"]
    assert link["location"]["physical_addresses"][0]["city"] == "Gulu"
    assert records[0].value["regular_schedules"][0]["weekday"] == "Monday"
    assert remarks == [
        "line 1, holiday_schedules.csv: HSDS has no such table; it is not read"
    ]
