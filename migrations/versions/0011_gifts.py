"""Gifts: credit under a code, and what of it is used for which booking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "gifts",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        *_amount(),
        sa.Column("issued_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("sold", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False, server_default=""),
        sa.Column("issued_party", sa.Text(), nullable=False),
        sa.Column("issued_by", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minor > 0", name=op.f("ck_gifts_something")),
        sa.PrimaryKeyConstraint("venue_id", "code", name=op.f("pk_gifts")),
        sa.UniqueConstraint("venue_id", "key", name=op.f("uq_gifts_venue_id_key")),
    )
    op.create_table(
        "gift_uses",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        *_amount(),
        sa.CheckConstraint("minor > 0", name=op.f("ck_gift_uses_something")),
        sa.PrimaryKeyConstraint("venue_id", "booking_id", name=op.f("pk_gift_uses")),
    )
    op.create_index("ix_gift_uses_code", "gift_uses", ["venue_id", "code"])


def downgrade() -> None:
    """Take them away; loses what is left on gifts."""
    op.drop_table("gift_uses")
    op.drop_table("gifts")


def _amount() -> tuple[sa.Column[int], sa.Column[str]]:
    return (
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
    )
