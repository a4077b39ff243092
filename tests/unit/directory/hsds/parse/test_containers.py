"""The services in pages, feeds of organizations and links to places."""

import json

import pytest

from directory.hsds.parse.files import read_records
from directory.hsds.problems import NumberedRecord, Problem

ONE = {"id": "1", "name": "One", "status": "active"}
TWO = {"id": "2", "name": "Two", "status": "active"}
GROUP = {"id": "9", "name": "Group", "website": "https://group.example"}
OF_GROUP = [service | {"organization": GROUP} for service in (ONE, TWO)]


def values(tmp_path, content):
    path = tmp_path / "file.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return [
        read.value if isinstance(read, NumberedRecord) else str(read)
        for read in read_records(path)
    ]


@pytest.mark.parametrize("key", ["contents", "content", "services"])
def test_a_page_of_services_is_read_by_any_of_its_names(tmp_path, key):
    page = {"totalElements": 2, key: [ONE, TWO], "last": True}

    assert values(tmp_path, page) == [ONE, TWO]


@pytest.mark.parametrize(
    "content",
    [
        GROUP | {"services": [ONE, TWO]},
        [GROUP | {"services": [ONE, TWO]}],
        {"contents": [GROUP | {"services": [ONE, TWO]}]},
        {"content": [GROUP | {"services": [ONE]}, GROUP | {"services": [TWO]}]},
        json.dumps(GROUP | {"services": [ONE, TWO]}) + "\n\n",
        "\n".join(json.dumps(GROUP | {"services": [one]}) for one in (ONE, TWO)),
        [{"contents": [GROUP | {"services": [ONE, TWO]}]}],
    ],
)
def test_the_services_of_an_organization_come_with_it(tmp_path, content):
    assert values(tmp_path, content) == OF_GROUP


def test_a_service_that_tells_its_own_organization_keeps_it(tmp_path):
    own = ONE | {"organization": {"id": "8", "name": "Another"}}
    named_only = TWO | {"organization": {"id": "9"}}

    found = values(tmp_path, GROUP | {"services": [own, named_only]})

    assert found == [own, OF_GROUP[1]]


def test_a_place_that_a_service_only_names_is_found_with_its_organization(tmp_path):
    place = {"id": "5", "location_type": "physical"}
    links = [{"id": "7", "location_id": 5}, {"id": "8", "location_id": "6"}]
    feed = GROUP | {"locations": [place]}

    (found,) = values(
        tmp_path, feed | {"services": [ONE | {"service_at_locations": links}]}
    )

    assert found["service_at_locations"] == [links[0] | {"location": place}, links[1]]


def test_lines_and_numbers_are_those_of_the_services(tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(
        '[{"id": "9", "name": "G", "services": [{"id": "1"},\n {"id": "2"}]},\n'
        '{"id": "8", "name": "H", "services": []},\n {"id": "3", "name": "Three"}]'
    )

    found = list(read_records(path))

    assert [(one.line, one.record) for one in found] == [(1, 1), (1, 2), (4, 3)]


def test_a_link_to_a_place_is_read_as_the_service_at_that_place(tmp_path):
    place = {"id": "5", "location_type": "physical"}
    link = {"id": "7", "location": place}

    found = values(tmp_path, link | {"service": ONE})
    twice = values(tmp_path, link | {"service": ONE | {"service_at_locations": [link]}})
    nowhere = values(tmp_path, {"id": "7", "service": ONE})

    assert found == [ONE | {"service_at_locations": [link]}]
    assert twice == found
    assert nowhere == [ONE]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (GROUP, "this is an organization without services"),
        ([GROUP], "this is an organization without services"),
        ({"data": [ONE]}, "no contents or content or services"),
        ({"contents": {"a": 1}}, "no contents or content or services"),
        ({}, "it has nothing"),
        ({"type": "FeatureCollection", "features": []}, "it has 'type', 'features'"),
    ],
)
def test_what_holds_no_service_is_told_by_what_it_is(tmp_path, content, reason):
    (found,) = values(tmp_path, content)

    assert reason in found


def test_pages_in_pages_have_an_end(tmp_path):
    deep = [ONE]
    for _level in range(50):
        deep = [{"contents": deep}]

    assert len(values(tmp_path, deep)) == 1


def test_a_broken_record_after_a_feed_keeps_its_number(tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(
        '[{"id": "9", "name": "G", "services": [{"id": "1"}, {"id": "2"}]},\n'
        '{"a": NaN}]'
    )

    *_, problem = read_records(path)

    assert problem == Problem(2, "", "NaN is no number in JSON", 3)
