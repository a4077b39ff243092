import pytest
from elastic_transport import ConnectionError as NoConnectionError
from elastic_transport import ConnectionTimeout, SerializationError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from tests.support.fault_proxy import Fault, faulty

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

FAILURES = {
    Fault.REFUSE: NoConnectionError,
    Fault.RESET: NoConnectionError,
    Fault.BUSY: ApiError,
    Fault.UNAVAILABLE: ApiError,
    Fault.HANG: ConnectionTimeout,
    Fault.TRUNCATED: SerializationError,
    Fault.RED: ApiError,
}


@pytest.fixture
def proxy(elasticsearch):
    with faulty(elasticsearch) as proxy:
        yield proxy


@pytest.fixture
def client(proxy):
    client = Elasticsearch(proxy.url, request_timeout=60, max_retries=0)
    client.index(index="panah-proxy", id="one", document={"n": 1}, refresh=True)
    yield client
    client.close()


@pytest.mark.parametrize("fault", FAILURES)
def test_a_client_meets_the_fault_and_then_the_server_again(proxy, client, fault):
    proxy.fault = fault

    with pytest.raises(FAILURES[fault]):
        client.options(request_timeout=2).search(index="panah-proxy")

    proxy.fault = Fault.NONE
    [hit] = client.search(index="panah-proxy")["hits"]["hits"]
    assert hit["_source"] == {"n": 1}


def test_a_client_that_comes_anew_refuses_another_product(proxy, client):
    proxy.fault = Fault.OTHER_PRODUCT
    fresh = Elasticsearch(proxy.url, request_timeout=60, max_retries=0)

    with pytest.raises(UnsupportedProductError):
        fresh.search(index="panah-proxy")

    fresh.close()


def test_a_part_of_a_bulk_is_refused_and_the_rest_is_done(proxy, client):
    proxy.fault = Fault.PARTIAL_BULK
    lines = [
        item for n in ("two", "three") for item in ({"index": {"_id": n}}, {"n": 2})
    ]

    answer = client.bulk(index="panah-proxy", operations=lines, refresh=True)

    assert [item["index"]["status"] for item in answer["items"]] == [429, 201]
    assert client.exists(index="panah-proxy", id="three")
    assert not client.exists(index="panah-proxy", id="two")
