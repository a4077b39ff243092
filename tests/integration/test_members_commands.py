"""The first organizations and people come from the shell, and all of it is audited."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.support.instance import Instance
from tests.support.records import service

pytestmark = pytest.mark.integration
ADDRESS = "amina@haven.example"


def told(instance: Instance, *words: str, expect: int = 0):
    return json.loads(instance.panah(*words, "--json", expect=expect))


@pytest.fixture
def haven(instance):
    return told(instance, "org", "add", "Haven")["id"]


def add(instance, haven, address=ADDRESS, *more):
    return told(instance, "user", "add", address, "--organization", haven, *more)


def test_an_organization_and_its_first_person(instance, haven):
    made = add(instance, haven, ADDRESS, "--role", "partner", "--role", "vetter")

    assert set(made) == {"id", "link", "expires_at"}
    assert "/en/staff/join/" in made["link"]
    assert told(instance, "user", "list") == [
        {
            "id": made["id"],
            "email": ADDRESS,
            "state": "invited",
            "organization_id": haven,
            "roles": ["partner", "vetter"],
        }
    ]
    acts = [event["act"] for event in told(instance, "audit", "export")]
    assert acts == ["organization:add", "role:grant", "role:grant", "member:invite"]
    assert told(instance, "audit", "verify") == {"whole": True, "n": 4, "fault": None}


def test_an_organization_that_an_import_brought_is_taken(instance):
    key = str(uuid4())
    record = service("a", "shelter")
    record["organization"]["id"] = key
    instance.load(record)

    assert told(instance, "org", "add", "Another name", "--id", key) == {"id": key}
    assert UUID(add(instance, key)["id"])


def test_two_vetters_are_attested_for_an_organization_for_ninety_days(instance):
    key = told(instance, "org", "add", "Haven", "--country", "AF")["id"]
    words = ("--vetted-by", "a@one.example", "--vetted-by", "b@two.example")

    made = told(instance, "org", "vet", key, *words)

    assert made["id"] == key
    days = datetime.fromisoformat(made["expires_at"]) - datetime.now(UTC)
    assert timedelta(days=89) < days < timedelta(days=91)
    assert told(instance, "audit", "export")[-1]["act"] == "organization:vet"
    same = ("--vetted-by", "a@one.example", "--vetted-by", "c@one.example")
    assert "of two" in instance.panah("org", "vet", key, *same, expect=1)
    instance.panah("org", "vet", key, expect=1)
    assert "is no country" in instance.panah(
        "org", "add", "Other", "--country", "XX", expect=1
    )


def test_what_is_published_and_hidden_on_the_shell_is_audited(instance):
    instance.load(service("a", "shelter"))
    instance.panah("withdraw", service("a")["id"])

    events = told(instance, "audit", "export")

    acts = [(event["act"], event["by"]) for event in events]
    assert acts == [("listing:vet", "shell"), ("listing:withdraw", "shell")]


def test_roles_change_and_an_account_ends(instance, haven):
    made = add(instance, haven)
    changed = told(instance, "user", "role", ADDRESS, "--add", "steward")
    assert changed == {"id": made["id"], "roles": ["steward"]}
    changed = told(instance, "user", "role", ADDRESS, "--remove", "steward")
    assert changed["roles"] == []

    first, second = made["link"], told(instance, "user", "link", ADDRESS)["link"]
    assert first != second
    assert told(instance, "user", "end", ADDRESS) == {"id": made["id"]}

    assert told(instance, "user", "list") == []
    assert told(instance, "session", "end", "--all") == {"ended": 0}
    assert add(instance, haven)["id"] != made["id"]


@pytest.mark.parametrize(
    "words",
    [
        ("user", "end", "nobody@haven.example"),
        ("user", "link", "nobody@haven.example"),
        ("user", "add", ADDRESS, "--organization", str(uuid4())),
        ("user", "add", "no address", "--organization", "{haven}"),
        ("session", "end"),
        ("session", "end", "--user", "nobody@haven.example"),
        ("org", "add", "  "),
        ("audit", "verify", "--checkpoint", "{secret}"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(instance, haven, words):
    secret = str(instance.folder / "secret")
    filled = [word.format(haven=haven, secret=secret) for word in words]

    said = instance.panah(*filled, expect=1)

    assert said.startswith("panah: ")
    assert said.count("\n") == 1


def test_a_checkpoint_that_left_shows_a_tail_that_was_cut(instance, haven, tmp_path):
    kept = tmp_path / "checkpoint"
    kept.write_text(instance.panah("audit", "checkpoint", "--json"))
    assert told(instance, "audit", "verify", "--checkpoint", str(kept))["whole"]
    changed = json.loads(kept.read_text()) | {"n": 0}
    kept.write_text(json.dumps(changed))

    found = told(instance, "audit", "verify", "--checkpoint", str(kept), expect=1)

    assert found["fault"] == "the checkpoint was not signed by this instance"


def test_what_a_restored_backup_shows_again_is_ended_again(instance, haven):
    add(instance, haven, ADDRESS, "--role", "steward")
    backup = (instance.folder / "panah.sqlite").read_bytes()
    instance.panah("user", "end", ADDRESS)
    for path in instance.folder.glob("panah.sqlite*"):
        path.unlink()
    (instance.folder / "panah.sqlite").write_bytes(backup)
    (instance.folder / "panah.sqlite").chmod(0o600)
    assert told(instance, "user", "list") != []

    instance.panah("init")

    assert told(instance, "user", "list") == []
