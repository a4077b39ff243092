"""A web process on PostgreSQL comes as a role that can harm nobody."""

import http.cookiejar
import urllib.parse
import urllib.request

import psycopg
import pytest
from sqlalchemy import make_url, select

from directory.accounts.adding import add_member
from directory.audit.verify import verify
from directory.corrections.models import Correction
from directory.database import CLOCK
from directory.listings.models import Organization
from directory.permissions import Role
from tests.support.instance import Instance, wait_until
from tests.support.members import World
from tests.support.pages import token_in
from tests.support.records import service

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]
ROLE = "panah_web_of_test"
FORBIDDEN = [
    "UPDATE service SET publication = 'published'",
    "DELETE FROM vetting",
    "INSERT INTO listing_change SELECT * FROM listing_change",
    "SELECT wrong, better FROM correction",
    "DELETE FROM correction",
    "ALTER TABLE vetting DISABLE TRIGGER ALL",
    "CREATE TABLE mine (id int)",
    "CREATE ROLE another",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "SELECT pg_read_file('PG_VERSION')",
    "UPDATE audit_event SET act = 'x'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "UPDATE membership SET organization_id = user_id",
    "UPDATE role_grant SET role = 'steward'",
    "DELETE FROM role_grant",
    "DELETE FROM approval",
    "DELETE FROM user_account",
    "INSERT INTO role_grant (id, membership_id, role, origin, granted_at) SELECT"
    " gen_random_uuid(), gen_random_uuid(), 'vetter', 'operator', now()",
]


@pytest.fixture
def instances(postgres_url, tmp_path):
    """Return the operator's instance and the web process's, on one database."""
    name = "panah_web_role"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"DROP ROLE IF EXISTS {ROLE}")
        connection.execute(f"CREATE DATABASE {name}")
    owner = make_url(postgres_url).set(database=name)
    web = owner.set(username=ROLE, password="known-to-this-test")
    operators = Instance(
        tmp_path / "instance",
        {
            "PANAH_DATABASE_URL": owner.render_as_string(hide_password=False),
            "PANAH_DATABASE_WEB_URL": web.render_as_string(hide_password=False),
        },
    )
    operators.panah("init")
    operators.panah("init")  # an upgrade: the role is there already
    served = Instance(
        tmp_path / "web",
        {
            "PANAH_DATABASE_URL": web.render_as_string(hide_password=False),
            "PANAH_SECRET_FILE": str(operators.config.secret_file),
        },
    )
    served.folder.mkdir()
    return operators, served


def test_it_serves_takes_corrections_and_follows_what_the_operator_imports(instances):
    operators, served = instances
    operators.load(service("1"))

    with served.serving():
        wait_until(lambda: served.search(q="")["total"] == 1, 60)
        send_correction(served, "the number is old")
        operators.panah("withdraw", service("1")["id"])
        wait_until(lambda: served.search(q="")["total"] == 0, 60)

    database = operators.database()
    with database.read() as session:
        kept = session.scalars(select(Correction.wrong)).all()
    database.dispose()
    assert kept == ["the number is old"]


def test_it_can_neither_publish_nor_read_in_confidence_nor_run_programs(instances):
    _operators, served = instances

    refused = [
        statement
        for statement in FORBIDDEN
        if refuses(served.config.database_url, statement)
    ]

    assert refused == FORBIDDEN


def test_members_join_and_sign_in_by_it(instances, tmp_path):
    operators, served = instances
    owner, web = World(operators.database()), World(served.database())
    web.clock = owner.clock
    web.database.info[CLOCK] = owner.clock
    link = owner.invited("amina@haven.example", owner.organization("Haven"), [])

    member = web.join(link, "amina@haven.example")
    member.sign_in()
    with web.database.write() as work:
        made = Organization(name="New", external_id="new")
        work.add(made)
        work.flush()
        add_member(work, "x@new.example", made.id, [Role.VETTER], "en", member.actor())

    assert member.actor().organization_id
    with owner.database.read() as work:
        assert verify(work, tmp_path / "audit.key").is_whole
    owner.database.dispose()
    web.database.dispose()


def refuses(url: str, statement: str) -> bool:
    """Whether the database says that this role has no right to a statement."""
    try:
        with psycopg.connect(url) as connection:
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def test_the_owner_and_a_role_without_a_passphrase_are_refused(instances):
    operators, _served = instances
    owner = operators.settings["PANAH_DATABASE_URL"]

    for wrong in (owner, owner.replace("://panah@", f"://{ROLE}@")):
        refused = Instance(
            operators.folder, operators.settings | {"PANAH_DATABASE_WEB_URL": wrong}
        )
        assert "PANAH_DATABASE_WEB_URL names" in refused.panah("init", expect=1)


def send_correction(instance: Instance, words: str) -> None:
    """Send a correction as a browser does."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    with browser.open(f"{instance.url}/en/correction", timeout=30) as page:
        token = token_in(page.read().decode())
    form = {"csrf_token": token, "wrong": words, "better": ""}
    data = urllib.parse.urlencode(form).encode()
    with browser.open(f"{instance.url}/en/correction", data, timeout=30) as answer:
        assert answer.url.endswith("/thanks")
