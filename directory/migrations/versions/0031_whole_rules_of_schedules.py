"""The parts of a schedule's rule that were not kept: its count, weeks, months, zone."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

WORDS = {
    "until_time": 32,
    "timezone_name": 64,
    "wkst": 8,
    "bymonth": 200,
    "byweekno": 200,
    "byyearday": 200,
    "bysetpos": 200,
}


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("schedule") as batch:
        batch.add_column(sa.Column("count", sa.Integer(), nullable=True))
        for name, length in WORDS.items():
            kind = sa.String(length=length)
            batch.add_column(sa.Column(name, kind, nullable=False, server_default=""))
    with op.batch_alter_table("schedule") as batch:
        for name in WORDS:
            batch.alter_column(name, server_default=None)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("schedule") as batch:
        for name in (*WORDS, "count"):
            batch.drop_column(name)
