"""The tables of money: attempts, charges, refunds, callbacks, the ledger, and what is amiss."""

from __future__ import annotations

import sqlalchemy as sa

from storage.columns import Instant, Long, metadata

# Attempts to collect money, written before the provider is asked.
payments = sa.Table(
    "payments",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("provider", sa.Text, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("ref", sa.Text),
    sa.Column("url", sa.Text, nullable=False, server_default=""),
    sa.Column("created_at", Instant, nullable=False),
    sa.CheckConstraint("minor > 0", name="something"),
    sa.UniqueConstraint("venue_id", "provider", "ref"),
    sa.Index("ix_payments_booking", "venue_id", "booking_id"),
)

# What was really charged, each once. What `stands` pays for the booking; the rest goes back.
# `part` is which part of the price it pays: one charge stands for each.
charges = sa.Table(
    "charges",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("provider", sa.Text, primary_key=True),
    sa.Column("charge_id", sa.Text, primary_key=True),
    sa.Column("payment_id", sa.BigInteger, nullable=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("stands", sa.Boolean, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("part", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_charges_payment", "venue_id", "payment_id"),
    # One payment for each part of what a booking costs, whoever is asked in which sequence.
    sa.Index(
        "uq_charges_stands",
        "venue_id",
        "booking_id",
        "part",
        unique=True,
        postgresql_where=sa.text("stands"),
        sqlite_where=sa.text("stands = 1"),
    ),
)

refunds = sa.Table(
    "refunds",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("payment_id", sa.BigInteger, nullable=False),
    sa.Column("provider", sa.Text, nullable=False),
    sa.Column("charge_id", sa.Text, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("provider_ref", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("asked_party", sa.Text, nullable=False),
    sa.Column("asked_by", sa.BigInteger, nullable=False),
    sa.Column("asked_at", Instant, nullable=False),
    sa.CheckConstraint("minor > 0", name="something"),
    sa.Index("ix_refunds_booking", "venue_id", "booking_id"),
    sa.Index("ix_refunds_status", "venue_id", "status", "asked_at"),
)

# Append-only. `debit` and `credit` are accounts of `domain.ledger`.
ledger = sa.Table(
    "ledger",
    metadata,
    sa.Column("id", Long, sa.Identity(), primary_key=True),
    sa.Column("venue_id", sa.Integer, nullable=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("movement", sa.Text, nullable=False),
    sa.Column("debit", sa.Text, nullable=False),
    sa.Column("credit", sa.Text, nullable=False),
    sa.Column("provider", sa.Text, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False, server_default=""),
    sa.Column("at", Instant, nullable=False),
    sa.CheckConstraint("minor > 0", name="something"),
    sa.UniqueConstraint("venue_id", "key"),
    sa.Index("ix_ledger_booking", "venue_id", "booking_id"),
    sa.Index("ix_ledger_at", "venue_id", "at"),
)

# What providers called back with, each event once: which payment it is about, and no more.
callbacks = sa.Table(
    "callbacks",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("provider", sa.Text, primary_key=True),
    sa.Column("event_id", sa.Text, primary_key=True),
    sa.Column("ref", sa.Text, nullable=False),
    sa.Column("charge_id", sa.Text, nullable=False),
    sa.Column("payment_id", sa.BigInteger),
    sa.Column("received_at", Instant, nullable=False),
)

# Charges that carry our mark and belong to no payment, until it is there or they go back.
strays = sa.Table(
    "strays",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("provider", sa.Text, nullable=False),
    sa.Column("charge_id", sa.Text, nullable=False),
    sa.Column("ref", sa.Text, nullable=False),
    sa.Column("payment_id", sa.BigInteger, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("refund_ref", sa.Text, nullable=False, server_default=""),
    sa.CheckConstraint("minor > 0", name="something"),
    sa.UniqueConstraint("venue_id", "provider", "charge_id"),
)

# What a provider said of a charge against what it had said before. Nothing follows from it.
contradictions = sa.Table(
    "contradictions",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("provider", sa.Text, primary_key=True),
    sa.Column("charge_id", sa.Text, primary_key=True),
    sa.Column("what", sa.Text, primary_key=True),
    sa.Column("later", sa.Text, primary_key=True),
    sa.Column("earlier", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Index("ix_contradictions_at", "at"),
)
