"""A PostgreSQL that is away, or lets nobody in, is told in one sentence."""

import pytest

from tests.support.instance import Instance

pytestmark = pytest.mark.integration


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("//panah@", "//nobody-9b1d@"), "does not know the user or the passphrase"),
        (("/postgres", "/nothing-9b1d"), "has no database of the name"),
        (("127.0.0.1:", "127.0.0.1:1"), "look whether it runs where"),
    ],
)
def test_a_server_that_cannot_be_used_is_told(
    instance: Instance, postgres_url, change, told
):
    address = change_of(postgres_url, *change)
    instance.settings["PANAH_DATABASE_URL"] = address

    said = instance.panah("corrections", "list", expect=1)

    assert said.startswith("panah: PostgreSQL ")
    assert told in said
    assert said.count("\n") == 1
    assert "9b1d" not in said


def change_of(address, old, new):
    """Change an address of the administrator; a port is put in place of the whole."""
    if old.endswith(":"):
        head, _colon, rest = address.rpartition(":")
        return f"{head}:1/{rest.partition('/')[2]}"
    assert old in address
    return address.replace(old, new)
