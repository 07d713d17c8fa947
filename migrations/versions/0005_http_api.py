"""Customers without a chat, and what the HTTP interface keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant, Json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ONCE = ("phone", "email")


def upgrade() -> None:
    """Customers without a chat, and what the HTTP interface keeps."""
    with op.batch_alter_table("customers") as customers:
        customers.alter_column("user_id", existing_type=sa.BigInteger(), nullable=True)
        for name in _ONCE:
            customers.add_column(sa.Column(name, sa.Text(), nullable=True))
        for name in _ONCE:
            constraint = op.f(f"uq_customers_venue_id_{name}")
            customers.create_unique_constraint(constraint, ["venue_id", name])
    _api_keys()
    _refresh_tokens()
    _replies()


def downgrade() -> None:
    """Take it back; loses what the tables hold, and customers without a chat."""
    op.drop_table("replies")
    op.drop_table("refresh_tokens")
    op.drop_table("api_keys")
    op.execute("DELETE FROM customers WHERE user_id IS NULL")
    with op.batch_alter_table("customers") as customers:
        for name in _ONCE:
            constraint = op.f(f"uq_customers_venue_id_{name}")
            customers.drop_constraint(constraint, type_="unique")
            customers.drop_column(name)
        customers.alter_column("user_id", existing_type=sa.BigInteger(), nullable=False)


def _api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", Json, nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("used_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("venue_id", "id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_keys_digest")),
    )


def _refresh_tokens() -> None:
    op.create_table(
        "refresh_tokens",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("session", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("api_key_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_refresh_tokens")),
    )
    op.create_index(
        "ix_refresh_tokens_session", "refresh_tokens", ["venue_id", "session"], unique=False
    )
    op.create_index("ix_refresh_tokens_expires", "refresh_tokens", ["expires_at"], unique=False)


def _replies() -> None:
    op.create_table(
        "replies",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("lease_until", Instant(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Text(), server_default="", nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "caller", "route", "key", name=op.f("pk_replies")),
    )
    op.create_index("ix_replies_at", "replies", ["at"], unique=False)
