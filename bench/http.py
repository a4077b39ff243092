"""Measure searches over HTTP: one client and eight, two workers, words and a place."""

import argparse
import http.client
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.corpus import made_up
from bench.search import build
from tests.support.instance import Instance

BODIES = [
    {"q": "free lawyer word77", "place": "Herat", "radius_km": 150},
    {"q": "shelter for my children", "place": "Gulu", "radius_km": 100},
    {"q": "پناهگاه برای زنان با کودک", "place": "هرات", "language": "fa-AF"},
    {"q": "msaada wa kisheria", "place": "Kisumu", "language": "sw"},
    {"q": "necesito hablar con una psicóloga", "place": "Cobán", "language": "es"},
    {"q": "word4242", "country": "LY"},
    {"place": "Gitega", "needs": ["fund"], "spoken_languages": ["rn"]},
]
HEADERS = {"Content-Type": "application/json"}
WARM_UP = 40


def one_client(port: int, count: int, taken: list[float]) -> None:
    """Ask ``count`` times on one connection; note the milliseconds of each answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for number in range(WARM_UP + count):
        body = json.dumps(BODIES[number % len(BODIES)])
        began = time.perf_counter()
        connection.request("POST", "/api/v1/search", body, HEADERS)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{answer.status}: {content[:200]!r}")
        if number >= WARM_UP:
            taken.append((time.perf_counter() - began) * 1000)
    connection.close()


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


def resident_kb(pid: int) -> int:
    """Return the memory of the server's processes that nobody shares, in kB."""
    total = 0
    for process in [pid, *children(pid)]:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(word) for word in text.split()]


def main() -> int:
    """Print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--count", type=int, default=300)
    wanted = parser.parse_args()
    for size in wanted.sizes:
        folder = Path(tempfile.mkdtemp(prefix="panah-bench-"))
        try:
            measure_size(size, folder, wanted.count)
        finally:
            shutil.rmtree(folder)
    return 0


def measure_size(size: int, folder: Path, count: int) -> None:
    """Serve an index of one size by two workers, without the one that mends it."""
    instance = Instance(folder / "instance")
    instance.panah("init")
    shutil.rmtree(instance.folder / "index")
    seconds = build(instance.folder / "index", made_up(size))
    address = f"127.0.0.1:{instance.port}"
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "-k", "gthread"]
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--threads", "4", "-b", address, "directory.app:create_app()"],
        env={**os.environ, **instance.environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        while instance.status("/readyz") != 200:
            time.sleep(0.2)
        print(f"\n{size} listings, built in {seconds:.0f} s, two workers")
        print(f"{'clients':>8} {'p50 ms':>8} {'p99 ms':>8} {'a second':>9}")
        for clients in (1, 8):
            p50, p99, rate = load(instance.port, clients, count)
            print(f"{clients:8} {p50:8.2f} {p99:8.2f} {rate:9.0f}")
        used = resident_kb(process.pid)
        print(f"memory of all processes: {used / 1024:.0f} MB")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
