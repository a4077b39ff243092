"""Mail leaves over TLS, says nothing, is sent once, and waits where it cannot be."""

import ssl
import subprocess
from dataclasses import dataclass, field, replace

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from directory.config import Config, MailSettings
from directory.notifications.models import MailKind, OutboxMail
from directory.notifications.sending import Flushed, flush
from directory.notifications.services import claim, post, waiting_mails
from directory.operations.post_office import post_checkpoint
from tests.support.members import World
from tests.support.ports import free_port

pytestmark = pytest.mark.integration
TO = "amina@canary.example"
SYSTEM = "/etc/ssl/certs/ca-certificates.crt"


@dataclass
class Box:
    """What a server for mail was given; ``answer`` is what it says to each."""

    taken: list = field(default_factory=list)
    answer: str = "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's
        self.taken.append((envelope, session.ssl is not None))
        return self.answer


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    key, chain = folder / "key.pem", folder / "chain.pem"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    words += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    words += ["-keyout", str(key), "-out", str(chain)]
    subprocess.run(words, check=True, capture_output=True)
    return key, chain


@pytest.fixture
def serve(certificate):
    """Return what starts a server, as a rule with TLS, and stop it afterwards."""
    started = []
    key, chain = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)

    def start(box, *, tls=True):
        words = {"tls_context": context, "require_starttls": True} if tls else {}
        made = Controller(box, hostname="localhost", port=free_port(), **words)
        made.start()
        started.append(made)
        return f"smtp://localhost:{made.port}"

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def world(sqlite):
    return World(sqlite)


def settings(tmp_path, url, ca="", to=()):
    return replace(
        Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)}),
        mail=MailSettings(url=url, ca=str(ca), checkpoints_to=to),
    )


def posted(world, count=1):
    with world.database.write() as work:
        for _ in range(count):
            post(work, MailKind.WAITING, TO, "fa-AF")


def test_mail_leaves_over_tls_and_tells_nothing(world, serve, certificate, tmp_path):
    box = Box()
    config = settings(tmp_path, serve(box), certificate[1])
    posted(world)

    assert flush(world.database, config) == Flushed(1, 0)

    [(envelope, was_encrypted)] = box.taken
    assert was_encrypted
    assert envelope.rcpt_tos == [TO]
    text = envelope.content.decode()
    assert "http" not in text
    assert "auto-generated" in text
    assert flush(world.database, config) == Flushed(0, 0)
    with world.database.read() as work:
        row = work.scalars(select(OutboxMail)).one()
        assert (row.recipient_sealed, row.body_sealed) == (None, None)


def test_a_server_whose_certificate_nobody_signed_gets_nothing(
    world, serve, tmp_path, caplog
):
    box = Box()
    config = settings(tmp_path, serve(box), SYSTEM)
    posted(world)

    assert flush(world.database, config) == Flushed(0, 1)

    assert box.taken == []
    assert "mail: SSLCertVerificationError" in caplog.messages


def test_what_is_refused_waits_longer_each_time(world, serve, certificate, tmp_path):
    box = Box(answer="451 later")
    config = settings(tmp_path, serve(box), certificate[1])
    posted(world)
    pauses = []
    for _ in range(4):
        assert flush(world.database, config) == Flushed(0, 1)
        assert flush(world.database, config) == Flushed(0, 0)
        with world.database.read() as work:
            row = work.scalars(select(OutboxMail)).one()
            pauses.append((row.next_try_at - world.clock.moment).total_seconds())
            world.clock.moment = row.next_try_at

    assert pauses == [60, 120, 240, 480]
    box.answer = "250 OK"
    assert flush(world.database, config) == Flushed(1, 0)


def test_a_server_that_is_away_keeps_it(world, tmp_path):
    posted(world)
    config = settings(tmp_path, f"smtp://127.0.0.1:{free_port()}")

    assert flush(world.database, config) == Flushed(0, 1)

    with world.database.read() as work:
        assert waiting_mails(work) == 1


def test_of_two_hosts_one_gets_each(world):
    posted(world, 3)
    claimed = []
    for _ in range(4):
        with world.database.write() as work:
            found = claim(work)
            claimed.append(found and found.id)

    assert len(set(claimed[:3])) == 3
    assert claimed[3] is None
    world.clock.forward(minutes=6)
    with world.database.write() as work:
        assert claim(work) is not None  # whoever had it has died


def test_neither_address_nor_words_stand_in_a_file(world):
    posted(world)

    files = world.database.path.parent.glob("panah.sqlite*")
    stored = b"".join(path.read_bytes() for path in files)
    assert b"canary" not in stored


def test_the_checkpoint_of_a_day_goes_to_both_once(world, serve, certificate, tmp_path):
    box, to = Box(), ("one@a.example", "two@b.example")
    config = settings(tmp_path, serve(box), certificate[1], to)

    assert post_checkpoint(world.database, config)
    assert not post_checkpoint(world.database, config)
    assert flush(world.database, config) == Flushed(2, 0)
    world.clock.forward(hours=24)
    assert post_checkpoint(world.database, config)

    assert {envelope.rcpt_tos[0] for envelope, _tls in box.taken} == set(to)
    assert all(b"signature" in envelope.content for envelope, _tls in box.taken)


def test_in_clear_it_goes_to_this_machine_alone(world, serve, tmp_path, monkeypatch):
    box = Box()
    config = settings(tmp_path, serve(box, tls=False))
    posted(world)
    assert flush(world.database, config) == Flushed(1, 0)

    monkeypatch.setattr("directory.notifications.sending.LOOPBACK", ())
    posted(world)
    assert flush(world.database, config) == Flushed(0, 1)

    assert len(box.taken) == 1
