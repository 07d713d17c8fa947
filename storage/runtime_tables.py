"""The tables by which processes do things once: jobs, updates, sessions, leases."""

from __future__ import annotations

import sqlalchemy as sa

from storage.columns import Instant, Json, metadata

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("run_at", Instant, nullable=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("payload", Json, nullable=False),
    sa.Column("attempts", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("lease_token", sa.BigInteger),
    sa.Column("lease_until", Instant),
    sa.Column("done_at", Instant),
    sa.Column("outcome", sa.Text),
    sa.Index(
        "ix_jobs_due",
        "run_at",
        postgresql_where=sa.text("done_at IS NULL"),
        sqlite_where=sa.text("done_at IS NULL"),
    ),
)

# Telegram's updates, kept before they are acknowledged.
inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("lane", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("not_before", Instant, nullable=False),
    sa.Column("attempts", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("done_at", Instant),
    sa.Column("error", sa.Text),
    sa.Index(
        "ix_inbox_pending",
        "lane",
        "update_id",
        postgresql_where=sa.text("done_at IS NULL"),
        sqlite_where=sa.text("done_at IS NULL"),
    ),
    sa.Index("ix_inbox_received", "received_at"),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("lane", sa.Text, primary_key=True),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("lease_token", sa.BigInteger),
    sa.Column("lease_until", Instant),
    sa.Column("updated_at", Instant, nullable=False),
    postgresql_with={"fillfactor": 70},
)

# Who leads a task that only one process may do at a time: polling, a periodic run.
leases = sa.Table(
    "leases",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("token", sa.BigInteger, nullable=False),
    sa.Column("until", Instant, nullable=False),
)
