"""Where money comes from is not stored any more, nor left in what waits for vetters."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

OWNERS = ("service", "organization")


def upgrade() -> None:
    """Go forward; what was deleted is overwritten, see Database."""
    op.execute("DELETE FROM funding")
    op.drop_table("funding")
    service = sa.table(
        "service",
        sa.column("id", sa.Uuid()),
        sa.column("proposed", sa.JSON(none_as_null=True)),
    )
    connection = op.get_bind()
    waiting = sa.select(service.c.id, service.c.proposed)
    for key, proposed in connection.execute(
        waiting.where(service.c.proposed.is_not(None))
    ).all():
        told = without_funding(proposed)
        if told != proposed:
            mine = sa.update(service).where(service.c.id == key)
            connection.execute(mine.values(proposed=told))


def without_funding(value: Any) -> Any:
    """Return a record without its sources of money, wherever they stand."""
    if isinstance(value, list):
        return [without_funding(one) for one in value]
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if name != "funding"}
        return {name: without_funding(one) for name, one in kept.items()}
    return value


def downgrade() -> None:
    """Go back; what was stored does not come back."""
    op.create_table(
        "funding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        *(sa.Column(f"{owner}_id", sa.Uuid(), nullable=True) for owner in OWNERS),
        *(
            sa.ForeignKeyConstraint(
                [f"{owner}_id"],
                [f"{owner}.id"],
                name=op.f(f"fk_funding_{owner}_id_{owner}"),
            )
            for owner in OWNERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding")),
    )
    for owner in OWNERS:
        op.create_index(op.f(f"ix_funding_{owner}_id"), "funding", [f"{owner}_id"])
