"""Statements about many rows at once, prepared once, the same for both databases.

The rows travel as one JSON parameter, so that a statement has one text however many there are;
and the present is the database's own, or the clock's where one overrides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
import sqlalchemy as sa

from storage.engine import Database
from storage.schema import Instant

SECOND = 1_000_000


class Rows:
    """A table made of a parameter: `column(i)` of it is the i-th field of each row."""

    def __init__(self, dialect: str) -> None:
        each = sa.func.json_each if dialect == "sqlite" else sa.func.json_array_elements
        given = sa.cast(sa.bindparam("rows", type_=sa.Text), sa.JSON)
        if dialect == "sqlite":
            given = sa.bindparam("rows", type_=sa.Text)
        self.table = each(given).table_valued(sa.column("value", sa.JSON), name="given")

    def text(self, index: int) -> sa.ColumnElement[str]:
        """A field that is text."""
        return self.table.c.value[index].as_string()

    def number(self, index: int) -> sa.ColumnElement[int]:
        """A field that is a whole number of up to 63 bits."""
        return sa.cast(self.text(index), sa.BigInteger)

    @staticmethod
    def bound(rows: Sequence[Sequence[object]]) -> dict[str, str]:
        """The parameter."""
        return {"rows": orjson.dumps(rows).decode()}


class Present:
    """Now and later, inside statements that are prepared once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._moved = database.moved_now() is not None
        self._sqlite = database.dialect == "sqlite"
        clock = sa.bindparam("now", type_=Instant) if self._moved else database.now()
        # Asked once per statement, so that an index can be searched by it.
        self.now: sa.ColumnElement[datetime] = sa.select(clock).scalar_subquery()

    def after(self, seconds: sa.ColumnElement[Any]) -> sa.ColumnElement[datetime]:
        """So many seconds from now; also a negative number of them."""
        if self._sqlite:
            later = sa.type_coerce(self.now, sa.BigInteger) + sa.cast(
                seconds * SECOND, sa.BigInteger
            )
            return sa.type_coerce(later, Instant)
        return self.now + seconds * sa.text("interval '1 second'")

    def bound(self) -> dict[str, datetime]:
        """What `now` needs to know when a statement is run."""
        now = self._database.moved_now()
        return {} if now is None else {"now": now}
