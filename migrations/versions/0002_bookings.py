"""Bookings, what they take, and the guard that keeps two from taking the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant, Json, Long
from storage.guards import statements

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bookings, what they take, and the guard that keeps two from taking the same."""
    _bookings()
    _allocations()
    _resource_versions()
    _audit()
    _audit_seals()
    _idempotency()
    for statement in statements(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Take it back; loses what the tables hold."""
    op.drop_table("idempotency")
    op.drop_table("audit_seals")
    op.drop_table("audit")
    op.drop_table("resource_versions")
    op.drop_table("allocations")
    op.drop_table("bookings")


def _bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("placed_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("extended", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("coming", sa.Boolean(), server_default=sa.false(), nullable=False),
        *_rules_of_bookings(),
        postgresql_with={"fillfactor": 80},
    )
    _indexes_of_bookings()


def _indexes_of_bookings() -> None:
    op.create_index("ix_bookings_starts", "bookings", ["venue_id", "starts"], unique=False)
    # The last one made: of two that cost the same on an empty table PostgreSQL takes that, and a
    # statement prepared then must not look through all the bookings of a venue later.
    op.create_index(
        "ix_bookings_customer", "bookings", ["venue_id", "customer_id", "starts"], unique=False
    )


def _rules_of_bookings() -> tuple[sa.Constraint, ...]:
    statuses = (
        "'held', 'requested', 'confirmed', 'in_progress', 'completed', 'reviewed', "
        "'expired', 'released', 'rejected', 'cancelled', 'no_show'"
    )
    return (
        sa.CheckConstraint(f"status IN ({statuses})", name=op.f("ck_bookings_status")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_bookings_not_empty")),
        sa.PrimaryKeyConstraint("venue_id", "id", name=op.f("pk_bookings")),
        sa.UniqueConstraint(
            "venue_id", "reference", name=op.f("uq_bookings_venue_id_reference")
        ),
    )


def _allocations() -> None:
    op.create_table(
        "allocations",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("unit_from", sa.Integer(), nullable=False),
        sa.Column("unit_to", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("held_until", Instant(), nullable=True),
        sa.CheckConstraint("ends - starts <= 527040", name=op.f("ck_allocations_not_too_long")),
        sa.CheckConstraint(
            "starts < ends AND unit_from < unit_to", name=op.f("ck_allocations_not_empty")
        ),
        sa.PrimaryKeyConstraint("venue_id", "booking_id", "part", name=op.f("pk_allocations")),
        postgresql_with={"fillfactor": 90},
    )


def _resource_versions() -> None:
    op.create_table(
        "resource_versions",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "resource_id", name=op.f("pk_resource_versions")),
        postgresql_with={"fillfactor": 50},
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", Long, sa.Identity(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("booking_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("became", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_booking", "audit", ["venue_id", "booking_id"])


def _audit_seals() -> None:
    op.create_table(
        "audit_seals",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("through_id", sa.BigInteger(), nullable=False),
        sa.Column("entries", Json, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "number", name=op.f("pk_audit_seals")),
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("booking_id", sa.BigInteger(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "key", name=op.f("pk_idempotency")),
    )
