"""Telegram's updates, kept before they are acknowledged.

A row is one update of one bot, found again by its number however often it is delivered. The
rows of a lane are done one after the other, lowest number first; `sessions` does that. What the
process has to tell somebody about (nudges) goes through the same lanes, with negative numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.batching import Batcher, Spawn
from storage.engine import Database
from storage.many import Present
from storage.schema import inbox, sessions

# Bot, number, lane, payload.
Arrival = tuple[int, int, str, str]

# Telegram delivers nothing that is older than a day.
KEPT = timedelta(hours=48)
_AT_ONCE = 500


def head_of(lane: sa.ColumnElement[str], column: str) -> sa.ScalarSelect[object]:
    """A column of the lowest row of a lane that is not done."""
    head = inbox.alias("head")
    return (
        sa.select(head.c[column])
        .where(head.c.lane == lane, head.c.done_at.is_(None))
        .order_by(head.c.update_id)
        .limit(1)
        .scalar_subquery()
    )


class Inbox:
    """What has arrived. Safe to use from any number of processes."""

    def __init__(self, database: Database, spawn: Spawn) -> None:
        self._database = database
        self._present = Present(database)
        self._arriving = Batcher[Sequence[Arrival], None](self._keep_all, spawn)
        self._insert = self._make_insert()
        self._lanes = self._make_lanes()
        self._delete = self._make_delete()

    async def add(self, arrivals: Sequence[Arrival]) -> None:
        """Returns when they are on the disk. What is there already stays. StoreBusy."""
        await self._arriving.submit(arrivals)

    async def waiting(self, bot_ids: Sequence[int], limit: int) -> tuple[str, ...]:
        """Lanes of these bots that nobody works at and somebody should, oldest first."""
        bound = {**self._present.bound(), "bot_ids": list(bot_ids), "most": limit}
        return await self._database.read(
            lambda connection: tuple(connection.scalars(self._lanes, bound))
        )

    async def count_pending(self) -> tuple[int, float]:
        """How many rows are not done, and for how many seconds the oldest has waited."""
        oldest = sa.select(sa.func.count(), sa.func.min(inbox.c.received_at), self._present.now)
        statement = oldest.where(inbox.c.done_at.is_(None))
        count, since, now = await self._database.read(
            lambda connection: connection.execute(statement, self._present.bound()).one()
        )
        return count, (now - since).total_seconds() if count else 0.0

    async def purge(self) -> int:
        """Forget what was done more than two days ago; how many rows that were."""
        gone = 0
        while True:
            deleted = await self._database.run(
                lambda connection: (
                    connection.execute(self._delete, self._present.bound()).rowcount
                )
            )
            gone += deleted
            if deleted < _AT_ONCE:
                return gone

    async def _keep_all(self, batch: Sequence[Sequence[Arrival]]) -> list[None]:
        # Sorted, so that two processes given the same updates do not wait for one another.
        arrivals = sorted(arrival for arrivals in batch for arrival in arrivals)
        present = self._present.bound()
        rows = [
            {"bot_id": bot, "update_id": number, "lane": lane, "payload": payload, **present}
            for bot, number, lane, payload in arrivals
        ]
        if rows:
            await self._database.run(
                lambda connection: connection.execute(self._insert, rows), whole=False
            )
        return [None] * len(batch)

    def _make_insert(self) -> sa.Insert:
        insert = sqlite.insert if self._database.dialect == "sqlite" else postgresql.insert
        now = self._present.now
        return insert(inbox).values(received_at=now, not_before=now).on_conflict_do_nothing()

    def _make_lanes(self) -> sa.Select[tuple[str]]:
        now = self._present.now
        return (
            sa.select(inbox.c.lane)
            .outerjoin(sessions, sessions.c.lane == inbox.c.lane)
            .where(
                inbox.c.bot_id.in_(sa.bindparam("bot_ids", expanding=True)),
                inbox.c.done_at.is_(None),
                inbox.c.not_before <= now,
                inbox.c.update_id == head_of(inbox.c.lane, "update_id"),
                sa.or_(sessions.c.lease_until.is_(None), sessions.c.lease_until < now),
            )
            .order_by(inbox.c.received_at)
            .limit(sa.bindparam("most"))
        )

    def _make_delete(self) -> sa.Delete:
        age = sa.literal(-KEPT.total_seconds())
        old = (
            sa.select(inbox.c.bot_id, inbox.c.update_id)
            .where(inbox.c.done_at.is_not(None), inbox.c.received_at < self._present.after(age))
            .limit(_AT_ONCE)
        )
        return sa.delete(inbox).where(sa.tuple_(inbox.c.bot_id, inbox.c.update_id).in_(old))
