"""The swift way to a hold on PostgreSQL: a whole batch in one statement, one round trip.

For customers who want exactly one exclusive resource. The exclusion constraint decides: whoever
collides is simply not inserted (ON CONFLICT DO NOTHING). A loser in whose way something stood
that was there before is answered at once; everybody else who has not won goes the careful way
to learn why. Versions are locked in sorted sequence before anything is inserted, so two
processes wait for one another but never in a circle, and among themselves requests are tried
as they came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from domain.allocations import Allocation
from domain.errors import SlotTaken, StoreBusy
from domain.holds import Placement
from domain.people import Actor, Party
from domain.reminders import until_watched
from domain.states import Hold
from storage.engine import SETTINGS, Database
from storage.rows import from_policy
from storage.sight import Key, key_of
from storage.winning import fingerprint, hold_of

_PLACE = """
WITH asked AS MATERIALIZED (
    SELECT coalesce($1::timestamptz, statement_timestamp()) AS now, t.*,
        rules_version = (SELECT version FROM venues WHERE venues.id = t.venue_id)
        AND live_holds > (
            SELECT count(*) FROM bookings
            WHERE bookings.venue_id = t.venue_id AND bookings.customer_id = t.customer_id
              AND bookings.status = 'held'
              AND bookings.expires_at > coalesce($1::timestamptz, statement_timestamp()))
        AND NOT EXISTS (
            SELECT FROM idempotency AS known
            WHERE known.venue_id = t.venue_id AND known.key = t.key) AS fine
    FROM unnest(
        $2::int[], $3::bigint[], $4::text[], $5::int[], $6::int[], $7::int[], $8::text[],
        $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::int[], $14::int[],
        $15::int[], $16::int[], $17::text[], $18::text[], $19::int[], $20::int[], $21::int[],
        $22::int[]
    ) AS t(
        venue_id, id, reference, service_id, starts, ends, wanted,
        customer_id, price_minor, currency, policy, hold_for, watched_after,
        rules_version, live_holds, key, fingerprint, resource_id, units, taken_from,
        taken_to
    )
),
locked AS MATERIALIZED (
    SELECT venue_id, resource_id FROM resource_versions
    WHERE (venue_id, resource_id) IN (SELECT venue_id, resource_id FROM asked)
    ORDER BY venue_id, resource_id FOR UPDATE
),
won AS (
    INSERT INTO allocations (venue_id, booking_id, part, resource_id, unit_from, unit_to,
        starts, ends, active, held_until)
    SELECT venue_id, id, 0, resource_id, 0, units, taken_from, taken_to, true,
        now + hold_for * interval '1 second'
    FROM asked WHERE fine AND (SELECT count(*) FROM locked) > 0
    ON CONFLICT DO NOTHING RETURNING venue_id, booking_id AS id, resource_id
),
-- Said like this it is looked up in a hash, however few the planner expects.
winners AS MATERIALIZED (SELECT * FROM asked WHERE (id IN (SELECT id FROM won)) IS TRUE),
kept AS (
    INSERT INTO bookings (venue_id, id, reference, service_id, starts, ends, wanted,
        customer_id, status, version, placed_at, expires_at, price_minor, currency, policy)
    SELECT venue_id, id, reference, service_id, starts, ends, wanted, customer_id, 'held', 1,
        now, now + hold_for * interval '1 second', price_minor, currency, policy
    FROM winners
),
keyed AS (
    INSERT INTO idempotency (venue_id, key, fingerprint, booking_id, at)
    SELECT venue_id, key, fingerprint, id, now FROM winners
),
told AS (
    INSERT INTO audit (venue_id, booking_id, version, was, became, party, actor_id, at)
    SELECT venue_id, id, 1, '', 'held', 'customer', customer_id, now FROM winners
),
watched AS (
    INSERT INTO jobs (venue_id, key, number, kind, run_at, booking_id, payload)
    SELECT venue_id, 'hold:' || id || ':1', id, 'hold',
        now + watched_after * interval '1 second', id, '{}'
    FROM winners
),
bumped AS (
    UPDATE resource_versions SET version = version + 1
    FROM (SELECT DISTINCT venue_id, resource_id FROM won) AS touched
    WHERE resource_versions.venue_id = touched.venue_id
      AND resource_versions.resource_id = touched.resource_id
)
SELECT id, now, fine, (id IN (SELECT id FROM won)) IS TRUE AS won,
    CASE WHEN fine AND (id IN (SELECT id FROM won)) IS NOT TRUE THEN (
        SELECT bool_and(other.held_until IS NOT NULL) FROM allocations AS other
        WHERE other.venue_id = asked.venue_id AND other.resource_id = asked.resource_id
          AND other.active AND (other.held_until IS NULL OR other.held_until > asked.now)
          AND int4range(other.starts, other.ends) && int4range(taken_from, taken_to)
    ) END AS may_return
