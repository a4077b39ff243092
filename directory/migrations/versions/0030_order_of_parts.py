"""In which order publishers tell parts."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0022"
branch_labels = None
depends_on = None

ORDERED = ("attribute", "contact", "language", "phone", "url")


def upgrade() -> None:
    """Go forward."""
    for table in ORDERED:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("position", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back."""
    for table in reversed(ORDERED):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("position")
