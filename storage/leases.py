"""Who may do what only one process does at a time: polling, a periodic run."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.many import Present
from storage.schema import leases


class Leases:
    """Names and who holds them, by the database's clock."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._present = Present(database)
        self._token = sa.bindparam("holder", type_=sa.BigInteger)
        self._until = self._present.after(sa.bindparam("seconds", type_=sa.Float))
        self._take = self._make_take()
        self._shorten = (
            sa.update(leases)
            .values(until=self._until)
            .where(leases.c.name == sa.bindparam("lease"), leases.c.token == self._token)
        )

    async def hold(self, name: str, token: int, *, seconds: float) -> bool:
        """Take a lease, or hold it for longer; False while somebody else has it. StoreBusy."""
        bound = self._bound(name, token, seconds)
        return await self._database.run(
            lambda connection: connection.execute(self._take, bound).first() is not None,
            whole=False,
        )

    async def let_go(self, name: str, token: int, *, seconds: float = 0.0) -> None:
        """Give a lease back, as of so many seconds from now. StoreBusy."""
        bound = self._bound(name, token, seconds)
        await self._database.run(
            lambda connection: connection.execute(self._shorten, bound), whole=False
        )

    def _bound(self, name: str, token: int, seconds: float) -> dict[str, object]:
        given = {"lease": name, "holder": token, "seconds": seconds}
        return {**given, **self._present.bound()}

    def _make_take(self) -> sa.sql.dml.ReturningInsert[tuple[str]]:
        insert = sqlite.insert if self._database.dialect == "sqlite" else postgresql.insert
        name = sa.bindparam("lease", type_=sa.Text)
        statement = insert(leases).values(name=name, token=self._token, until=self._until)
        free = sa.or_(leases.c.until <= self._present.now, leases.c.token == self._token)
        return statement.on_conflict_do_update(
            index_elements=[leases.c.name],
            set_={"token": statement.excluded.token, "until": statement.excluded.until},
            where=free,
        ).returning(leases.c.name)
