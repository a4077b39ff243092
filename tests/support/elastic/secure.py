"""A node with TLS under an authority of its own, with a user who may do everything."""

import base64
import hashlib
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.elastic.node import Node
from tests.support.elastic.running import own_folder

USER = "panah-test"
ROUNDS = 1000
SETTINGS = {
    "discovery.type": "single-node",
    "xpack.security.enabled": True,
    "xpack.security.http.ssl.enabled": True,
    "xpack.security.http.ssl.key": "http.key",
    "xpack.security.http.ssl.certificate": "http.crt",
    "xpack.security.authc.password_hashing.algorithm": f"pbkdf2_{ROUNDS}",
}


@dataclass(frozen=True)
class SecureServer:
    """Where it answers, the authority's certificate, and who may do everything."""

    url: str
    ca: Path
    user: str
    passphrase: str

    @property
    def basic(self) -> dict[str, str]:
        """Return the headers of the user who may do everything."""
        return basic(self.user, self.passphrase)


def basic(user: str, passphrase: str) -> dict[str, str]:
    """Return the headers of a user."""
    pair = f"{user}:{passphrase}".encode()
    return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}


@contextmanager
def running_secure_node() -> Iterator[SecureServer]:
    """Yield a node with TLS and users; it stops at the end."""
    with own_folder() as folder:
        node = Node(folder / "n1", settings=SETTINGS, scheme="https")
        node.prepare()
        certify(node.conf)
        passphrase = secrets.token_hex(16)
        add_user(node.conf, USER, passphrase)
        server = SecureServer(node.url, node.conf / "ca.crt", USER, passphrase)
        try:
            node.start()
            node.wait(headers=server.basic)
            yield server
        finally:
            node.stop()


def certify(conf: Path) -> None:
    """Make an authority and a certificate for this machine in a folder."""
    key = ["-newkey", "rsa:2048", "-nodes", "-days", "2"]
    openssl = ["openssl", "req", "-x509", *key]
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    authority = ["-subj", "/CN=Panah test authority", "-keyout", "ca.key"]
    call([*openssl, *authority, "-out", "ca.crt"], conf)
    signed = ["-CA", "ca.crt", "-CAkey", "ca.key", "-addext", names]
    leaf = ["-addext", "basicConstraints=critical,CA:FALSE"]
    own = ["-subj", "/CN=localhost", "-keyout", "http.key", "-out", "http.crt"]
    call([*openssl, *signed, *leaf, *own], conf)
    (conf / "ca.crt").chmod(0o644)


def call(words: list[str], folder: Path) -> None:
    """Run a command in a folder; it must succeed."""
    subprocess.run(words, cwd=folder, check=True, capture_output=True)


def add_user(conf: Path, name: str, passphrase: str) -> None:
    """Write a user of the file realm, in the format of Elasticsearch's own tool."""
    salt = secrets.token_bytes(32)
    found = hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, ROUNDS, 32)
    parts = [base64.b64encode(part).decode() for part in (salt, found)]
    line = f"{name}:{{PBKDF2}}{ROUNDS}${parts[0]}${parts[1]}\n"
    (conf / "users").write_text(line, "utf-8")
    (conf / "users_roles").write_text(f"superuser:{name}\n", "utf-8")
