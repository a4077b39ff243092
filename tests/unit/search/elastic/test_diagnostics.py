"""What is wrong with a cluster is said in words, and nothing where all is well."""

import pytest
from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout, TlsError
from elasticsearch import ApiError

from search.elastic.diagnostics import (
    MAJOR,
    in_words,
    reason_of,
    wrong_key,
    wrong_template,
    wrong_version,
)
from search.elastic.mapping import FORMAT
from search.elastic.roles import Grant, Role, grants_of
from search.port import Audience
from tests.support.elastic.answering import answering


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            TlsError("self-signed"),
            "its certificate is not of the authority in PANAH_ELASTICSEARCH_CA",
        ),
        (ConnectionTimeout("late"), "it does not answer in time"),
        (NoConnection("refused"), "it does not answer"),
        (FileNotFoundError("ca.pem"), "PANAH_ELASTICSEARCH_CA cannot be read"),
    ],
)
def test_the_nearest_reason_is_told(error, reason):
    assert reason_of(error) == reason


def test_what_is_no_failure_of_a_cluster_is_raised_again():
    with pytest.raises(KeyError, match="ours"):
        reason_of(KeyError("ours"))


@pytest.mark.parametrize(
    ("status", "number", "wrong"),
    [
        (200, f"{MAJOR}.1.0", ""),
        (200, "1.7.5", f"it is version 1.7.5, our client is for {MAJOR}"),
        (200, f"{MAJOR}0.1", f"it is version {MAJOR}0.1, our client is for {MAJOR}"),
        (403, "", ""),
    ],
)
def test_the_version_is_wrong_where_its_first_number_is(status, number, wrong):
    client, _asked = answering(lambda *_: (status, {"version": {"number": number}}))

    assert wrong_version(client) == wrong


@pytest.mark.parametrize(
    ("more", "less", "wrong"),
    [
        (set(), set(), ""),
        (
            {Grant("manage", "another"), Grant("monitor")},
            set(),
            "may also manage on another, monitor",
        ),
        (
            set(),
            {Grant("read", "panah-listings")},
            "may not read on panah-listings",
        ),
        (
            {Grant("manage")},
            {Grant("read", "panah-listings")},
            "may also manage; may not read on panah-listings",
        ),
    ],
)
def test_a_key_is_wrong_in_what_it_may_beyond_its_role_or_not_of_it(more, less, wrong):
    held = (grants_of(Role.FINDER) | more) - less
    answer = {"cluster": {}, "index": {}}
    for grant in held:
        place = answer["index"].setdefault(grant.index, {}) if grant.index else None
        (answer["cluster"] if place is None else place)[grant.act] = True
    client, _asked = answering(lambda *_: (200, answer))

    assert wrong_key(client, Role.FINDER) == wrong


@pytest.mark.parametrize(
    ("status", "version", "wrong"),
    [
        (200, FORMAT, ""),
        (200, FORMAT - 1, f"it is of version {FORMAT - 1}, not {FORMAT}"),
        (200, None, f"it is of version None, not {FORMAT}"),
        (404, None, f"there is none of version {FORMAT}"),
    ],
)
def test_a_template_of_another_version_is_wrong(status, version, wrong):
    found = {"index_templates": [{"index_template": {"version": version}}]}
    client, _asked = answering(lambda *_: (status, found))

    assert wrong_template(client, Audience.PUBLIC) == wrong


@pytest.mark.parametrize(
    ("status", "product", "reason"),
    [
        (401, "Elasticsearch", "it does not know this key"),
        (403, "Elasticsearch", "it refuses"),
        (500, "Elasticsearch", "it refuses"),
        (200, "Something else", "it is not Elasticsearch"),
    ],
)
def test_a_server_that_refuses_is_told_by_what_it_answers(status, product, reason):
    client, _asked = answering(lambda *_: (status, {}), product)

    with pytest.raises(ApiError) as raised:
        client.info()

    assert reason_of(raised.value) == reason


@pytest.mark.parametrize(
    ("grant", "words"),
    [(Grant("monitor"), "monitor"), (Grant("read", "another"), "read on another")],
)
def test_a_grant_in_words(grant, words):
    assert in_words(grant) == words
