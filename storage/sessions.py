"""Lanes: whose turn it is, what is next, and what is remembered from one step to the next.

    claim    a free lane whose head is due gets my token, for `lease` seconds
    done     state and "done" in one transaction, if the token still is mine; then the next
             without a next one the lane is released in the same transaction; its owner then
             claims once more, because a row may have come in between, from a process that
             was refused

A frozen process finds its token gone: nothing of what it kept counts. The head of a lane is read
by a statement of its own, after the lane is claimed: a statement that had to wait still sees the
rows of before, and might hand out what has just been done. Nobody waits for a lane: rows that
are locked are somebody else's (SKIP LOCKED), and locks are taken in the sequence of the names.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import sqlalchemy as sa
import structlog

from storage.batching import Batcher, Spawn
from storage.engine import Database
from storage.lanes import Statements
from storage.many import Rows

LEASE_SECONDS = 15.0
MET_SECONDS = 3600.0

_log = structlog.get_logger(__name__)

Wish = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Work:
    """The head of a lane with the lane's state; `attempts` counts this one."""

    lane: str
    bot_id: int
    update_id: int
    payload: str
    attempts: int
    received_at: datetime
    token: int
    state: str


class Taken(Protocol):
    """Work somebody was given."""

    @property
    def lane(self) -> str: ...
    @property
    def token(self) -> int: ...
    @property
    def update_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of a step."""

    work: Taken
    state: str
    error: str | None


class Sessions:
    """The lanes of all bots. Safe to use from any number of processes."""

    def __init__(
        self,
        database: Database,
        spawn: Spawn,
        *,
        lease: float = LEASE_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.lease = lease
        self._database = database
        self._statements = Statements(database, lease)
        self._claims = Batcher[Wish, Work | None](self._claim_all, spawn)
        self._results = Batcher[_Result, Work | None](self._finish_all, spawn)
        self._monotonic = monotonic
        self._met: set[str] = set()
        self._met_since = monotonic()

    async def claim(self, lane: str, token: int) -> Work | None:
        """Take a lane and its head; None when nothing is due or somebody else has it.

        A token that already has the lane gets it again. StoreBusy.
        """
        return await self._claims.submit((lane, token))

    async def done(self, work: Taken, state: str, *, error: str | None = None) -> Work | None:
        """Keep the state and be done with the update; the next one of the lane, if it is due.

        None: the lane is released, or it was lost (fenced) and nothing was kept. `error` names
        what an update died of that will not be tried again. StoreBusy.
        """
        return await self._results.submit(_Result(work, state, error))

    async def postpone(self, work: Taken, state: str, *, seconds: float, counted: bool) -> None:
        """Keep the state, release the lane, try the update again later. StoreBusy.

        Not `counted`: the attempt does not bring the update nearer to its end.
        """
        bound = Rows.bound([(work.lane, work.token, state, work.update_id)])
        later = {"seconds": seconds, "back": 0 if counted else 1}

        def keep(connection: sa.Connection) -> None:
            if self._run(connection, self._statements.set_aside, bound).all():
                self._run(connection, self._statements.put_off, {**bound, **later})

        await self._database.run(keep)

    async def renew(self, held: Sequence[Wish]) -> None:
        """Hold lanes for another `lease` seconds, as far as they are still held. StoreBusy."""
        bound = Rows.bound(sorted(held))
        await self._database.run(
            lambda connection: self._run(connection, self._statements.renew, bound)
        )

    async def purge(self) -> int:
        """Forget lanes nobody has used for a month; how many."""
        forgotten = await self._database.run(
            lambda connection: self._run(connection, self._statements.forget, {}).rowcount
        )
        # A clock that was moved by months may have taken one of those that were met.
        self._met.clear()
        return forgotten

    async def _claim_all(self, wishes: Sequence[Wish]) -> list[Work | None]:
        found: dict[str, Work] = {}
        left = sorted(wishes)
        while left:
            claimed = await self._database.run(partial(self._claim, left), whole=False)
            found |= {lane: work for lane, work in claimed.items() if work}
            # Claimed, but emptied in between by its last owner: look once more.
            emptied = {lane for lane, work in claimed.items() if work is None}
            left = [wish for wish in left if wish[0] in emptied]
        return [found.get(lane) for lane, _ in wishes]

    def _claim(
        self, wishes: Sequence[Wish], connection: sa.Connection
    ) -> Mapping[str, Work | None]:
        bound = Rows.bound(wishes)
        states = {
            row.lane: row.state for row in self._run(connection, self._statements.take, bound)
        }
        self._remember(states)
        unknown = [wish for wish in wishes if wish[0] not in self._met]
        if unknown:
            made = self._run(connection, self._statements.make, Rows.bound(unknown))
            states |= dict.fromkeys(made.scalars(), "")
        taken = [(lane, token, states[lane]) for lane, token in wishes if lane in states]
        return self._heads(connection, taken)

    def _remember(self, lanes: Iterable[str]) -> None:
        """Lanes that have a session; a session outlives its last use by far more than this."""
        now = self._monotonic()
        if now - self._met_since > MET_SECONDS:
            self._met.clear()
            self._met_since = now
        self._met.update(lanes)

    async def _finish_all(self, results: Sequence[_Result]) -> list[Work | None]:
        return await self._database.run(partial(self._finish, results))

    def _finish(
        self, results: Sequence[_Result], connection: sa.Connection
    ) -> list[Work | None]:
        rows = {
            one.work.lane: (
                one.work.lane, one.work.token, one.state, one.work.update_id, one.error
            )
            for one in results
        }  # fmt: skip
        bound = Rows.bound([rows[lane] for lane in sorted(rows)])
        held = {
            row.lane: row.lease_token
            for row in self._run(connection, self._statements.keep, bound)
        }
        if held:
            mine = Rows.bound([rows[lane] for lane in sorted(held)])
            self._run(connection, self._statements.finish, mine)
        for one in results:
            if one.work.lane not in held:
                _log.warning("fenced", lane=one.work.lane, update_id=one.work.update_id)
        going = [rows[lane][:3] for lane, token in held.items() if token is not None]
        heads = self._heads(connection, going)
        return [heads.get(one.work.lane) for one in results]

    def _heads(
        self, connection: sa.Connection, lanes: Sequence[tuple[str, int, str]]
    ) -> dict[str, Work | None]:
        """The head of each lane; a lane without one is released."""
        heads: dict[str, Work | None] = dict.fromkeys((lane for lane, _, _ in lanes), None)
        if not lanes:
            return heads
        given = {lane: (token, state) for lane, token, state in lanes}
        bound = Rows.bound([(lane,) for lane in sorted(given)])
        for row in self._run(connection, self._statements.head, bound):
            what = row.update_id, row.payload, row.attempts, row.received_at
            heads[row.lane] = Work(row.lane, row.bot_id, *what, *given[row.lane])
        empty = [(lane, given[lane][0]) for lane, work in heads.items() if work is None]
        if empty:
            self._run(connection, self._statements.free, Rows.bound(sorted(empty)))
        return heads

    def _run(
        self,
        connection: sa.Connection,
        statement: sa.Executable,
        bound: Mapping[str, object],
    ) -> sa.CursorResult[Any]:
        given = {**self._statements.present.bound(), **bound}
        return connection.execute(statement, given)
