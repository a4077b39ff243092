"""Measure searches over HTTP: one client, one a worker, eight; words and a place."""

import argparse
import json
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

from bench.serving import served

BODIES: list[dict[str, Any]] = [
    {"q": "free lawyer word77", "place": "Herat", "radius_km": 150},
    {"q": "shelter for my children", "place": "Gulu", "radius_km": 100},
    {"q": "پناهگاه برای زنان با کودک", "place": "هرات", "language": "fa-AF"},
    {"q": "msaada wa kisheria", "place": "Kisumu", "language": "sw"},
    {"q": "necesito hablar con una psicóloga", "place": "Cobán", "language": "es"},
    {"q": "word4242", "country": "LY"},
    {"place": "Gitega", "needs": ["fund"], "spoken_languages": ["rn"]},
]
WARM_UP = 40


def message_of(body: dict[str, Any], port: int) -> bytes:
    """Return a whole request as it goes over the line, ready to be sent."""
    content = json.dumps(body).encode()
    head = (
        "POST /api/v1/search HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{port}\r\n"
        "Content-Type: application/json\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def read_answer(line: BinaryIO) -> None:
    """Read one whole answer; end the run where it is not a good one."""
    status = line.readline()
    length = 0
    while (header := line.readline().strip().lower()) != b"":
        if header.startswith(b"content-length:"):
            length = int(header.partition(b":")[2])
    content = line.read(length)
    if b" 200 " not in status or not content:
        raise SystemExit(f"{status!r}: {content[:200]!r}")


def one_client(port: int, count: int, taken: list[float]) -> None:
    """Ask ``count`` times on one connection; note the milliseconds of each answer.

    Little is done here, for it is done on the cores that are measured.
    """
    messages = [message_of(body, port) for body in BODIES]
    with (
        socket.create_connection(("127.0.0.1", port), timeout=30) as connection,
        connection.makefile("rb") as line,
    ):
        for number in range(WARM_UP + count):
            began = time.perf_counter()
            connection.sendall(messages[number % len(messages)])
            read_answer(line)
            if number >= WARM_UP:
                taken.append((time.perf_counter() - began) * 1000)


def load(port: int, clients: int, count: int) -> tuple[float, float, float]:
    """Return p50 and p99 in milliseconds, and requests a second."""
    taken: list[float] = []
    threads = [
        threading.Thread(target=one_client, args=(port, count, taken))
        for _client in range(clients)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    p99 = statistics.quantiles(taken, n=100)[98]
    whole = clients * (count + WARM_UP)
    return statistics.median(taken), p99, whole / seconds


def main() -> int:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 2, 8])
    parser.add_argument("--count", type=int, default=300)
    wanted = parser.parse_args()
    for size in wanted.sizes:
        folder = Path(tempfile.mkdtemp(prefix="panah-bench-"))
        try:
            measure_size(size, folder, wanted.clients, wanted.count)
        finally:
            shutil.rmtree(folder)
    return 0


def measure_size(size: int, folder: Path, crowds: list[int], count: int) -> None:
    """Print the table of one size."""
    with served(size, folder) as server:
        print(f"\n{size} listings, built in {server.built_s:.0f} s, two workers")
        print(f"{'clients':>8} {'p50 ms':>8} {'p99 ms':>8} {'a second':>9}")
        for clients in crowds:
            p50, p99, rate = load(server.port, clients, count)
            print(f"{clients:8} {p50:8.2f} {p99:8.2f} {rate:9.0f}")
        print(f"memory of all processes: {server.resident_kb() / 1024:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
