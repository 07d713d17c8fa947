"""The tables of the HTTP interface: keys, sessions, and what was answered to whom."""

from __future__ import annotations

import sqlalchemy as sa

from storage.columns import Instant, Json, metadata

# Of a secret only its SHA-256 is kept, and the beginning that people tell keys apart by.
api_keys = sa.Table(
    "api_keys",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("digest", sa.Text, nullable=False, unique=True),
    sa.Column("prefix", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("scopes", Json, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("expires_at", Instant),
    sa.Column("revoked_at", Instant),
    sa.Column("used_at", Instant),
)

# Each is used once; its successor has the same session. Kept as SHA-256.
refresh_tokens = sa.Table(
    "refresh_tokens",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("venue_id", sa.Integer, nullable=False),
    sa.Column("session", sa.BigInteger, nullable=False),
    sa.Column("customer_id", sa.BigInteger, nullable=False),
    sa.Column("api_key_id", sa.BigInteger, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
    sa.Column("revoked_at", Instant),
    sa.Index("ix_refresh_tokens_session", "venue_id", "session"),
    sa.Index("ix_refresh_tokens_expires", "expires_at"),
)

# What was answered to a caller's key, kept for a day. Without a status: being answered.
replies = sa.Table(
    "replies",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("caller", sa.Text, primary_key=True),
    sa.Column("route", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("token", sa.BigInteger, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("lease_until", Instant, nullable=False),
    sa.Column("status", sa.SmallInteger),
    sa.Column("body", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Text, nullable=False, server_default=""),
    sa.Column("location", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_replies_at", "at"),
)
