"""The swift way to a hold on PostgreSQL: a whole batch in one statement, one round trip.

For requests that exactly one exclusive resource can meet. The exclusion constraint decides:
whoever collides is simply not returned (ON CONFLICT DO NOTHING), and goes the careful way to
learn why. Rows are inserted in sorted order behind sorted locks, so that two processes wait
for one another but never in a circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from domain.allocations import Allocation
from domain.holds import Placement
from domain.ports import Ids
from domain.reminders import watch
from domain.resources import VenueId
from domain.states import Details, Hold
from storage.engine import SETTINGS, Database
from storage.rows import from_policy
from storage.winning import fingerprint

_PLACE = """
WITH clock AS MATERIALIZED (SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
asked AS (
    SELECT * FROM unnest(
        $2::int[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::int[], $8::text[],
        $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::interval[],
        $14::interval[], $15::int[], $16::int[], $17::text[], $18::text[], $19::int[],
        $20::int[], $21::int[], $22::int[], $23::bigint[], $24::text[]
    ) AS t(
        venue_id, id, reference, service_id, starts, ends, wanted,
        customer_id, price_minor, currency, policy, hold_for,
        watch_after, rules_version, live_holds, key, fingerprint, resource_id,
        units, taken_from, taken_to, number, party
    )
),
allowed AS MATERIALIZED (
    SELECT asked.* FROM asked JOIN venues
        ON venues.id = asked.venue_id AND venues.version = asked.rules_version
    WHERE asked.live_holds > (
        SELECT count(*) FROM bookings, clock
        WHERE bookings.venue_id = asked.venue_id
          AND bookings.customer_id = asked.customer_id
          AND bookings.status = 'held' AND bookings.expires_at > clock.now)
),
locked AS MATERIALIZED (
    SELECT venue_id, resource_id FROM resource_versions
    WHERE (venue_id, resource_id) IN (SELECT venue_id, resource_id FROM allowed)
    ORDER BY venue_id, resource_id FOR UPDATE
),
claimed AS MATERIALIZED (
    INSERT INTO idempotency (venue_id, key, fingerprint, booking_id, at)
    SELECT venue_id, key, fingerprint, id, clock.now
    FROM allowed JOIN locked USING (venue_id, resource_id), clock
    ON CONFLICT DO NOTHING RETURNING venue_id, key
),
won AS (
    INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from, unit_to,
        starts, ends, active, held_until)
    SELECT venue_id, id, 0, resource_id, 0, units, taken_from, taken_to, true,
        clock.now + hold_for
    FROM allowed JOIN claimed USING (venue_id, key), clock
    ORDER BY venue_id, resource_id, taken_from
    ON CONFLICT DO NOTHING RETURNING venue_id, booking_id AS id, resource_id
),
kept AS (
    INSERT INTO bookings (venue_id, id, reference, service_id, starts, ends, wanted,
        customer_id, status, version, placed_at, expires_at, price_minor, currency, policy)
    SELECT venue_id, id, reference, service_id, starts, ends, wanted,
        customer_id, 'held', 1, clock.now, clock.now + hold_for, price_minor, currency, policy
    FROM allowed JOIN won USING (venue_id, id), clock
),
told AS (
    INSERT INTO audit (venue_id, booking_id, version, was, became, party, actor_id, at)
    SELECT venue_id, id, 1, '', 'held', party, customer_id, clock.now
    FROM allowed JOIN won USING (venue_id, id), clock
),
watched AS (
    INSERT INTO jobs (venue_id, key, number, kind, run_at, booking_id, payload)
    SELECT venue_id, 'hold:' || id || ':1', number, 'hold', clock.now + watch_after, id, '{}'
    FROM allowed JOIN won USING (venue_id, id), clock
),
bumped AS (
    UPDATE resource_versions SET version = version + 1
    FROM (SELECT DISTINCT venue_id, resource_id FROM won) AS touched
    WHERE resource_versions.venue_id = touched.venue_id
      AND resource_versions.resource_id = touched.resource_id
)
SELECT won.venue_id, won.id, clock.now FROM won, clock
"""

_BROKEN = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


class SwiftPlacement:
    """Holds one connection and one prepared statement of its own."""

    def __init__(self, database: Database, ids: Ids) -> None:
        self._database = database
        self._ids = ids
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None

    async def place(
        self, asked: Sequence[Placement]
    ) -> dict[tuple[VenueId, str], Hold | Exception]:
        """The holds that came about; whoever is missing has to go the careful way.

        A statement that broke, at whatever point, settles nobody: the careful way finds what
        was committed by its key.
        """
        if not asked:
            return {}
        try:
            connection = await self._connected()
            rows = await connection.fetch(
                _PLACE, self._database.moved_now(), *_columns(asked, self._ids)
            )
        except _BROKEN:
            await self.close()
            return {}
        won = {(row["venue_id"], row["id"]): row["now"] for row in rows}
        return {
            (one.terms.slot.venue_id, one.key): _hold(one, now)
            for one in asked
            if (now := won.get((one.terms.slot.venue_id, one.terms.id)))
        }

    async def close(self) -> None:
        """Drop the connection; the next batch opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.terminate()

    async def _connected(self) -> asyncpg.Connection[asyncpg.Record]:
        if self._connection is None or self._connection.is_closed():
            url = make_url(self._database.url).set(drivername="postgresql")
            self._connection = await asyncpg.connect(
                url.render_as_string(hide_password=False), **SETTINGS
            )
        return self._connection


def _columns(asked: Sequence[Placement], ids: Ids) -> list[list[Any]]:
    """One array per column, in the order of the statement."""
    return [list(column) for column in zip(*(_row(one, ids) for one in asked), strict=True)]


def _row(one: Placement, ids: Ids) -> tuple[Any, ...]:
    terms = one.terms
    starts, ends = terms.slot.during.minutes
    resource_id, demand = one.choices[0][0]
    price = terms.quote.total if terms.quote else None
    return (
        terms.slot.venue_id,
        terms.id,
        terms.reference,
        terms.slot.service_id,
        starts,
        ends,
        ",".join(str(each) for each in terms.slot.wanted),
        terms.customer_id,
        price.minor if price else None,
        price.currency if price else None,
        from_policy(terms.cancellation),
        one.hold_for,
        watch(_hold(one, terms.placed_at), terms.placed_at).run_at - terms.placed_at,
        one.rules_version,
        one.live_holds,
        one.key,
        fingerprint(one),
        resource_id,
        demand.units,
        *demand.reach(starts),
        ids.fresh(),
        str(one.actor.party),
    )


def _hold(one: Placement, now: datetime) -> Hold:
    starts, _ = one.terms.slot.during.minutes
    resource_id, demand = one.choices[0][0]
    part = Allocation(resource_id, 0, demand.units, *demand.reach(starts))
    terms = replace(one.terms, allocations=(part,), placed_at=now)
    return Hold(terms, 1, Details(), now + one.hold_for)
