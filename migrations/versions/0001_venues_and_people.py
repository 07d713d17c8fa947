"""Venues with what they offer, and the people they know."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant, Json

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Venues with what they offer, and the people they know."""
    _venues()
    _keys()
    _customers()
    _subjects()
    _staff()
    _invites()


def downgrade() -> None:
    """Take it back; loses what the tables hold."""
    op.drop_table("invites")
    op.drop_table("staff")
    op.drop_table("subjects")
    op.drop_table("customers")
    op.drop_table("keys")
    op.drop_table("venues")


def _venues() -> None:
    op.create_table(
        "venues",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venues")),
        sa.UniqueConstraint("key", name=op.f("uq_venues_key")),
    )


def _keys() -> None:
    op.create_table(
        "keys",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "kind", "key", name=op.f("pk_keys")),
    )


def _customers() -> None:
    op.create_table(
        "customers",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("reachable", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "id", name=op.f("pk_customers")),
        sa.UniqueConstraint("venue_id", "user_id", name=op.f("uq_customers_venue_id_user_id")),
    )


def _subjects() -> None:
    op.create_table(
        "subjects",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("used_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "customer_id", "name", name=op.f("pk_subjects")),
    )


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("resources", Json, nullable=False),
        sa.PrimaryKeyConstraint("venue_id", "user_id", name=op.f("pk_staff")),
    )


def _invites() -> None:
    op.create_table(
        "invites",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("used_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_invites")),
    )
