"""Run the migrations on the database that the caller holds open."""

from typing import Literal

from alembic import context

from directory.accounts import models as account_models
from directory.audit import models as audit_models
from directory.corrections import models as reach_models
from directory.database import Base, UtcDateTime
from directory.listings import models
from directory.notifications import models as notification_models
from directory.vetting import models as vetting_models

assert models  # noqa: S101 - importing the tables fills the metadata
assert account_models  # noqa: S101 - likewise
assert vetting_models  # noqa: S101 - likewise
assert notification_models  # noqa: S101 - likewise
assert audit_models  # noqa: S101 - likewise
assert reach_models  # noqa: S101 - likewise


def render(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our own column type by its name in a drafted migration."""
    is_instant = kind == "type" and isinstance(item, UtcDateTime)
    return "UtcDateTime()" if is_instant else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