FROM asked
"""

# A plan made for any batch: making one takes longer than most batches.
_SETTINGS = SETTINGS | {
    "server_settings": SETTINGS["server_settings"] | {"plan_cache_mode": "force_generic_plan"}
}


class SwiftPlacement:
    """Holds one connection and one prepared statement of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None

    async def place(self, asked: Sequence[Placement]) -> dict[Key, Hold | Exception]:
        """What became of each; whoever is missing has to go the careful way.

        A statement that broke, at whatever point, settles nobody: the careful way finds what
        was committed by its key.
        """
        given = [_row(one) for one in asked]
        columns = [list(column) for column in zip(*given, strict=True)]
        try:
            connection = await self._connected()
            rows = await connection.fetch(_PLACE, self._database.moved_now(), *columns)
        except asyncpg.LockNotAvailableError:
            return {key_of(one): StoreBusy() for one in asked}
        except asyncpg.PostgresError:
            return {}
        except (asyncpg.InterfaceError, OSError, TimeoutError):
            await self.close()
            return {}
        answers = {row["id"]: row for row in rows}
        won = {
            key_of(one): _hold(one, row, answers[one.terms.id]["now"])
            for one, row in zip(asked, given, strict=True)
            if answers[one.terms.id]["won"]
        }
        left = [one for one in asked if key_of(one) not in won]
        return won | _lost(left, answers, list(won.values()))

    async def close(self) -> None:
        """Drop the connection; the next batch opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.terminate()

    async def _connected(self) -> asyncpg.Connection[asyncpg.Record]:
        if self._connection is None or self._connection.is_closed():
            url = make_url(self._database.url).set(drivername="postgresql")
            self._connection = await asyncpg.connect(
                url.render_as_string(hide_password=False), **_SETTINGS
            )
        return self._connection


def suits(one: Placement) -> bool:
    """Whether a customer wants exactly one resource, all of it, and nothing gives way."""
    if one.replaces is not None or one.actor != Actor(Party.CUSTOMER, one.terms.customer_id):
        return False
    if len(one.choices) != 1 or len(one.choices[0]) != 1:
        return False
    [(_, demand)] = one.choices[0]
    return demand.capacity == demand.units


def _row(one: Placement) -> tuple[Any, ...]:
    """The parameters of one request, in the sequence of the statement."""
    terms, slot = one.terms, one.terms.slot
    starts, ends = slot.during.minutes
    [(resource_id, demand)] = one.choices[0]
    price = terms.quote.total if terms.quote else None
    return (
        slot.venue_id,
        terms.id,
        terms.reference,
        slot.service_id,
        starts,
        ends,
        ",".join(map(str, slot.wanted)),
        terms.customer_id,
        price.minor if price else None,
        price.currency if price else None,
        from_policy(terms.cancellation),
        int(one.hold_for.total_seconds()),
        int(until_watched(one.hold_for).total_seconds()),
        one.rules_version,
        one.live_holds,
        one.key,
        fingerprint(one),
        resource_id,
        demand.units,
        *demand.reach(starts),
    )


def _hold(one: Placement, given: tuple[Any, ...], now: datetime) -> Hold:
    resource_id, units, start, end = given[-4:]
    return hold_of(one, (Allocation(resource_id, 0, units, start, end),), now)


def _lost(
    asked: Sequence[Placement], answers: Mapping[int, asyncpg.Record], won: Sequence[Hold]
) -> dict[Key, Hold | Exception]:
    """The losers in whose way something is for certain: what was there before, or a winner."""
    found: dict[Key, Hold | Exception] = {}
    for one in asked:
        answer = answers[one.terms.id]
        may_return: bool | None = answer["may_return"]
        if may_return is None and answer["fine"] and any(_meets(one, hold) for hold in won):
            may_return = True
        if may_return is not None:
            found[key_of(one)] = SlotTaken(one.terms.slot, may_return)
    return found


def _meets(one: Placement, hold: Hold) -> bool:
    """Whether a hold has what a request wants."""
    [part] = hold.terms.allocations
    [(resource_id, demand)] = one.choices[0]
    if (one.terms.slot.venue_id, resource_id) != (hold.terms.slot.venue_id, part.resource_id):
        return False
    start, end = demand.reach(one.terms.slot.during.minutes[0])
    return start < part.end and part.start < end
