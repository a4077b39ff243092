"""A proxy before Elasticsearch that fails in every way a network or a server fails."""

import http.client
import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

HANG_S = 30
PRODUCT = "X-Elastic-Product"
AT_ONCE = struct.pack("ii", 1, 0)
BUSY = ("es_rejected_execution_exception", 429)
# Headers that this side sets anew: its bodies may be of another length.
OWN = ("Accept-Encoding", "Content-Length")
Headers = dict[str, str]


class Fault(StrEnum):
    """What is wrong between us and the server, or with it."""

    NONE = "none"
    REFUSE = "connection refused"
    RESET = "connection reset"
    BUSY = "429 with Retry-After"
    UNAVAILABLE = "503"
    HANG = "hang of 30 s"
    TRUNCATED = "truncated JSON"
    PARTIAL_BULK = "one item of each bulk refused"
    RED = "red index"
    OTHER_PRODUCT = "wrong product header"


def refusal(kind: str, status: int) -> dict[str, Any]:
    """Return an error as Elasticsearch words it."""
    cause = {"type": kind, "reason": "by the fault proxy"}
    return {"error": {**cause, "root_cause": [cause]}, "status": status}


class FaultProxy:
    """Stands before one node; ``fault`` is changed while clients talk."""

    def __init__(self, target: str) -> None:
        """Pass everything to ``target`` until told otherwise."""
        parts = urlsplit(target)
        self.target = (parts.hostname or "", parts.port or 0)
        self._fault = Fault.NONE
        self.released = threading.Event()
        self.open: set[socket.socket] = set()
        self.server: ThreadingHTTPServer | None = None
        self.port = 0
        self.listen()

    @property
    def url(self) -> str:
        """Return the address that clients use."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def fault(self) -> Fault:
        """Return what is wrong now."""
        return self._fault

    @fault.setter
    def fault(self, fault: Fault) -> None:
        """Break, or mend, at once; connections that are open feel it too."""
        self._fault = fault
        self.released.set()
        self.released = threading.Event()
        if fault in (Fault.REFUSE, Fault.RESET):
            self.cut()
        if fault is Fault.REFUSE:
            self.close()
        elif self.server is None:
            self.listen()

    def listen(self) -> None:
        """Accept connections, on the same port as before."""
        handler = type("Bound", (Handler,), {"proxy": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(
            target=self.server.serve_forever, args=(0.05,), daemon=True
        ).start()

    def cut(self) -> None:
        """Reset every open connection."""
        for connection in list(self.open):
            reset(connection)

    def close(self) -> None:
        """Accept nothing any more."""
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
            self.server = None


class Handler(BaseHTTPRequestHandler):
    """Answers one client, as the fault of the moment has it."""

    proxy: FaultProxy
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        """Remember the connection."""
        super().setup()
        self.proxy.open.add(self.connection)

    def finish(self) -> None:
        """Forget the connection."""
        self.proxy.open.discard(self.connection)
        with suppress(OSError):
            super().finish()

    def handle(self) -> None:
        """Speak HTTP until either side goes away."""
        with suppress(OSError, http.client.HTTPException, ValueError):
            super().handle()

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""

    def answer_request(self) -> None:
        """Read a request whole; fail, or pass it on."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fault, path = self.proxy.fault, self.path.partition("?")[0]
        if fault in (Fault.RESET, Fault.REFUSE):
            reset(self.connection)
            self.close_connection = True
        elif fault is Fault.HANG:
            self.proxy.released.wait(HANG_S)
            self.close_connection = True
        elif fault is Fault.BUSY:
            told = refusal(*BUSY)
            self.say(429, told, {"Retry-After": "1"})
        elif fault is Fault.UNAVAILABLE:
            self.say(503, refusal("cluster_block_exception", 503))
        elif fault is Fault.RED and path.endswith(("_search", "_msearch", "_mget")):
            self.say(503, refusal("search_phase_execution_exception", 503))
        elif fault is Fault.RED and not path.endswith("_bulk"):
            self.say(503, refusal("no_shard_available_action_exception", 503))
        elif path.endswith("_bulk") and fault in (Fault.PARTIAL_BULK, Fault.RED):
            self.take_part(body, everything=fault is Fault.RED)
        else:
            self.pass_on(body, fault)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer_request  # noqa: N815 - names of http.server

    def pass_on(self, body: bytes, fault: Fault) -> None:
        """Ask the server; spoil its answer where the fault has it so."""
        status, headers, answer = self.ask(body)
        if fault is Fault.OTHER_PRODUCT:
            headers.pop(PRODUCT, None)
        short = answer[: len(answer) // 2] if fault is Fault.TRUNCATED else answer
        self.send(status, headers, short)

    def ask(self, body: bytes) -> tuple[int, Headers, bytes]:
        """Return what the server answers, its body not compressed."""
        connection = http.client.HTTPConnection(*self.proxy.target, timeout=60)
        headers = {k: v for k, v in self.headers.items() if k not in OWN}
        try:
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            kept = ("Content-Type", PRODUCT)
            told = {name: answer.headers.get(name, "") for name in kept}
            return answer.status, told, answer.read()
        finally:
            connection.close()

    def take_part(self, body: bytes, *, everything: bool) -> None:
        """Pass on a bulk without its first item, or nothing of it; refuse the rest."""
        items = bulk_items(body)
        first = len(items) if everything else 1
        refused, passed = items[:first], items[first:]
        answer: dict[str, Any] = {"took": 1, "items": []}
        if passed:
            whole = b"".join(line for item in passed for line in item)
            answer = json.loads(self.ask(whole)[2])
        why = ("unavailable_shards_exception", 503) if everything else BUSY
        told = [refused_item(item[0], *why) for item in refused]
        self.say(200, {**answer, "errors": True, "items": [*told, *answer["items"]]})

    def say(self, status: int, told: Any, more: Headers | None = None) -> None:
        """Answer JSON as the server does."""
        kind = "application/vnd.elasticsearch+json;compatible-with=8"
        headers = {"Content-Type": kind, PRODUCT: "Elasticsearch", **(more or {})}
        self.send(status, headers, json.dumps(told).encode())

    def send(self, status: int, headers: Headers, body: bytes) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def bulk_items(body: bytes) -> list[list[bytes]]:
    """Cut the body of a bulk into its items, each of one line or two."""
    items: list[list[bytes]] = []
    lines = iter(body.splitlines(keepends=True))
    for line in lines:
        alone = "delete" in json.loads(line)
        items.append([line] if alone else [line, next(lines)])
    return items


def refused_item(action: bytes, kind: str, status: int) -> dict[str, Any]:
    """Return the account of an item that the server did not take."""
    [(name, about)] = json.loads(action).items()
    error = {"type": kind, "reason": "by the fault proxy"}
    told = {"_index": about.get("_index", ""), "_id": about.get("_id", "")}
    return {name: {**told, "status": status, "error": error}}


def reset(connection: socket.socket) -> None:
    """Break a connection off without a farewell."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        connection.close()


@contextmanager
def faulty(target: str) -> Iterator[FaultProxy]:
    """Yield a proxy before ``target``; it ends with the block."""
    proxy = FaultProxy(target)
    try:
        yield proxy
    finally:
        proxy.fault = Fault.REFUSE
