"""Keys for one purpose each, made from the one secret."""

from hashlib import blake2b

from nacl.secret import Aead

KEY_BYTES = Aead.KEY_SIZE


def derive_key(secret: bytes, purpose: bytes, material: bytes = b"") -> bytes:
    """Return the key for one purpose; none of them tells anything of another."""
    root = blake2b(secret, digest_size=64, person=b"panah root").digest()
    return blake2b(
        purpose + b"\0" + material, key=root, digest_size=KEY_BYTES, person=b"panah key"
    ).digest()
