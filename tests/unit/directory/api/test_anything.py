"""Whatever somebody sends, the answer is JSON and no error of ours."""

import json
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.api.models import SearchBody

QUICK = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["fa", "AF", "shelter", "best", "near", "%(x)s", "{0}", "\ud800"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["lat", "lon"]), inner)
    ),
    max_leaves=5,
)
BODIES = st.dictionaries(
    st.sampled_from([*SearchBody.model_fields, "other"]), VALUES, max_size=5
)


def is_fine(response):
    told = response.get_json()
    if response.status_code == 200:
        return "items" in told
    return 400 <= response.status_code < 500 and told["detail"] != ""


@QUICK
@given(body=BODIES)
def test_any_object(client, body):
    response = client.post(
        "/api/v1/search", data=json.dumps(body), content_type="application/json"
    )

    assert is_fine(response)


@QUICK
@given(raw=st.binary(max_size=200))
def test_any_bytes(client, raw):
    response = client.post("/api/v1/suggest", data=raw, content_type="application/json")

    assert is_fine(response)


@QUICK
@given(key=st.text(min_size=1, max_size=40).filter(lambda text: "/" not in text))
def test_any_id(client, key):
    response = client.get("/api/v1/listings/" + quote(key, safe=""))

    assert response.status_code == 404
