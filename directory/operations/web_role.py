"""The role of the web processes in PostgreSQL: what members and readers do there.

Whoever takes over a process that faces the network must not be able to publish, to
change who vetted what, to read what readers wrote in confidence, to change or forget
what was audited, or to run a program.
"""

from psycopg import sql
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from directory.corrections.models import Correction
from directory.database import Database
from directory.errors import ConfigurationError

NO_POWER = sql.SQL(
    "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT LOGIN"
)
RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
    "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}",
    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
    "REVOKE ALL ON {box} FROM {role}",
    # Only whether the box is full.
    "GRANT INSERT, SELECT (id) ON {box} TO {role}",
    # People join and sign in; what decisions point to is ended, and never changed.
    "GRANT INSERT, UPDATE, DELETE ON user_session, attempt, device, authenticator,"
    " recovery_code, invitation TO {role}",
    "GRANT INSERT, UPDATE ON user_account, key_pair, approval TO {role}",
    "GRANT INSERT, UPDATE (ended_at) ON membership, role_grant TO {role}",
    "GRANT INSERT ON organization TO {role}",
    # Of roles it sees all, and none that it grants is the operator's word.
    "ALTER TABLE role_grant ENABLE ROW LEVEL SECURITY",
    "DROP POLICY IF EXISTS web_sees ON role_grant",
    "DROP POLICY IF EXISTS web_grants ON role_grant",
    "DROP POLICY IF EXISTS web_ends ON role_grant",
    "CREATE POLICY web_sees ON role_grant FOR SELECT TO {role} USING (true)",
    "CREATE POLICY web_grants ON role_grant FOR INSERT TO {role}"
    " WITH CHECK (origin <> 'operator')",
    "CREATE POLICY web_ends ON role_grant FOR UPDATE TO {role} USING (true)"
    " WITH CHECK (true)",
    # The audit is added to; its head goes on.
    "GRANT INSERT ON audit_event, outbox TO {role}",
    "GRANT UPDATE ON audit_head TO {role}",
)


def grant_web_role(database: Database, web_url: str) -> None:
    """Make the role that an address names, and give it what web processes need.

    Every ``panah init`` gives it anew, also for tables that a migration added. Raises
    ConfigurationError where the address names no role of its own on this PostgreSQL.
    """
    name, passphrase = named_in(web_url)
    if database.is_sqlite or name == make_url(database.url).username:
        raise ConfigurationError(
            "PANAH_DATABASE_WEB_URL names a role of its own in the PostgreSQL that "
            "PANAH_DATABASE_URL names; here it names none, or the owner."
        )
    role = sql.Identifier(name)
    with database.writer.begin() as connection:
        verb = "ALTER" if exists(connection, name) else "CREATE"
        run(connection, sql.SQL(verb + " ROLE {} WITH {}").format(role, NO_POWER))
        change = sql.SQL("ALTER ROLE {} PASSWORD {}")
        run(connection, change.format(role, sql.Literal(passphrase)))
        box = sql.Identifier(Correction.__tablename__)
        for right in RIGHTS:
            run(connection, sql.SQL(right).format(role=role, box=box))


def named_in(web_url: str) -> tuple[str, str]:
    """Return role and passphrase of an address; ConfigurationError without them."""
    url = make_url(web_url)
    if not (url.username and url.password):
        raise ConfigurationError(
            "PANAH_DATABASE_WEB_URL names no role with a passphrase: an address like "
            "postgresql://panah_web:passphrase@host/panah is meant."
        )
    return url.username, url.password


def exists(connection: Connection, name: str) -> bool:
    """Whether there is a role of this name."""
    asked = "SELECT 1 FROM pg_roles WHERE rolname = %s"
    return connection.exec_driver_sql(asked, (name,)).first() is not None


def run(connection: Connection, statement: sql.Composed) -> None:
    """Run one statement whose names and values are quoted by the driver."""
    connection.exec_driver_sql(statement.as_string())
