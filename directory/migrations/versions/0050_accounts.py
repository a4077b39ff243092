"""Accounts: who signs in, for whom, and what two people must both want."""

import sqlalchemy as sa
from alembic import op

from directory.database import UtcDateTime

revision = "0050"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "attempt",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_until"), "attempt", ["until"], unique=False)

    op.create_table(
        "key_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "owner_kind",
            sa.Enum(
                "member",
                "organization",
                "mailbox",
                name="keyowner",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("verify_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("wrapped_private", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("retired_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_pair")),
        sa.UniqueConstraint(
            "owner_kind", "owner_id", "epoch", name=op.f("uq_key_pair_owner_kind")
        ),
    )
    op.create_index(
        "uq_key_pair_in_use",
        "key_pair",
        ["owner_kind", "owner_id"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )

    op.create_table(
        "user_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "invited",
                "active",
                "locked",
                "ended",
                name="accountstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("passphrase_salt", sa.LargeBinary(length=16), nullable=True),
        sa.Column("passphrase_check", sa.LargeBinary(length=32), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "state <> 'active' OR (passphrase_check IS NOT NULL AND passphrase_salt IS NOT NULL)",
            name=op.f("ck_user_account_active_has_passphrase"),
        ),
        sa.CheckConstraint(
            "state <> 'ended' OR ended_at IS NOT NULL",
            name=op.f("ck_user_account_ended_has_instant"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email_key", name=op.f("uq_user_account_email_key")),
    )
    op.create_table(
        "authenticator",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "totp",
                "webauthn",
                name="authenticatorkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=True),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'totp' OR secret_sealed IS NOT NULL",
            name=op.f("ck_authenticator_totp_has_secret"),
        ),
        sa.CheckConstraint(
            "kind <> 'webauthn' OR (credential_id IS NOT NULL AND public_key IS NOT NULL)",
            name=op.f("ck_authenticator_webauthn_has_key"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_authenticator_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authenticator")),
        sa.UniqueConstraint(
            "credential_id", name=op.f("uq_authenticator_credential_id")
        ),
    )
    op.create_index(
        op.f("ix_authenticator_user_id"), "authenticator", ["user_id"], unique=False
    )

    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_device_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_device_token_hash")),
    )
    op.create_index(op.f("ix_device_user_id"), "device", ["user_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "used_at IS NULL OR revoked_at IS NULL",
            name=op.f("ck_invitation_used_or_revoked_not_both"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_invitation_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index(
        op.f("ix_invitation_expires_at"), "invitation", ["expires_at"], unique=False
    )

    op.create_table(
        "membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Uuid(), nullable=False),
        sa.Column("introduced_by", sa.Uuid(), nullable=True),
        sa.Column("began_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_membership_organization_id_organization"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_membership_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "id", "user_id", "organization_id", name="uq_membership_identity"
        ),
    )
    op.create_index(
        "uq_membership_live",
        "membership",
        ["user_id", "organization_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )

    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_recovery_code_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint(
            "user_id", "code_hash", name=op.f("uq_recovery_code_user_id")
        ),
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "act",
            sa.Enum(
                "grant_role",
                "reset_factor",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("detail", sa.String(length=32), nullable=False),
        sa.Column("for_user_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("first_membership_id", sa.Uuid(), nullable=True),
        sa.Column("first_user_id", sa.Uuid(), nullable=True),
        sa.Column("first_organization_id", sa.Uuid(), nullable=True),
        sa.Column("second_membership_id", sa.Uuid(), nullable=True),
        sa.Column("second_user_id", sa.Uuid(), nullable=True),
        sa.Column("second_organization_id", sa.Uuid(), nullable=True),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("refused_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "(first_membership_id IS NULL AND first_user_id IS NULL AND first_organization_id IS NULL) OR (first_membership_id IS NOT NULL AND first_user_id IS NOT NULL AND first_organization_id IS NOT NULL)",
            name=op.f("ck_approval_whole_first"),
        ),
        sa.CheckConstraint(
            "(first_user_id IS NULL OR first_user_id <> for_user_id) AND (second_user_id IS NULL OR second_user_id <> for_user_id)",
            name=op.f("ck_approval_not_for_herself"),
        ),
        sa.CheckConstraint(
            "(second_membership_id IS NULL AND second_user_id IS NULL AND second_organization_id IS NULL) OR (first_membership_id IS NOT NULL AND first_user_id IS NOT NULL AND first_organization_id IS NOT NULL AND second_membership_id IS NOT NULL AND second_user_id IS NOT NULL AND second_organization_id IS NOT NULL)",
            name=op.f("ck_approval_whole_second"),
        ),
        sa.CheckConstraint(
            "done_at IS NULL OR (first_membership_id IS NOT NULL AND first_user_id IS NOT NULL AND first_organization_id IS NOT NULL AND second_membership_id IS NOT NULL AND second_user_id IS NOT NULL AND second_organization_id IS NOT NULL)",
            name=op.f("ck_approval_done_by_two"),
        ),
        sa.CheckConstraint(
            "done_at IS NULL OR refused_at IS NULL",
            name=op.f("ck_approval_done_or_refused"),
        ),
        sa.CheckConstraint(
            "second_organization_id IS NULL OR first_organization_id <> second_organization_id",
            name=op.f("ck_approval_two_organizations"),
        ),
        sa.CheckConstraint(
            "second_user_id IS NULL OR first_user_id <> second_user_id",
            name=op.f("ck_approval_two_people"),
        ),
        sa.ForeignKeyConstraint(
            ["first_membership_id", "first_user_id", "first_organization_id"],
            ["membership.id", "membership.user_id", "membership.organization_id"],
            name="fk_approval_first_membership",
        ),
        sa.ForeignKeyConstraint(
            ["second_membership_id", "second_user_id", "second_organization_id"],
            ["membership.id", "membership.user_id", "membership.organization_id"],
            name="fk_approval_second_membership",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint(
            "id", "subject_id", "detail", "second_user_id", name="uq_approval_done"
        ),
    )
    op.create_index(
        "uq_approval_open",
        "approval",
        ["act", "subject_id", "detail"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL AND refused_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND refused_at IS NULL"),
    )

    op.create_table(
        "user_session",
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("acting_for", sa.Uuid(), nullable=True),
        sa.Column("begun_at", UtcDateTime(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("idle_until", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("fresh_until", UtcDateTime(), nullable=False),
        sa.Column("factors", sa.SmallInteger(), nullable=False),
        sa.Column("held", sa.LargeBinary(), nullable=True),
        sa.Column("unlocked", sa.LargeBinary(), nullable=True),
        sa.Column("codes", sa.LargeBinary(), nullable=True),
        sa.Column("challenge", sa.LargeBinary(), nullable=True),
        sa.Column("invitation_id", sa.Uuid(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "factors IN (1, 2)", name=op.f("ck_user_session_one_or_two_factors")
        ),
        sa.CheckConstraint(
            "held IS NULL OR factors = 1",
            name=op.f("ck_user_session_held_until_two_factors"),
        ),
        sa.CheckConstraint(
            "unlocked IS NULL OR factors = 2",
            name=op.f("ck_user_session_unlocked_needs_two_factors"),
        ),
        sa.ForeignKeyConstraint(
            ["acting_for"],
            ["membership.id"],
            name=op.f("fk_user_session_acting_for_membership"),
        ),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.id"], name=op.f("fk_user_session_device_id_device")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitation.id"],
            name=op.f("fk_user_session_invitation_id_invitation"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_user_session_user_id_user_account"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_session")),
    )
    op.create_index(
        op.f("ix_user_session_until"), "user_session", ["until"], unique=False
    )
    op.create_index(
        op.f("ix_user_session_user_id"), "user_session", ["user_id"], unique=False
    )

    op.create_table(
        "role_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "partner",
                "caseworker",
                "duty",
                "vetter",
                "steward",
                "auditor",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "origin",
            sa.Enum(
                "operator",
                "member",
                "approval",
                name="origin",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("approval_id", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("granted_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "(origin = 'approval' AND approval_id IS NOT NULL AND approved_by IS NOT NULL) OR (origin <> 'approval' AND approval_id IS NULL AND approved_by IS NULL)",
            name=op.f("ck_role_grant_operator_or_approval"),
        ),
        sa.CheckConstraint(
            "role NOT IN ('vetter', 'steward') OR origin = 'operator' OR approval_id IS NOT NULL",
            name=op.f("ck_role_grant_vetter_or_steward_by_two"),
        ),
        sa.ForeignKeyConstraint(
            ["approval_id", "membership_id", "role", "approved_by"],
            [
                "approval.id",
                "approval.subject_id",
                "approval.detail",
                "approval.second_user_id",
            ],
            name="fk_role_grant_approval",
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_role_grant_membership_id_membership"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    op.create_index(
        "uq_role_grant_live",
        "role_grant",
        ["membership_id", "role"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index("uq_role_grant_live", "role_grant")

    op.drop_table("role_grant")
    op.drop_index(op.f("ix_user_session_user_id"), "user_session")
    op.drop_index(op.f("ix_user_session_until"), "user_session")

    op.drop_table("user_session")
    op.drop_index("uq_approval_open", "approval")

    op.drop_table("approval")
    op.drop_table("recovery_code")
    op.drop_index("uq_membership_live", "membership")

    op.drop_table("membership")
    op.drop_index(op.f("ix_invitation_expires_at"), "invitation")

    op.drop_table("invitation")
    op.drop_index(op.f("ix_device_user_id"), "device")

    op.drop_table("device")
    op.drop_index(op.f("ix_authenticator_user_id"), "authenticator")

    op.drop_table("authenticator")
    op.drop_table("user_account")
    op.drop_index("uq_key_pair_in_use", "key_pair")

    op.drop_table("key_pair")
    op.drop_index(op.f("ix_attempt_until"), "attempt")

    op.drop_table("attempt")
