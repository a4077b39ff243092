"""Licences of services, and the web addresses of places that are none."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    licences = sa.Column("licenses", sa.Text(), nullable=False, server_default="")
    op.add_column("service", licences)
    url = sa.Column("url", sa.String(length=2000), nullable=False, server_default="")
    op.add_column("location", url)


def downgrade() -> None:
    """Go back."""
    op.drop_column("location", "url")
    op.drop_column("service", "licenses")
