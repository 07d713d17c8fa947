"""Money: attempts to collect it, charges, refunds, callbacks, and the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant, Long

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Five tables; nothing there before had to do with money that was paid."""
    _payments()
    _charges()
    _refunds()
    _ledger()
    _callbacks()


def downgrade() -> None:
    """Take them away; loses what was paid."""
    for name in ("callbacks", "ledger", "refunds", "charges", "payments"):
        op.drop_table(name)


def _amount() -> tuple[sa.Column[int], sa.Column[str]]:
    return (
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
    )


def _payments() -> None:
    op.create_table(
        "payments",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("booking_id", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        *_amount(),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=False, server_default=""),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint("minor > 0", name=op.f("ck_payments_something")),
        sa.PrimaryKeyConstraint("venue_id", "id", name=op.f("pk_payments")),
        sa.UniqueConstraint(
            "venue_id", "provider", "ref", name=op.f("uq_payments_venue_id_provider_ref")
        ),
    )
    op.create_index("ix_payments_booking", "payments", ["venue_id", "booking_id"])


def _charges() -> None:
    op.create_table(
        "charges",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("booking_id", sa.BigInteger(), nullable=False),
        *_amount(),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "provider", "charge_id", name=op.f("pk_charges")),
    )
    op.create_index("ix_charges_payment", "charges", ["venue_id", "payment_id"])
    op.create_index(
        "uq_charges_stands",
        "charges",
        ["venue_id", "booking_id"],
        unique=True,
        postgresql_where=sa.text("stands"),
        sqlite_where=sa.text("stands = 1"),
    )


def _refunds() -> None:
    op.create_table(
        "refunds",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("booking_id", sa.BigInteger(), nullable=False),
        sa.Column("payment_id", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("charge_id", sa.Text(), nullable=False),
        *_amount(),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("provider_ref", sa.Text(), nullable=False, server_default=""),
        sa.Column("reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("asked_party", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.CheckConstraint("minor > 0", name=op.f("ck_refunds_something")),
        sa.PrimaryKeyConstraint("venue_id", "id", name=op.f("pk_refunds")),
    )
    op.create_index("ix_refunds_booking", "refunds", ["venue_id", "booking_id"])
    op.create_index("ix_refunds_status", "refunds", ["venue_id", "status", "asked_at"])


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", Long, sa.Identity(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("movement", sa.Text(), nullable=False),
        sa.Column("debit", sa.Text(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        *_amount(),
        sa.Column("why", sa.Text(), nullable=False, server_default=""),
        sa.Column("at", Instant(), nullable=False),
        sa.CheckConstraint("minor > 0", name=op.f("ck_ledger_something")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
        sa.UniqueConstraint("venue_id", "key", name=op.f("uq_ledger_venue_id_key")),
    )
    op.create_index("ix_ledger_booking", "ledger", ["venue_id", "booking_id"])
    op.create_index("ix_ledger_at", "ledger", ["venue_id", "at"])


def _callbacks() -> None:
    op.create_table(
        "callbacks",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.BigInteger(), nullable=True),
        sa.Column("received_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "provider", "event_id", name=op.f("pk_callbacks")),
    )
