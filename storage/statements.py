"""What both databases know and SQLAlchemy spells differently for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.many import Rows

Values = Mapping[str, Any]


def insert_new(connection: sa.Connection, table: sa.Table, values: Values) -> bool:
    """Insert a row if it is not there yet; whether it was not."""
    statement = insert_into(connection, table).values(values).on_conflict_do_nothing()
    return connection.execute(statement).rowcount == 1


def insert_all_new(connection: sa.Connection, table: sa.Table, rows: Sequence[Values]) -> None:
    """Insert those of the rows, all with the same columns, that are not there yet."""
    # One statement with many rows would be made anew for every number of them.
    statement = insert_into(connection, table).on_conflict_do_nothing()
    connection.execute(statement, rows)


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
