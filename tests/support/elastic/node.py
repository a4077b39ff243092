"""One node of Elasticsearch as a process that ends with the one who started it."""

import json
import os
import pwd
import shutil
import signal
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.elastic.files import distribution, find_java
from tests.support.ports import free_ports

START_S = 240
STOP_S = 30
HEAP = "-Xms512m -Xmx512m -XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
SETTINGS = {
    "cluster.name": "panah-test",
    "network.host": "127.0.0.1",
    "node.store.allow_mmap": False,
    "cluster.routing.allocation.disk.threshold_enabled": False,
    "xpack.security.autoconfiguration.enabled": False,
    "xpack.security.enabled": False,
}
WHOLE_DISTRIBUTION = {  # settings of parts that only the official image carries
    "modules/x-pack-ml": {"xpack.ml.enabled": False},
    "modules/ingest-geoip": {"ingest.geoip.downloader.enabled": False},
}


@dataclass
class Node:
    """A node in a folder of its own, below one that everybody may enter."""

    folder: Path
    name: str = "n1"
    http_port: int = 0
    transport_port: int = 0
    settings: Mapping[str, object] = field(default_factory=dict)
    scheme: str = "http"
    process: "subprocess.Popen[bytes] | None" = None

    def __post_init__(self) -> None:
        """Choose ports where none are given."""
        if not self.http_port:
            self.http_port, self.transport_port = free_ports(2)

    @property
    def url(self) -> str:
        """Return where the node answers."""
        return f"{self.scheme}://127.0.0.1:{self.http_port}"

    @property
    def conf(self) -> Path:
        """Return the folder of its settings."""
        return self.folder / "conf"

    def prepare(self) -> None:
        """Write the folder: settings, data, logs."""
        for name in ("data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copytree(distribution() / "config", self.conf, dirs_exist_ok=True)
        lines = {
            **SETTINGS,
            **paid_parts_off(),
            "node.name": self.name,
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "http.port": self.http_port,
            "transport.port": self.transport_port,
            **(self.settings or {"discovery.type": "single-node"}),
        }
        text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in lines.items())
        (self.conf / "elasticsearch.yml").write_text(text, "utf-8")

    def start(self) -> None:
        """Start the process and do not wait; it dies when the caller's process dies."""
        give_away(self.folder)
        with (self.folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [*dying_with_parent(), *self.command()],
                cwd=distribution(),
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def command(self) -> list[str]:
        """Return what starts the server, without the shell scripts around it."""
        home = distribution()
        return [
            str(find_java(home)) + "/bin/java",
            *("-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            *("-Dcli.name=server", f"-Dcli.script={home}/bin/elasticsearch"),
            *("-Dcli.libs=lib/tools/server-cli", f"-Des.path.home={home}"),
            f"-Des.path.conf={self.conf}",
            *("-Des.distribution.type=tar", "-Des.java.type=ES_JAVA_HOME"),
            *("-cp", f"{home}/lib/*:{home}/lib/cli-launcher/*"),
            *("org.elasticsearch.launcher.CliToolLauncher", "-p", f"{self.folder}/pid"),
        ]

    def environment(self) -> dict[str, str]:
        """Return the environment of the process."""
        temporary = str(self.folder / "tmp")
        return {
            **{
                name: os.environ[name]
                for name in ("PATH", "LANG")
                if name in os.environ
            },
            "ES_JAVA_HOME": str(find_java(distribution())),
            "ES_JAVA_OPTS": HEAP,
            "ES_TMPDIR": temporary,
            "LIBFFI_TMPDIR": temporary,
        }

    def wait(self, nodes: int = 1, headers: Mapping[str, str] | None = None) -> None:
        """Wait until the node answers in a cluster of so many."""
        asked = f"{self.url}/_cluster/health?wait_for_nodes=>={nodes}&timeout=5s"
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            assert self.process is not None
            assert self.process.poll() is None, f"Elasticsearch ended: {self.tail()}"
            if answers(asked, headers or {}, self.conf / "ca.crt"):
                return
            time.sleep(0.2)
        raise AssertionError(f"Elasticsearch did not start: {self.tail()}")

    def tail(self) -> str:
        """Return the end of what the node printed."""
        return (self.folder / "output").read_text("utf-8", "replace")[-2000:]

    def pid(self) -> int:
        """Return the process of the server itself, below its launcher."""
        return int((self.folder / "pid").read_text("utf-8"))

    def kill(self) -> None:
        """Kill the server -9, as a power cut does; the folder stays."""
        os.kill(self.pid(), signal.SIGKILL)
        self.end()

    def stop(self) -> None:
        """Stop the server in order; kill what does not stop."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOP_S)
        self.end()

    def end(self) -> None:
        """Leave no process of the node behind."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def answers(url: str, headers: Mapping[str, str], ca: Path) -> bool:
    """Whether an address answers 200."""
    request = urllib.request.Request(url, headers=dict(headers))
    context = ssl.create_default_context(cafile=ca) if ca.exists() else None
    try:
        with urllib.request.urlopen(request, timeout=10, context=context) as answer:
            return int(answer.status) == 200
    except OSError:
        return False


def paid_parts_off() -> dict[str, object]:
    """Return the settings that keep the official image small and silent."""
    home = distribution()
    parts = WHOLE_DISTRIBUTION.items()
    return {
        key: value
        for module, settings in parts
        if (home / module).is_dir()
        for key, value in settings.items()
    }


def give_away(folder: Path) -> None:
    """Give a folder to somebody whom Elasticsearch accepts: it refuses root."""
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", "nobody:", str(folder)], check=True)


def dying_with_parent() -> Sequence[str]:
    """Return what makes a process end with its parent, and not run as root.

    The launcher is killed; the server below it reads the end of its input and stops.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return []
    group = str(pwd.getpwnam("nobody").pw_gid)
    user = ["--reuid", "nobody", "--regid", group, "--clear-groups"]
    return [setpriv, "--pdeathsig", "KILL", *(user if os.geteuid() == 0 else [])]
