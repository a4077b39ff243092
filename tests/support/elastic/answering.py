"""A node that answers what a test says, so that the real client can be asked."""

import json
from collections.abc import Callable
from typing import Any

from elastic_transport import ApiResponseMeta as Meta
from elastic_transport import BaseNode, HttpHeaders
from elastic_transport._node import NodeApiResponse
from elasticsearch import Elasticsearch

Answer = tuple[int, Any]
Asked = tuple[str, str, list[Any]]  # method, path, the lines of the body


def answering(
    answer: Callable[[str, str, list[Any]], Answer], product: str = "Elasticsearch"
) -> tuple[Elasticsearch, list[Asked]]:
    """Return a client whose node answers so, and everything that it was asked."""
    asked: list[Asked] = []

    class Node(BaseNode):
        """Hears each request and lets the test answer it."""

        def perform_request(
            self,
            method: str,
            target: str,
            body: bytes | None = None,
            headers: Any = None,
            request_timeout: Any = None,
        ) -> NodeApiResponse:
            """Answer one request."""
            lines = [json.loads(line) for line in (body or b"").splitlines()]
            asked.append((method, target.partition("?")[0], lines))
            status, value = answer(*asked[-1])
            kind = "application/vnd.elasticsearch+json;compatible-with=8"
            known = {"x-elastic-product": product, "content-type": kind}
            meta = Meta(status, "1.1", HttpHeaders(known), 0.0, self.config)
            return NodeApiResponse(meta, json.dumps(value).encode())

        def close(self) -> None:
            """Hold nothing open."""

    return Elasticsearch("http://127.0.0.1:9", node_class=Node), asked
