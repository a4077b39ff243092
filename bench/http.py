"""Measure searches over HTTP: 700 different questions, one client, two, eight."""

import argparse
import json
import os
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any, BinaryIO

from bench.beside import empty_view, in_process, postgresql
from bench.questions import questions
from bench.serving import served

SECONDS = 10.0
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


@dataclass(slots=True)
class Client:
    """One connection that asks one question after the other until time is over."""

    port: int
    messages: list[bytes]
    taken: list[float] = field(default_factory=list)

    def ask(self, ready: threading.Barrier, seconds: float) -> None:
        """Ask; note the milliseconds of each answer after the warm-up.

        Little is done here, for it is done on the cores that are measured.
        """
        with (
            socket.create_connection(
                ("127.0.0.1", self.port), timeout=30
            ) as connection,
            connection.makefile("rb") as line,
        ):
            for message in self.messages[:WARM_UP]:
                connection.sendall(message)
                read_answer(line)
            ready.wait()
            end = time.perf_counter() + seconds
            for message in cycle(self.messages):
                began = time.perf_counter()
                if began > end:
                    break
                connection.sendall(message)
                read_answer(line)
                self.taken.append((time.perf_counter() - began) * 1000)
            ready.wait()


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a crowd: milliseconds, requests a second, connections a process."""

    p50_ms: float
    p99_ms: float
    rate: float
    split: str


def load(port: int, crowd: int, seconds: float, split: Callable[[], str] = str) -> Load:
    """Let a crowd ask for a fixed time, each beginning elsewhere in the questions."""
    messages = [message_of(body, port) for body in questions()]
    starts = [number * len(messages) // crowd for number in range(crowd)]
    clients = [Client(port, messages[at:] + messages[:at]) for at in starts]
    ready = threading.Barrier(crowd + 1)
    threads = [
        threading.Thread(target=client.ask, args=(ready, seconds)) for client in clients
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    began = time.perf_counter()
    shared = split()
    ready.wait()
    spent = time.perf_counter() - began
    for thread in threads:
        thread.join()
    taken = [one for client in clients for one in client.taken]
    p99 = statistics.quantiles(taken, n=100)[98]
    return Load(statistics.median(taken), p99, len(taken) / spent, shared)


def main() -> int:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 2, 8])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    wanted = parser.parse_args()
    print(f"load of the machine before it began: {os.getloadavg()[0]:.2f}")
    for size in wanted.sizes:
        folder = Path(tempfile.mkdtemp(prefix="panah-bench-"))
        try:
            measure_size(size, folder, wanted.clients, wanted.seconds)
        finally:
            shutil.rmtree(folder)
    return 0


def measure_size(size: int, folder: Path, crowds: list[int], seconds: float) -> None:
    """Print the table of one size, and what it is held against."""
    with served(size, folder) as server:
        print(f"\n{size} listings, built in {server.built_s:.0f} s, two workers")
        print(f"{'clients':>8} {'p50 ms':>8} {'p99 ms':>8} {'a second':>9}  split")
        for crowd in crowds:
            tell(crowd, load(server.port, crowd, seconds, server.split))
        print(f"memory of all processes: {server.resident_kb() / 1024:.0f} MB")
        index = server.index
        print(
            f"\n{'in one process, the same questions':36} {'p50 ms':>8} {'p99 ms':>8}"
        )
        for name, (p50, p99) in in_process(index, questions()):
            print(f"{name:36} {p50:8.2f} {p99:8.2f}")
    if (found := postgresql(size, len(questions()))) is not None:
        print(f"{'PostgreSQL: a need near a point':36} {found[0]:8.2f} {found[1]:8.2f}")
    print("an empty view, one process")
    with empty_view() as port:
        for crowd in crowds:
            tell(crowd, load(port, crowd, min(seconds, 3.0)))


def tell(crowd: int, found: Load) -> None:
    """Print one row."""
    print(
        f"{crowd:8} {found.p50_ms:8.2f} {found.p99_ms:8.2f} {found.rate:9.0f}"
        f"  {found.split}"
    )


if __name__ == "__main__":
    sys.exit(main())
