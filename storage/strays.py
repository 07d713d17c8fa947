"""Keeping money that nobody can place, and telling who runs the venue what becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.allocations import NO_BOOKING
from domain.closing import StrayMove
from domain.errors import NotFound
from domain.events import Job, JobKind, Notice
from domain.payments import Charge, Payment, PaymentId
from domain.ports import Ids
from domain.resources import Provider, VenueId
from domain.strays import OPEN, Stray, StrayId, StrayStatus
from storage import schema
from storage.engine import Database
from storage.money_rows import to_money
from storage.queueing import enqueue
from storage.statements import insert_new

_strays = schema.strays
_FIRST_LOOK = timedelta(hours=1)
_OPEN = [str(one) for one in OPEN]
_TOLD = {
    StrayStatus.MATCHED: Notice.STRAY_MATCHED,
    StrayStatus.RETURNED: Notice.STRAY_RETURNED,
    StrayStatus.FAILED: Notice.STRAY_FAILED,
}


class StrayStore:
    """The port `domain.money_ports.Strays` on either database."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids

    def fresh(self) -> StrayId:
        """See the port."""
        return StrayId(self._ids.fresh())

    async def park(self, stray: Stray) -> bool:
        """See the port."""

        def work(connection: sa.Connection) -> bool:
            new = insert_new(connection, _strays, _from_stray(stray))
            if new:
                later = stray.seen_at + _FIRST_LOOK
                jobs = _look(stray, later, "first"), _alert(stray, Notice.PARKED, stray.seen_at)
                enqueue(connection, self._ids, jobs)
            return new

        return await self._database.run(work)

    async def get(self, venue_id: VenueId, stray_id: StrayId) -> Stray:
        """See the port."""
        found = await self._find(_strays.c.venue_id == venue_id, _strays.c.id == stray_id)
        if found is None:
            raise NotFound("stray", str(stray_id))
        return found

    async def find(self, venue_id: VenueId, provider: Provider, charge_id: str) -> Stray | None:
        """See the port."""
        return await self._find(
            _strays.c.venue_id == venue_id,
            _strays.c.provider == str(provider),
            _strays.c.charge_id == charge_id,
        )

    async def look_soon(self, stray: Stray, at: datetime) -> None:
        """See the port."""
        job = _look(stray, at, str(int(at.timestamp())))
        await self._database.run(lambda c: enqueue(c, self._ids, (job,)))

    async def became(self, stray: Stray) -> Stray:
        """See the port."""

        def work(connection: sa.Connection) -> Stray:
            self._become(connection, stray)
            found = sa.select(_strays).where(*_is(stray))
            return to_stray(connection.execute(found).mappings().one())

        return await self._database.run(work)

    def match(self, connection: sa.Connection, payment: Payment, charge: Charge) -> None:
        """A charge is settled: where it was parked, it is so no more."""
        asked = sa.select(_strays).where(
            _strays.c.venue_id == payment.venue_id,
            _strays.c.provider == str(payment.provider),
            _strays.c.charge_id == charge.id,
            _strays.c.status.in_(_OPEN),
        )
        row = connection.execute(asked).mappings().one_or_none()
        if row is not None:
            now = self._database.present(connection)
            self._become(connection, to_stray(row).became(StrayStatus.MATCHED, now))

    def _become(self, connection: sa.Connection, stray: Stray) -> None:
        values = {
            "status": str(stray.status),
            "ended_at": stray.ended_at,
            "refund_ref": stray.refund_ref,
        }
        still = _strays.c.status.in_(_OPEN)
        done = connection.execute(sa.update(_strays).where(*_is(stray), still).values(values))
        if done.rowcount and stray.status in _TOLD:
            now = self._database.present(connection)
            enqueue(connection, self._ids, (_alert(stray, _TOLD[stray.status], now),))

    async def _find(self, *where: sa.ColumnElement[bool]) -> Stray | None:
        asked = sa.select(_strays).where(*where)
        rows = await self._database.read(lambda c: c.execute(asked).mappings().all())
        return to_stray(rows[0]) if rows else None


def open_strays(connection: sa.Connection, venue_id: VenueId) -> tuple[Stray, ...]:
    """What is neither placed nor back, the oldest first."""
    asked = (
        sa.select(_strays)
        .where(_strays.c.venue_id == venue_id, _strays.c.status.in_(_OPEN))
        .order_by(_strays.c.seen_at, _strays.c.id)
    )
    return tuple(map(to_stray, connection.execute(asked).mappings()))


def stray_moves(
    connection: sa.Connection, venue_id: VenueId, begins: datetime, ends: datetime
) -> tuple[StrayMove, ...]:
    """What came without a payment in a time, was placed or went back, in sequence."""
    asked = sa.select(_strays).where(
        _strays.c.venue_id == venue_id,
        sa.or_(
            *(
                sa.and_(one >= begins, one < ends)
                for one in (_strays.c.seen_at, _strays.c.ended_at)
            )
        ),
    )
    moves = []
    for one in map(to_stray, connection.execute(asked).mappings()):
        if begins <= one.seen_at < ends:
            moves.append(StrayMove(one.seen_at, one, came=True))
        if one.ended_at is not None and begins <= one.ended_at < ends:
            moves.append(StrayMove(one.ended_at, one, came=False))
    return tuple(sorted(moves, key=lambda move: (move.at, move.stray.id, not move.came)))


def _is(stray: Stray) -> tuple[sa.ColumnElement[bool], ...]:
    return _strays.c.venue_id == stray.venue_id, _strays.c.id == stray.id


def _look(stray: Stray, at: datetime, name: str) -> Job:
    key = f"stray:{stray.id}:{name}"
    return Job(JobKind.STRAY, key, at, stray.venue_id, NO_BOOKING, {"stray": stray.id})


def _alert(stray: Stray, notice: Notice, at: datetime) -> Job:
    key = f"alert:{notice}:{stray.id}"
    payload: dict[str, str | int] = {"notice": notice, "stray": stray.id}
    return Job(JobKind.ALERT, key, at, stray.venue_id, NO_BOOKING, payload)


def _from_stray(stray: Stray) -> dict[str, Any]:
    return {
        "venue_id": stray.venue_id,
        "id": stray.id,
        "provider": str(stray.provider),
        "charge_id": stray.charge_id,
        "ref": stray.ref,
        "payment_id": stray.number,
        "minor": stray.amount.minor,
        "currency": stray.amount.currency,
        "status": str(stray.status),
        "seen_at": stray.seen_at,
        "ended_at": stray.ended_at,
        "refund_ref": stray.refund_ref,
    }


def to_stray(row: sa.RowMapping) -> Stray:
    """The inverse."""
    return Stray(
        StrayId(row["id"]),
        VenueId(row["venue_id"]),
        Provider(row["provider"]),
        row["charge_id"],
        row["ref"],
        PaymentId(row["payment_id"]),
        to_money(row),
        row["seen_at"],
        StrayStatus(row["status"]),
        row["ended_at"],
        row["refund_ref"],
    )
