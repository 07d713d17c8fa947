"""Several charges may pay for a booking: each for its own part of the price."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whatever stands so far was paid ahead."""
    part = sa.Column("part", sa.Text(), nullable=False, server_default="")
    op.add_column("charges", part)
    _index("venue_id", "booking_id", "part")


def downgrade() -> None:
    """Fails where several parts of a price were paid."""
    _index("venue_id", "booking_id")
    op.drop_column("charges", "part")


def _index(*columns: str) -> None:
    op.drop_index("uq_charges_stands", "charges")
    op.create_index(
        "uq_charges_stands",
        "charges",
        list(columns),
        unique=True,
        postgresql_where=sa.text("stands"),
        sqlite_where=sa.text("stands = 1"),
    )
