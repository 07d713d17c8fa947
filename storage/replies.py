"""Keeping what was answered to a key, so that the same call is answered once.

The first to bring a key claims it; whoever comes meanwhile is told to wait; whoever comes later
gets the same answer. A claim whose owner died is anybody's after its lease, under the same
number, so that effects which were committed before are found by it. An owner that was only
slow is fenced: its token is not the claim's any more, and its transaction comes to nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from domain.errors import KeyReused, StoreBusy
from domain.ports import Ids
from domain.replies import KEPT_FOR, LEASE, Call, Claim, InProgress, Receipt, Reply
from storage.engine import Database
from storage.schema import replies
from storage.statements import insert_new

T = TypeVar("T")


class Replies:
    """What was answered, by venue, caller, route and key."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    async def claim(self, call: Call) -> Claim | Reply | InProgress:
        """The right to answer a call, or its answer, or until when somebody else may give it.

        KeyReused when the key stands for something else; StoreBusy.
        """
        return await self._database.run(lambda c: self._claim(c, call))

    async def finish(self, claim: Claim, reply: Reply) -> None:
        """Keep the answer. StoreBusy, also when somebody else has taken over."""
        await self._database.run(lambda c: keep(c, claim, reply))

    async def release(self, claim: Claim) -> None:
        """It is not answered yet: whoever comes next goes on at once. StoreBusy."""
        mine = sa.and_(_is(claim.call), replies.c.token == claim.token)
        statement = sa.update(replies).where(mine).values(lease_until=self._database.now())
        await self._database.run(lambda c: c.execute(statement))

    async def sweep(self) -> None:
        """Drop what need not be kept any longer."""

        def work(connection: sa.Connection) -> None:
            now = self._database.present(connection)
            connection.execute(sa.delete(replies).where(replies.c.at < now - 2 * KEPT_FOR))

        await self._database.run(work)

    def _claim(self, connection: sa.Connection, call: Call) -> Claim | Reply | InProgress:
        now = self._database.present(connection)
        token = self._ids.fresh()
        fresh = {**_named(call), **_begun(call, token, now), "number": token}
        if insert_new(connection, replies, fresh):
            return Claim(call, token, token)
        row = connection.execute(sa.select(replies).where(_is(call)).with_for_update()).one()
        if row.at <= now - KEPT_FOR:
            _put(connection, call, {**fresh, "status": None})
            return Claim(call, token, token)
        if row.fingerprint != call.fingerprint:
            raise KeyReused(call.key)
        if row.status is not None:
            return Reply(row.status, row.body, row.version, row.location)
        if row.lease_until > now:
            return InProgress(row.lease_until)
        _put(connection, call, {"token": token, "lease_until": now + LEASE})
        return Claim(call, row.number, token)


def keep(connection: sa.Connection, claim: Claim, reply: Reply) -> None:
    """Keep an answer in somebody's transaction; StoreBusy for an owner that was too slow."""
    statement = (
        sa.update(replies)
        .where(_is(claim.call), replies.c.token == claim.token, replies.c.status.is_(None))
        .values(
            status=reply.status,
            body=reply.body,
            version=reply.version,
            location=reply.location,
        )
    )
    if connection.execute(statement).rowcount != 1:
        raise StoreBusy


def note(connection: sa.Connection, receipt: Receipt[T] | None, done: T) -> None:
    """Keep what a change is answered with, if anybody wants that, in its own transaction."""
    if receipt is not None:
        reply = receipt.answer(done)
        if receipt.claim is not None:
            keep(connection, receipt.claim, reply)


def _named(call: Call) -> dict[str, object]:
    return {
        "venue_id": call.venue_id,
        "caller": call.caller,
        "route": call.route,
        "key": call.key,
    }


def _begun(call: Call, token: int, now: datetime) -> dict[str, object]:
    return {
        "fingerprint": call.fingerprint,
        "token": token,
        "at": now,
        "lease_until": now + LEASE,
    }


def _is(call: Call) -> sa.ColumnElement[bool]:
    return sa.and_(*(replies.c[name] == value for name, value in _named(call).items()))


def _put(connection: sa.Connection, call: Call, values: dict[str, object]) -> None:
    connection.execute(sa.update(replies).where(_is(call)).values(values))
