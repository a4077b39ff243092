"""As of which version a listing is gone, for copies that keep versions."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("listing_change") as batch:
        batch.add_column(sa.Column("gone_version", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("listing_change") as batch:
        batch.drop_column("gone_version")
