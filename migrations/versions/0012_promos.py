"""The promo code that a booking is made with, so that its uses can be counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No booking of before has one."""
    op.add_column("bookings", sa.Column("promo", sa.Text(), nullable=True))
    op.create_index(
        "ix_bookings_promo",
        "bookings",
        ["venue_id", "promo", "customer_id"],
        postgresql_where=sa.text("promo IS NOT NULL"),
        sqlite_where=sa.text("promo IS NOT NULL"),
    )


def downgrade() -> None:
    """Take it away; what was agreed still names the code."""
    op.drop_index("ix_bookings_promo", "bookings")
    op.drop_column("bookings", "promo")
