"""An organization may belong to a company."""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

CONSTRAINT = "ck_organization_affiliation"
KNOWN = ("independent", "religious", "government", "political", "intergovernmental")


def upgrade() -> None:
    """Go forward."""
    allow((*KNOWN, "company"))


def downgrade() -> None:
    """Go back: what belongs to a company says nothing of it any more."""
    op.execute(
        "UPDATE organization SET affiliation = NULL WHERE affiliation = 'company'"
    )
    allow(KNOWN)


def allow(affiliations: tuple[str, ...]) -> None:
    """Let an organization belong to one of these."""
    listed = ", ".join(f"'{each}'" for each in affiliations)
    with op.batch_alter_table("organization") as batch:
        batch.drop_constraint(op.f(CONSTRAINT), type_="check")
        batch.create_check_constraint(op.f(CONSTRAINT), f"affiliation IN ({listed})")
