"""Statements about many rows at once, made once, the same for both databases.

The rows travel as one JSON parameter, so that a statement has one text however many there are.
The present is the database's own, or the clock's where one overrides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa

from storage.columns import Instant
from storage.engine import Database

_MICROSECONDS = 1_000_000


class Rows:
    """A table made of the parameter `rows`: fields are counted from 0."""

    def __init__(self, database: Database) -> None:
        parameter = sa.bindparam("rows", type_=sa.Text)
        rows = (
            sa.func.json_each(parameter)
            if database.dialect == "sqlite"
            else sa.func.json_array_elements(sa.cast(parameter, sa.JSON))
        )
        self.table = rows.table_valued(sa.column("value", sa.JSON), name="given")

    def text(self, field: int) -> sa.ColumnElement[str]:
        """A field that is text or null."""
        found: sa.ColumnElement[str] = self.table.c.value[field].as_string()
        return found

    def number(self, field: int) -> sa.ColumnElement[int]:
        """A field that is a whole number of up to 63 bits."""
        return sa.cast(self.text(field), sa.BigInteger)

    @staticmethod
    def bound(rows: Sequence[Sequence[object]]) -> dict[str, str]:
        """What to run a statement with."""
        return {"rows": orjson.dumps(rows).decode()}


class Present:
    """Now, and so many seconds from now, in statements that are made once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sqlite = database.dialect == "sqlite"
        moved = database.moved_now() is not None
        clock = sa.bindparam("now", type_=Instant) if moved else database.now()
        # A subquery is asked once per statement, so that an index can be searched by it.
        self.now: sa.ColumnElement[datetime] = sa.select(clock).scalar_subquery()

    def after(self, seconds: sa.ColumnElement[Any]) -> sa.ColumnElement[datetime]:
        """So many seconds from now; negative ones are ago."""
        if not self._sqlite:
            return self.now + seconds * sa.text("interval '1 second'")
        distance = sa.cast(seconds * _MICROSECONDS, sa.BigInteger)
        return sa.type_coerce(sa.type_coerce(self.now, sa.BigInteger) + distance, Instant)

    def bound(self) -> dict[str, datetime]:
        """What to run a statement with."""
        now = self._database.moved_now()
        return {} if now is None else {"now": now}
