"""Jobs: rows that were written with the change they follow from, until they are done.

    due ──► claimed ──► finished              an outcome: sent, skipped, cancelled, dead …
             │    ▲ ╲─► put off               later, with or without counting the attempt
             ▼    │
         worker dies, lease runs out

Only the token a job was claimed with may finish it or put it off, so that a worker that was
frozen cannot undo what another has done since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import sqlalchemy as sa
import structlog

from domain.events import Job, JobKind
from storage.batching import Batcher, Spawn
from storage.columns import Instant
from storage.engine import Database
from storage.many import Present, Rows
from storage.rows import to_job
from storage.schema import jobs

LEASE_SECONDS = 30.0

VENUE, KEY, TOKEN, OUTCOME = range(4)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job somebody works at; `attempts` counts this one, `number` is the job's for ever."""

    job: Job
    number: int
    attempts: int
    token: int


class Held(Protocol):
    """A job somebody was given."""

    @property
    def job(self) -> Job: ...
    @property
    def token(self) -> int: ...


class Jobs:
    """What is to be done. Safe to use from any number of processes."""

    def __init__(
        self, database: Database, spawn: Spawn, *, lease: float = LEASE_SECONDS
    ) -> None:
        self.lease = lease
        self._database = database
        self._present = Present(database)
        self._given = Rows(database)
        self._until = self._present.after(sa.literal(lease))
        self._claim = self._make_claim()
        self._finish = self._make_finish()
        self._renew = self._make_renew()
        self._put_off = self._make_put_off()
        self._put_at = self._make_put_at()
        self._finished = Batcher[tuple[Held, str], bool](self._finish_all, spawn)

    async def claim(self, limit: int, token: int, venues: Sequence[int]) -> tuple[Claimed, ...]:
        """Jobs of these venues, due and worked at by nobody, the longest due first. StoreBusy."""
        given = {"most": limit, "holder": token, "venues": list(venues)}
        bound = {**given, **self._present.bound()}
        rows = await self._database.run(
            lambda connection: connection.execute(self._claim, bound).mappings().all(),
            whole=False,
        )
        claimed = (
            Claimed(to_job(row), row["number"], row["attempts"], row["lease_token"])
            for row in rows
        )
        return tuple(sorted(claimed, key=lambda one: (one.job.run_at, one.number)))

    async def finish(self, held: Held, outcome: str) -> bool:
        """Done, with an outcome; False when it is somebody else's by now. StoreBusy."""
        return await self._finished.submit((held, outcome))

    async def put_off(self, held: Held, *, seconds: float, counted: bool) -> bool:
        """Try again later; False when it is somebody else's by now. StoreBusy.

        Not `counted`: the attempt does not bring the job nearer to its end.
        """
        later = {"seconds": seconds, "back": 0 if counted else 1}
        return await self._move(self._put_off, held, {**later, **self._present.bound()})

    async def put_at(self, held: Held, at: datetime) -> bool:
        """It is due at another time, as if it had never been tried. StoreBusy."""
        return await self._move(self._put_at, held, {"at": at})

    async def renew(self, held: Sequence[Held]) -> None:
        """Hold jobs for another `lease` seconds, as far as they are still held. StoreBusy."""
        rows = Rows.bound([(*_name(one), one.token) for one in held])
        bound = {**rows, **self._present.bound()}
        await self._database.run(
            lambda connection: connection.execute(self._renew, bound), whole=False
        )

    async def _move(self, statement: sa.Update, held: Held, to: Mapping[str, object]) -> bool:
        venue, key = _name(held)
        bound = {"venue": venue, "job": key, "holder": held.token, **to}
        moved = await self._database.run(
            lambda connection: connection.execute(statement, bound).rowcount, whole=False
        )
        return moved == 1

    async def _finish_all(self, batch: Sequence[tuple[Held, str]]) -> list[bool]:
        given = Rows.bound([(*_name(held), held.token, outcome) for held, outcome in batch])
        bound = {**given, **self._present.bound()}
        rows = await self._database.run(
            lambda connection: connection.execute(self._finish, bound).all(), whole=False
        )
        finished = {(row.venue_id, row.key) for row in rows}
        for held, outcome in batch:
            if _name(held) not in finished:
                _log.warning("job_fenced", kind=held.job.kind, outcome=outcome)
        return [_name(held) in finished for held, _ in batch]

    def _make_claim(self) -> sa.sql.dml.ReturningUpdate[tuple[object, ...]]:
        now = self._present.now
        due = (
            sa.select(jobs.c.venue_id, jobs.c.key)
            .where(
                jobs.c.done_at.is_(None),
                jobs.c.run_at <= now,
                sa.or_(jobs.c.lease_until.is_(None), jobs.c.lease_until < now),
                jobs.c.venue_id.in_(sa.bindparam("venues", expanding=True)),
                # A newer version of the program may have written others.
                jobs.c.kind.in_([str(kind) for kind in JobKind]),
            )
            .order_by(jobs.c.run_at)
            .limit(sa.bindparam("most"))
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        claim = sa.update(jobs).values(
            attempts=jobs.c.attempts + 1,
            lease_token=sa.bindparam("holder", type_=sa.BigInteger),
            lease_until=self._until,
        )
        chosen = sa.tuple_(jobs.c.venue_id, jobs.c.key).in_(sa.select(due))
        return claim.where(chosen).returning(*jobs.c)

    def _make_finish(self) -> sa.sql.dml.ReturningUpdate[tuple[int, str]]:
        return (
            sa.update(jobs)
            .values(
                done_at=self._present.now,
                outcome=self._given.text(OUTCOME),
                lease_token=None,
                lease_until=None,
            )
            .where(*self._is_given(self._given))
            .returning(jobs.c.venue_id, jobs.c.key)
        )

    def _make_renew(self) -> sa.Update:
        """A job that is locked is being finished, and needs no more time."""
        given = Rows(self._database)
        mine = (
            sa.select(jobs.c.venue_id, jobs.c.key)
            .select_from(given.table.join(jobs, sa.and_(*self._is_given(given))))
            .with_for_update(of=jobs, skip_locked=True)
            .cte("mine")
        )
        chosen = sa.tuple_(jobs.c.venue_id, jobs.c.key).in_(sa.select(mine))
        return sa.update(jobs).values(lease_until=self._until).where(chosen)

    def _make_put_off(self) -> sa.Update:
        seconds = sa.bindparam("seconds", type_=sa.Float)
        back = sa.bindparam("back", type_=sa.Integer)
        return self._one().values(
            run_at=self._present.after(seconds), attempts=jobs.c.attempts - back
        )

    def _make_put_at(self) -> sa.Update:
        return self._one().values(run_at=sa.bindparam("at", type_=Instant), attempts=0)

    def _one(self) -> sa.Update:
        return (
            sa.update(jobs)
            .values(lease_token=None, lease_until=None)
            .where(
                jobs.c.venue_id == sa.bindparam("venue", type_=sa.Integer),
                jobs.c.key == sa.bindparam("job", type_=sa.Text),
                jobs.c.lease_token == sa.bindparam("holder", type_=sa.BigInteger),
            )
        )

    @staticmethod
    def _is_given(given: Rows) -> tuple[sa.ColumnElement[bool], ...]:
        return (
            jobs.c.venue_id == given.number(VENUE),
            jobs.c.key == given.text(KEY),
            jobs.c.lease_token == given.number(TOKEN),
        )


def _name(held: Held) -> tuple[int, str]:
    return held.job.venue_id, held.job.key
