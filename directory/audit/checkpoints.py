"""Checkpoints of the audit: signed, and to be kept elsewhere than on the machine."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from nacl.bindings import crypto_sign_SEEDBYTES
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.audit.models import AuditHead
from directory.crypto.sealed import bound_to
from directory.crypto.secret import read_secret
from directory.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What the chain was at an hour; ``mac`` and ``signature`` in hexadecimal."""

    n: int
    mac: str
    signature: str

    def as_json(self) -> str:
        """Return it as it is printed, mailed and read again."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read what ``as_json`` gave; ConfigurationError for anything else."""
        try:
            raw: Any = json.loads(path.read_text("utf-8"))
            read = cls(raw["n"], raw["mac"], raw["signature"])
            bytes.fromhex(read.mac + read.signature)
            is_one = type(read.n) is int and read.n >= 0
        except (OSError, ValueError, KeyError, TypeError):
            is_one = False
        if not is_one:
            raise ConfigurationError(f"{path} holds no checkpoint that can be read.")
        return read


def make_checkpoint(session: Session, key_file: Path) -> Checkpoint:
    """Return the present checkpoint, signed by the key of this instance (Ed25519)."""
    head = session.scalars(select(AuditHead)).one()
    signed = signing_key(key_file).sign(signed_content(head.n, head.mac))
    return Checkpoint(head.n, head.mac.hex(), signed.signature.hex())


def is_ours(checkpoint: Checkpoint, key_file: Path) -> bool:
    """Whether the key of this instance has signed just this."""
    content = signed_content(checkpoint.n, bytes.fromhex(checkpoint.mac))
    try:
        key = signing_key(key_file).verify_key
        key.verify(content, bytes.fromhex(checkpoint.signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def signed_content(n: int, mac: bytes) -> bytes:
    """Return what is signed."""
    return bound_to((b"panah audit checkpoint", str(n).encode(), mac))


def signing_key(path: Path) -> SigningKey:
    """Return the key that signs, made at the first call; its file is for us alone."""
    return SigningKey(read_secret(path)[:crypto_sign_SEEDBYTES])
