"""Charges that belong to no payment, and what providers say against themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables; what was amiss before was only counted."""
    _strays()
    _contradictions()


def downgrade() -> None:
    """Take them away; loses what is parked."""
    op.drop_table("contradictions")
    op.drop_table("strays")


def _strays() -> None:
    op.create_table(
        "strays",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("seen_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("refund_ref", sa.Text(), nullable=False, server_default=""),
        sa.CheckConstraint("minor > 0", name=op.f("ck_strays_something")),
        sa.PrimaryKeyConstraint("venue_id", "id", name=op.f("pk_strays")),
        sa.UniqueConstraint(
            "venue_id",
            "provider",
            "charge_id",
            name=op.f("uq_strays_venue_id_provider_charge_id"),
        ),
    )


def _contradictions() -> None:
    op.create_table(
        "contradictions",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("later", sa.Text(), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint(
            "venue_id",
            "provider",
            "charge_id",
            "what",
            "later",
            name=op.f("pk_contradictions"),
        ),
    )
    op.create_index("ix_contradictions_at", "contradictions", ["at"])
