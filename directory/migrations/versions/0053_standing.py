"""How far organizations are trusted, and until when."""

import sqlalchemy as sa
from alembic import op

from directory.database import UtcDateTime

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

STATES = "'applied', 'vetted', 'expired', 'suspended', 'revoked'"
VETTED = "state <> 'vetted' OR (vetting_id IS NOT NULL AND expires_at IS NOT NULL)"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "organization_standing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("tier", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("vetting_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.Column("reason_code", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "tier IN ('listed', 'partner', 'referrer')",
            name=op.f("ck_organization_standing_standingtier"),
        ),
        sa.CheckConstraint(
            f"state IN ({STATES})", name=op.f("ck_organization_standing_standingstate")
        ),
        sa.CheckConstraint(
            VETTED, name=op.f("ck_organization_standing_vetted_has_vetting")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_organization_standing_organization_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["vetting_id"],
            ["vetting.id"],
            name=op.f("fk_organization_standing_vetting_id_vetting"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_standing")),
        sa.UniqueConstraint(
            "organization_id", name=op.f("uq_organization_standing_organization_id")
        ),
    )
    op.create_index(
        op.f("ix_organization_standing_expires_at"),
        "organization_standing",
        ["expires_at"],
    )


def downgrade() -> None:
    """Go back; standings are lost, and the vettings behind them stay."""
    op.drop_table("organization_standing")
