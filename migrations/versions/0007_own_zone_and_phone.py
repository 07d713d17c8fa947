"""Where customers say they are, and telephones that several people of the chat may have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_UNIQUE = "uq_customers_venue_id_phone"
_FOUND_BY = "ix_customers_phone"


def upgrade() -> None:
    """A number finds only those who have no chat; a family may share one."""
    with op.batch_alter_table("customers") as customers:
        customers.add_column(sa.Column("zone", sa.Text(), nullable=True))
        customers.drop_constraint(op.f(_UNIQUE), type_="unique")
    op.create_index(
        _FOUND_BY,
        "customers",
        ["venue_id", "phone"],
        unique=True,
        postgresql_where=sa.text("user_id IS NULL"),
        sqlite_where=sa.text("user_id IS NULL"),
    )


def downgrade() -> None:
    """Take it back; loses the zones, and the telephones of the chat."""
    op.drop_index(_FOUND_BY, table_name="customers")
    op.execute("UPDATE customers SET phone = NULL WHERE user_id IS NOT NULL")
    with op.batch_alter_table("customers") as customers:
        customers.create_unique_constraint(op.f(_UNIQUE), ["venue_id", "phone"])
        customers.drop_column("zone")
