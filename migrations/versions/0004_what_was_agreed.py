"""Bookings of more than one unit, of several people, of whole days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep what was agreed beyond the plain; not in a batch, which would drop the triggers."""
    op.add_column("bookings", sa.Column("agreed", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back; loses what was agreed."""
    op.drop_column("bookings", "agreed")
