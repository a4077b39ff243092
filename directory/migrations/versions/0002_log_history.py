"""Which past of the database a cursor of the log belongs to."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    history = op.create_table(
        "log_history",
        sa.Column("number", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("pruned", sa.Boolean(), nullable=False),
        sa.CheckConstraint("number = 1", name=op.f("ck_log_history_one_row")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_log_history")),
    )
    op.bulk_insert(
        history, [{"number": 1, "id": uuid4(), "server": 0, "pruned": False}]
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("log_history")
