"""What both databases know and SQLAlchemy spells differently for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

Values = Mapping[str, Any]


def insert_new(
    connection: sa.Connection, table: sa.Table, values: Values | Sequence[Values]
) -> int:
    """Insert the rows that are not there yet; how many that were."""
    insert = (
        postgresql.insert(table)
        if connection.dialect.name == "postgresql"
        else sqlite.insert(table)
    )
    statement = insert.values(values).on_conflict_do_nothing()
    return (connection.execute(statement)).rowcount
