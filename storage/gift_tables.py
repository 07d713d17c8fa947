"""The tables of gifts: credit under a code, and what of it is used."""

from __future__ import annotations

import sqlalchemy as sa

from storage.columns import Instant, metadata

# Credit under a code. What is left on it follows from `gift_uses`, `charges` and `refunds`.
gifts = sa.Table(
    "gifts",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("issued_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("sold", sa.Boolean, nullable=False),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("issued_party", sa.Text, nullable=False),
    sa.Column("issued_by", sa.BigInteger, nullable=False),
    sa.CheckConstraint("minor > 0", name="something"),
    sa.UniqueConstraint("venue_id", "key"),
)

# What of a gift is set aside for a hold, and used once that is firm: one gift for each.
gift_uses = sa.Table(
    "gift_uses",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("booking_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("minor", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.CheckConstraint("minor > 0", name="something"),
    sa.Index("ix_gift_uses_code", "venue_id", "code"),
)
