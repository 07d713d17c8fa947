"""Finding rows by their keys, for everybody who asks at the same moment in one statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from storage.batching import Batcher, Spawn
from storage.engine import Database
from storage.many import Rows

T = TypeVar("T")
Key = tuple[int, ...]


class Lookup(Generic[T]):
    """The rows of a table by two or more columns of whole numbers, unique together."""

    def __init__(
        self,
        database: Database,
        spawn: Spawn,
        by: Sequence[sa.Column[int]],
        make: Callable[[sa.Row[Any]], T],
    ) -> None:
        self._database = database
        self._make = make
        given = Rows(database)
        same = (sa.cast(given.number(i), one.type) == one for i, one in enumerate(by))
        self._statement = sa.select(by[0].table).join(given.table, sa.and_(*same))
        self._key_of = attrgetter(*(one.name for one in by))
        self._asked = Batcher[Key, T | None](self._find_all, spawn)

    async def find(self, *key: int) -> T | None:
        """What the row of this key stands for. StoreBusy."""
        return await self._asked.submit(key)

    async def _find_all(self, keys: Sequence[Key]) -> list[T | None]:
        bound = Rows.bound(sorted(set(keys)))
        rows = await self._database.read(lambda c: c.execute(self._statement, bound).all())
        found = {self._key_of(row): row for row in rows}
        return [self._make(found[key]) if key in found else None for key in keys]
