"""What both databases know and SQLAlchemy spells differently for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.many import Rows

Values = Mapping[str, Any]


def insert_new(
    connection: sa.Connection, table: sa.Table, values: Values | Sequence[Values]
) -> int:
    """Insert the rows that are not there yet; how many that were."""
    insert = insert_into(connection, table)
    statement = insert.values(values).on_conflict_do_nothing()
    return (connection.execute(statement)).rowcount


def insert_into(
    connection: sa.Connection, table: sa.Table
) -> postgresql.Insert | sqlite.Insert:
    """An insert that may be told what to do about rows that are there already."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def among(given: Rows, *columns: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """Whether these columns, together, are the first fields of a given row."""
    fields = (given.number(field) for field in range(len(columns)))
    asked = sa.select(*fields).select_from(given.table)
    return sa.tuple_(*columns).in_(asked)
