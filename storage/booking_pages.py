"""Looking through bookings a page at a time, and through what is taken of resources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.allocations import Taken
from domain.intervals import minute_of
from domain.pages import BookingFilter, Leaf, Page
from domain.ports import Clock
from domain.resources import ResourceId, Venue, VenueId
from domain.states import Record, Status
from domain.windows import Window
from storage.engine import Database
from storage.reading import Reading, meets
from storage.schema import LONGEST, allocations, bookings

_ATTENDED = (Status.COMPLETED, Status.REVIEWED)
# Literally as in the index that finds it.
_CALLED = {
    "postgresql": "(NULLIF(agreed, '')::json ->> 'external')",
    "sqlite": "json_extract(NULLIF(agreed, ''), '$.external')",
}
_MOMENT = timedelta(microseconds=1)


class BookingPages:
    """Lists and reports on either database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._reading = Reading(database)

    async def list_page(
        self, venue_id: VenueId, asked: BookingFilter, leaf: Leaf
    ) -> Page[Record]:
        """The newest first: numbers of bookings rise over time."""
        where = [bookings.c.venue_id == venue_id, *self._asked(asked)]
        shown = (
            sa.select(bookings)
            .where(*where)
            .order_by(bookings.c.id.desc())
            .limit(leaf.size)
            .offset(leaf.skipped)
        )
        count = sa.select(sa.func.count()).select_from(bookings).where(*where)

        def work(connection: sa.Connection) -> Page[Record]:
            rows = connection.execute(shown).mappings().all()
            records = self._reading.with_allocations(connection, rows)
            return Page(records, connection.execute(count).scalar_one(), leaf)

        return await self._database.read(work)

    def _asked(self, asked: BookingFilter) -> Iterator[sa.ColumnElement[bool]]:
        return _where(asked, self._clock.now(), self._database.dialect)

    async def taken(self, venue: Venue, window: Window) -> dict[ResourceId, list[Taken]]:
        """What bookings and live holds take, or took, of every resource in a window."""
        now = self._clock.now()
        statements = (self._standing(venue, window), _attended(venue, window))
        rows = await self._database.read(
            lambda c: [row for one in statements for row in c.execute(one)]
        )
        found: dict[ResourceId, list[Taken]] = {}
        for row in rows:
            if row.held_until is None or row.held_until > now:
                held = None if row.held_until is None else minute_of(row.held_until)
                one = Taken(row.starts, row.ends, row.unit_from, row.unit_to, held)
                found.setdefault(row.resource_id, []).append(one)
        return found

    def _standing(self, venue: Venue, window: Window) -> sa.Select[Any]:
        ids = [one.id for one in venue.resources]

        def whose(one: sa.FromClause) -> sa.ColumnElement[bool]:
            return sa.and_(one.c.venue_id == venue.id, one.c.resource_id.in_(ids))

        edges = (sa.literal(at, sa.Integer) for at in _edges(window))
        return sa.select(allocations).where(meets(self._database.dialect, whose, *edges))


def _attended(venue: Venue, window: Window) -> sa.Select[Any]:
    """What is over keeps nobody out any more, and was taken all the same."""
    since, until = _edges(window)
    return (
        sa.select(allocations)
        .join(
            bookings,
            sa.and_(
                bookings.c.venue_id == allocations.c.venue_id,
                bookings.c.id == allocations.c.booking_id,
            ),
        )
        .where(
            bookings.c.venue_id == venue.id,
            bookings.c.status.in_([str(one) for one in _ATTENDED]),
            bookings.c.starts.between(since - LONGEST, until + LONGEST),
            allocations.c.starts < until,
            since < allocations.c.ends,
        )
    )


def _edges(window: Window) -> tuple[int, int]:
    return window.midnights[0], window.midnights[-1]


def _next(instant: datetime) -> int:
    """The first whole minute that is not before an instant."""
    return minute_of(instant - _MOMENT) + 1


def _where(
    asked: BookingFilter, now: datetime, dialect: str
) -> Iterator[sa.ColumnElement[bool]]:
    table = bookings
    yield _of_status(asked, now)
    if asked.service_ids is not None:
        yield table.c.service_id.in_(asked.service_ids)
    if asked.external:
        yield sa.literal_column(_CALLED[dialect], sa.Text) == asked.external
    if asked.customer_id is not None:
        yield table.c.customer_id == asked.customer_id
    if asked.reference:
        yield table.c.reference == asked.reference
    if asked.since is not None:
        yield table.c.starts >= _next(asked.since)
    if asked.until is not None:
        yield table.c.starts < _next(asked.until)
    if asked.resource_id is not None:
        yield sa.exists().where(
            allocations.c.venue_id == table.c.venue_id,
            allocations.c.booking_id == table.c.id,
            allocations.c.resource_id == asked.resource_id,
        )


def _of_status(asked: BookingFilter, now: datetime) -> sa.ColumnElement[bool]:
    """A hold is expired when its time is over, whether or not anybody has tidied up yet."""
    held = bookings.c.status == str(Status.HELD)
    others = [str(one) for one in asked.statuses if one is not Status.HELD]
    wanted: list[sa.ColumnElement[bool]] = [bookings.c.status.in_(others)]
    if Status.HELD in asked.statuses:
        wanted.append(sa.and_(held, bookings.c.expires_at > now))
    if Status.EXPIRED in asked.statuses:
        wanted.append(sa.and_(held, bookings.c.expires_at <= now))
    return sa.or_(*wanted)
