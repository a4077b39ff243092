"""In which order publishers tell parts, and room for what they type as a number."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0022"
branch_labels = None
depends_on = None

ORDERED = ("attribute", "contact", "language", "phone", "url")
# Of phones: what was at most as long, and what may be now.
LONGER = {"number": (64, 300), "type": (32, 100)}


def upgrade() -> None:
    """Go forward."""
    for table in ORDERED:
        with op.batch_alter_table(table) as batch:
            batch.add_column(
                sa.Column("position", sa.Integer(), nullable=False, server_default="0")
            )
        with op.batch_alter_table(table) as batch:
            batch.alter_column("position", server_default=None)
    with op.batch_alter_table("phone") as batch:
        for name, (old, new) in LONGER.items():
            batch.alter_column(
                name,
                existing_type=sa.String(old),
                type_=sa.String(new),
                existing_nullable=False,
            )


def downgrade() -> None:
    """Go back; what is too long for the old columns is cut."""
    phone = sa.table("phone", *(sa.column(name) for name in LONGER))
    for name, (old, _) in LONGER.items():
        cut = sa.func.substr(phone.c[name], 1, old)
        op.execute(phone.update().values({name: cut}))
    with op.batch_alter_table("phone") as batch:
        for name, (old, new) in LONGER.items():
            batch.alter_column(
                name,
                existing_type=sa.String(new),
                type_=sa.String(old),
                existing_nullable=False,
            )
    for table in reversed(ORDERED):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("position")
