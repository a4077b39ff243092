"""Further addresses, sources of money and programmes of services and organizations."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES: dict[str, list[tuple[str, sa.types.TypeEngine[str]]]] = {
    "url": [
        ("label", sa.String(length=300)),
        ("url", sa.String(length=2000)),
    ],
    "funding": [("source", sa.Text())],
    "program": [
        ("name", sa.String(length=300)),
        ("alternate_name", sa.String(length=300)),
        ("description", sa.Text()),
    ],
}
OWNERS = ("service", "organization")


def upgrade() -> None:
    """Go forward."""
    for table, columns in TABLES.items():
        op.create_table(
            table,
            sa.Column("id", sa.Uuid(), nullable=False),
            *(sa.Column(name, kind, nullable=False) for name, kind in columns),
            *(sa.Column(f"{owner}_id", sa.Uuid(), nullable=True) for owner in OWNERS),
            *(
                sa.ForeignKeyConstraint(
                    [f"{owner}_id"],
                    [f"{owner}.id"],
                    name=op.f(f"fk_{table}_{owner}_id_{owner}"),
                )
                for owner in OWNERS
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        for owner in OWNERS:
            op.create_index(op.f(f"ix_{table}_{owner}_id"), table, [f"{owner}_id"])


def downgrade() -> None:
    """Go back."""
    for table in reversed(TABLES):
        op.drop_table(table)
