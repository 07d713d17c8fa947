"""Whose turn it is, found without counting every booking there ever was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TURNS = "ix_allocations_turns"


def upgrade() -> None:
    """One more index on what is taken; not in a batch, which would drop the triggers."""
    op.create_index(
        TURNS,
        "allocations",
        ["venue_id", "resource_id", "booking_id"],
        unique=False,
        postgresql_where=sa.text("active"),
        sqlite_where=sa.text("active = 1"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_index(TURNS, table_name="allocations")
