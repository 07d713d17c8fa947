"""The tables. SQLAlchemy Core, no sessions, no mapped classes.

Every row carries its venue and every key leads with it. Slots are kept as whole minutes since
1970 in UTC; other instants as `Instant`. What cannot be said in portable DDL, the guard
against overlaps, is in `guards`.
"""

from __future__ import annotations

import sqlalchemy as sa

from domain.states import Status
from storage.access_tables import api_keys, refresh_tokens, replies
from storage.columns import Instant, Json, Long, metadata
from storage.gift_tables import gift_uses, gifts
from storage.money_tables import (
    callbacks,
    charges,
    contradictions,
    ledger,
    payments,
    refunds,
    strays,
)
from storage.runtime_tables import inbox, jobs, leases, sessions

__all__ = [
    "api_keys",
    "callbacks",
    "charges",
    "contradictions",
    "gift_uses",
    "gifts",
    "inbox",
    "jobs",
    "leases",
    "ledger",
    "metadata",
    "payments",
    "refresh_tokens",
    "refunds",
    "replies",
    "sessions",
    "strays",
]

# A booking takes at most 366 days, buffers included. On SQLite what may reach into a stretch is
# searched that far back among the few that are longer than a day, and one day among the rest.
DAY = 24 * 60
LONGEST = 366 * DAY

venues = sa.Table(
    "venues",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("document", Json, nullable=False),
)

# Numbers given to the resources and services of a venue file, by their key; never reused.
keys = sa.Table(
    "keys",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("id", sa.Integer, nullable=False),
)

customers = sa.Table(
    "customers",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    # Null for who has never been in the chat.
    sa.Column("user_id", sa.BigInteger),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("reachable", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("phone", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("zone", sa.Text),
    sa.UniqueConstraint("venue_id", "user_id"),
    sa.UniqueConstraint("venue_id", "email"),
    # Who has no chat is found by it. Others only say it, and a family may share one.
    sa.Index(
        "ix_customers_phone",
        "venue_id",
        "phone",
        unique=True,
        postgresql_where=sa.text("user_id IS NULL"),
        sqlite_where=sa.text("user_id IS NULL"),
    ),
)

subjects = sa.Table(
    "subjects",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("customer_id", sa.BigInteger, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("used_at", Instant, nullable=False),
)

staff = sa.Table(
    "staff",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("resources", Json, nullable=False),
)

# One-time codes for a role, kept as SHA-256.
invites = sa.Table(
    "invites",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("venue_id", sa.Integer, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

bookings = sa.Table(
    "bookings",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("reference", sa.Text, nullable=False),
    sa.Column("service_id", sa.Integer, nullable=False),
    sa.Column("starts", sa.Integer, nullable=False),
    sa.Column("ends", sa.Integer, nullable=False),
    sa.Column("wanted", sa.Text, nullable=False),
    sa.Column("customer_id", sa.BigInteger, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("placed_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("extended", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("price_minor", sa.BigInteger),
    sa.Column("currency", sa.Text),
    sa.Column("policy", sa.Text, nullable=False),
    sa.Column("agreed", sa.Text, nullable=False, server_default=""),
    sa.Column("subject", sa.Text, nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("coming", sa.Boolean, nullable=False, server_default=sa.false()),
    # The promo code it is booked with; of these few its uses are counted.
    sa.Column("promo", sa.Text),
    sa.UniqueConstraint("venue_id", "reference"),
    sa.CheckConstraint("starts < ends", name="not_empty"),
    sa.CheckConstraint(
        "status IN ({})".format(", ".join(f"'{status}'" for status in Status)), name="status"
    ),
    sa.Index("ix_bookings_starts", "venue_id", "starts"),
    sa.Index("ix_bookings_customer", "venue_id", "customer_id", "starts"),
    sa.Index(
        "ix_bookings_promo",
        "venue_id",
        "promo",
        "customer_id",
        postgresql_where=sa.text("promo IS NOT NULL"),
        sqlite_where=sa.text("promo IS NOT NULL"),
    ),
    postgresql_with={"fillfactor": 80},
)

# What bookings take: guarded against overlap by `guards`, on both databases.
allocations = sa.Table(
    "allocations",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("booking_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("part", sa.SmallInteger, primary_key=True, autoincrement=False),
    sa.Column("resource_id", sa.Integer, nullable=False),
    sa.Column("unit_from", sa.Integer, nullable=False),
    sa.Column("unit_to", sa.Integer, nullable=False),
    sa.Column("starts", sa.Integer, nullable=False),
    sa.Column("ends", sa.Integer, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    # When the hold lets go; null once firm. Spares readers a join, follows `bookings`.
    sa.Column("held_until", Instant),
    sa.CheckConstraint("starts < ends AND unit_from < unit_to", name="not_empty"),
    sa.CheckConstraint(f"ends - starts <= {LONGEST}", name="not_too_long"),
    # To whom a resource was given last, however often it has been.
    sa.Index(
        "ix_allocations_turns",
        "venue_id",
        "resource_id",
        "booking_id",
        postgresql_where=sa.text("active"),
        sqlite_where=sa.text("active = 1"),
    ),
    postgresql_with={"fillfactor": 90},
)

# Raised by every write to a resource's allocations; locked in order by whoever places.
resource_versions = sa.Table(
    "resource_versions",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("resource_id", sa.Integer, primary_key=True),
    sa.Column("version", sa.BigInteger, nullable=False),
    postgresql_with={"fillfactor": 50},
)

# Append-only. Every transition of a booking is one entry, written with it.
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", Long, sa.Identity(), primary_key=True),
    sa.Column("venue_id", sa.Integer, nullable=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("was", sa.Text, nullable=False),
    sa.Column("became", sa.Text, nullable=False),
    sa.Column("party", sa.Text, nullable=False),
    sa.Column("actor_id", sa.BigInteger, nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Index("ix_audit_booking", "venue_id", "booking_id"),
)

# The hash chain over the audit, one link per batch of entries; see `audit`.
audit_seals = sa.Table(
    "audit_seals",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("through_id", sa.BigInteger, nullable=False),
    sa.Column("entries", Json, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("venue_id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("booking_id", sa.BigInteger, nullable=False),
    sa.Column("at", Instant, nullable=False),
)
