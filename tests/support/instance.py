"""An instance of the service in a folder of its own, run by its real commands."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from directory.config import Config
from directory.crypto.keyring import open_database
from directory.database import Database
from tests.support.ports import free_port
from tests.support.records import Record

VETTERS = ("--vetted-by", "a@one.example", "--vetted-by", "b@two.example")
START_S = 240  # on a machine that does much else


@dataclass
class Instance:
    """One data folder, one port; every act is a command as an operator types it."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        """Return where it serves."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of its processes."""
        own = {"PANAH_DATA_DIR": str(self.folder), "PANAH_PORT": str(self.port)}
        return {**os.environ, **own, **self.settings}

    @property
    def config(self) -> Config:
        """Return the settings of its processes."""
        return Config.from_environ(self.environment)

    def database(self) -> Database:
        """Open its database as its own processes do: what is hidden is remembered."""
        return open_database(self.config)

    def start(self, *words: str, **options: Any) -> "subprocess.Popen[str]":
        """Start a command and do not wait for it."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(
            [sys.executable, "-m", "directory.cli", *words],
            env=self.environment,
            text=True,
            **pipes | options,
        )

    def panah(self, *words: str, expect: int = 0) -> str:
        """Run a command; return what it printed on both streams."""
        process = self.start(*words)
        out, err = process.communicate(timeout=300)
        assert process.returncode == expect, f"{words}: {out}{err}"
        return out + err

    def write_records(self, records: Iterable[Record], name: str = "in") -> Path:
        """Write records as NDJSON into the folder."""
        path = self.folder / f"{name}.ndjson"
        path.write_text("".join(json.dumps(r) + "\n" for r in records), "utf-8")
        return path

    def load(self, *records: Record, expect: int = 0) -> str:
        """Import records, vetted by two."""
        path = self.write_records(records)
        return self.panah("import", str(path), *VETTERS, expect=expect)

    @contextmanager
    def serving(self) -> Iterator["Instance"]:
        """Serve until the block ends."""
        process = self.start("serve", start_new_session=True)
        try:
            wait_until(lambda: self.status("/readyz") == 200, START_S)
            yield self
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)

    def status(self, path: str) -> int:
        """Return the status of a page; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        """Send JSON; return status and the answer's JSON."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data, {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def submit(self, path: str, **fields: str) -> str:
        """Send a form as a browser that refuses cookies does, told what it keeps."""
        data = urllib.parse.urlencode({**fields, "told": "1"}).encode()
        with urllib.request.urlopen(self.url + path, data, timeout=30) as answer:
            return str(answer.read().decode())

    def search(self, **wish: Any) -> Any:
        """Search through the API; the answer must be 200."""
        status, answer = self.post("/api/v1/search", wish)
        assert status == 200, answer
        return answer


def wait_until(met: Any, seconds: float) -> float:
    """Wait for a condition; return how long it took, fail when it never came."""
    began = time.monotonic()
    while not met():
        waited = time.monotonic() - began
        assert waited < seconds, f"not within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - began
