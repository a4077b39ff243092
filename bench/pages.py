"""Measure pages as a browser gets them: time to the first byte, and size."""

import argparse
import http.client
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import brotli

from bench.http import WARM_UP
from bench.serving import served
from tests.support.pages import token_in

SEARCHES = [
    ("en", "free lawyer", "Herat"),
    ("fa-AF", "پناهگاه برای زنان با کودک", "هرات"),
    ("sw", "msaada wa kisheria", "Kisumu"),
    ("es", "necesito hablar con una psicóloga", "Cobán"),
    ("lg", "obuyambi bw'amateeka", "Gulu"),
]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browser:
    """One connection that keeps its cookie and tells how long answers took."""

    def __init__(self, port: int) -> None:
        """Connect to a server of this machine."""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.port = port
        self.cookie = ""
        self.first_byte_ms = 0.0
        self.size = 0

    def ask(self, method: str, path: str, body: str = "") -> http.client.HTTPResponse:
        """Ask; the status line is the first byte of an answer."""
        own = {"Cookie": self.cookie, "Accept-Encoding": "br"}
        if body:
            own |= {**FORM, "Origin": f"http://127.0.0.1:{self.port}"}
        began = time.perf_counter()
        self.connection.request(method, path, body or None, own)
        answer = self.connection.getresponse()
        self.first_byte_ms += (time.perf_counter() - began) * 1000
        if cookie := answer.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return answer

    def page(self, path: str) -> str:
        """Return the text of a page."""
        answer = self.ask("GET", path)
        content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        self.size = len(content)
        if answer.getheader("Content-Encoding") == "br":
            content = brotli.decompress(content)
        return content.decode()

    def search(self, language: str, words: str, place: str, token: str) -> None:
        """Send the form and follow it to the first byte of the results."""
        fields = {"q": words, "place": place, "csrf_token": token}
        self.first_byte_ms = 0.0
        answer = self.ask("POST", f"/{language}/search", urlencode(fields))
        answer.read()
        if answer.status != 303:
            raise SystemExit(f"search: {answer.status}")
        self.page(str(answer.getheader("Location")))


def measure(port: int, count: int) -> None:
    """Print a row a language."""
    print(
        f"{'':8} {'search, first byte p50 ms':>26} {'p99':>8} {'compressed bytes':>18}"
    )
    whole: list[float] = []
    for language, words, place in SEARCHES:
        browser = Browser(port)
        token = token_in(browser.page(f"/{language}/"))
        taken = []
        for number in range(WARM_UP + count):
            browser.search(language, words, place, token)
            if number >= WARM_UP:
                taken.append(browser.first_byte_ms)
        whole += taken
        print(f"{language:8} {row(taken)} {browser.size:18}")
    print(f"{'all':8} {row(whole)}")


def row(taken: list[float]) -> str:
    """Return the median and the 99th percentile, in columns."""
    p99 = statistics.quantiles(taken, n=100)[98]
    return f"{statistics.median(taken):26.2f} {p99:8.2f}"


def main() -> int:
    """Serve made-up listings and search them by the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000])
    parser.add_argument("--count", type=int, default=100)
    wanted = parser.parse_args()
    for size in wanted.sizes:
        folder = Path(tempfile.mkdtemp(prefix="panah-bench-"))
        try:
            with served(size, folder) as server:
                print(f"\n{size} listings, two workers, one browser")
                measure(server.port, wanted.count)
        finally:
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
