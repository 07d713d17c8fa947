"""Bookings found by what the program that made them calls them."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDEX = "ix_bookings_external"
_CALLED = {
    "postgresql": "(NULLIF(agreed, '')::json ->> 'external')",
    "sqlite": "json_extract(NULLIF(agreed, ''), '$.external')",
}


def upgrade() -> None:
    """It stands in what was agreed; only bookings that have one are in the index."""
    called = _CALLED[op.get_bind().dialect.name]
    op.execute(
        f"CREATE INDEX {INDEX} ON bookings (venue_id, {called}) WHERE {called} IS NOT NULL"
    )


def downgrade() -> None:
    """Take it away."""
    op.execute(f"DROP INDEX {INDEX}")
