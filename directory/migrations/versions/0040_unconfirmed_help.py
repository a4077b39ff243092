"""Until when unconfirmed help is shown, and reports on one listing."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0032"
branch_labels = None
depends_on = None

KINDS = "kind IN ('words', 'wrong', 'unsafe')"
WORDS = "wrong <> '' OR better <> ''"
SAYS_SOMETHING = f"{WORDS} OR (kind <> 'words' AND listing_id IS NOT NULL)"


def upgrade() -> None:
    """Go forward."""
    op.add_column("service", sa.Column("shown_until", sa.Date(), nullable=True))
    with op.batch_alter_table("correction") as batch:
        kind = sa.String(length=32)
        batch.add_column(
            sa.Column("kind", kind, nullable=False, server_default="words")
        )
        batch.add_column(sa.Column("listing_id", sa.Uuid(), nullable=True))
    with op.batch_alter_table("correction") as batch:
        batch.alter_column("kind", server_default=None)
        batch.create_check_constraint(op.f("ck_correction_correctionkind"), KINDS)
        batch.drop_constraint(op.f("ck_correction_says_something"), type_="check")
        batch.create_check_constraint(
            op.f("ck_correction_says_something"), SAYS_SOMETHING
        )


def downgrade() -> None:
    """Go back; reports without words are lost, for they could not be kept."""
    op.execute("DELETE FROM correction WHERE wrong = '' AND better = ''")
    with op.batch_alter_table("correction") as batch:
        batch.drop_constraint(op.f("ck_correction_says_something"), type_="check")
        batch.create_check_constraint(op.f("ck_correction_says_something"), WORDS)
        batch.drop_constraint(op.f("ck_correction_correctionkind"), type_="check")
        batch.drop_column("listing_id")
        batch.drop_column("kind")
    # Not by a copy of the table: others refer to its rows.
    op.drop_column("service", "shown_until")
