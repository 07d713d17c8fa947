"""The swift way to a hold on PostgreSQL: a whole batch in one statement, one round trip.

For customers who want exactly one exclusive resource. The exclusion constraint decides: whoever
collides is simply not inserted (ON CONFLICT DO NOTHING). A loser in whose way something stood
that was there before is answered at once; everybody else who has not won goes the careful way
to learn why. Versions are locked in sorted sequence before anything is inserted, so two
processes wait for one another but never in a circle, and among themselves requests are tried
as they came. Nobody in a batch stands in another's way: `crowds` sees to that.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import asyncpg
import orjson
from sqlalchemy.engine import make_url

from domain.allocations import Allocation
from domain.errors import StoreBusy
from domain.placements import Placement
from domain.reminders import until_watched
from domain.resources import ServiceId, VenueId
from storage.crowds import Lost, Verdict, Wish
from storage.engine import SETTINGS, Database
from storage.rows import from_policy
from storage.sight import Key, key_of
from storage.winning import agreed_of, fingerprint

_PLACE = """
WITH asked AS MATERIALIZED (
    SELECT coalesce($1::timestamptz, statement_timestamp()) AS now, t.*,
        rules_version = (SELECT version FROM venues WHERE venues.id = t.venue_id)
        AND live_holds > (
            SELECT count(*) FROM bookings
            WHERE bookings.venue_id = t.venue_id AND bookings.customer_id = t.customer_id
              AND bookings.status = 'held'
              AND bookings.expires_at > coalesce($1::timestamptz, statement_timestamp()))
        AND (
            SELECT known.booking_id FROM idempotency AS known
            WHERE known.venue_id = t.venue_id AND known.key = t.key) IS NULL AS fine
    FROM (
        SELECT one.*, ($2::int[])[kind] AS venue_id, ($3::int[])[kind] AS service_id,
            ($4::int[])[kind] AS rules_version, ($5::int[])[kind] AS live_holds,
            ($6::int[])[kind] AS hold_for, ($7::int[])[kind] AS watched_after,
            ($8::text[])[kind] AS policy, ($9::text[])[kind] AS currency
        FROM json_to_recordset($10::text::json) AS one(
            kind int, id bigint, reference text, starts int, ends int, wanted text,
            customer_id bigint, price_minor bigint, key text, fingerprint text,
            resource_id int, units int, taken_from int, taken_to int, agreed text
        )
    ) AS t
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
    FROM asked WHERE fine
        -- All of them are locked before anything is inserted.
        AND (SELECT count(*) FROM locked) > 0
        -- An edit of the venue that came in between leaves nothing to lock.
        AND ((venue_id, resource_id) IN (SELECT venue_id, resource_id FROM locked)) IS TRUE
    ON CONFLICT DO NOTHING RETURNING venue_id, booking_id AS id, resource_id
),
-- Said like this it is looked up in a hash, however few the planner expects.
winners AS MATERIALIZED (SELECT * FROM asked WHERE (id IN (SELECT id FROM won)) IS TRUE),
kept AS (
    INSERT INTO bookings (venue_id, id, reference, service_id, starts, ends, wanted,
        customer_id, status, version, placed_at, expires_at, price_minor, currency, policy,
        agreed)
    SELECT venue_id, id, reference, service_id, starts, ends, wanted, customer_id, 'held', 1,
        now, now + hold_for * interval '1 second', price_minor, currency, policy, agreed
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
SELECT id, now, fine, held, may_return, holders
FROM (SELECT *, (id IN (SELECT id FROM won)) IS TRUE AS held FROM asked) AS answered
LEFT JOIN LATERAL (
    SELECT bool_and(other.held_until IS NOT NULL) AS may_return,
        array_agg(bookings.customer_id) AS holders
    FROM allocations AS other JOIN bookings
        ON bookings.venue_id = other.venue_id AND bookings.id = other.booking_id
    WHERE fine AND NOT held
      AND other.venue_id = answered.venue_id AND other.resource_id = answered.resource_id
      AND other.active AND (other.held_until IS NULL OR other.held_until > answered.now)
      AND int4range(other.starts, other.ends) && int4range(taken_from, taken_to)
) AS in_the_way ON true
"""

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

# A plan made for any batch: making one takes longer than most batches.
_SETTINGS = SETTINGS | {
    "server_settings": SETTINGS["server_settings"] | {"plan_cache_mode": "force_generic_plan"}
}


class SwiftPlacement:
    """Holds connections of its own, one for every batch at a time; each knows its statement."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._idle: list[Connection] = []

    async def place(self, asked: Sequence[tuple[Placement, Wish]]) -> dict[Key, Verdict]:
        """What became of each; whoever is missing has to go the careful way.

        A statement that broke, at whatever point, settles nobody: the careful way finds what
        was committed by its key.
        """
        now, parameters = self._database.moved_now(), _parameters(asked)
        try:
            async with self._connection() as connection:
                rows = await connection.fetch(_PLACE, now, *parameters)
        except asyncpg.LockNotAvailableError:
            return {key_of(one): StoreBusy() for one, _ in asked}
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
            return {}
        return _verdicts(asked, {row["id"]: row for row in rows})

    async def close(self) -> None:
        """Drop the connections that are not in use."""
        while self._idle:
            self._idle.pop().terminate()

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Connection]:
        """One that nobody else uses; what broke it is thrown away with it."""
        connection = self._idle.pop() if self._idle else await self._connected()
        sound = False
        try:
            yield connection
            sound = True
        except asyncpg.PostgresError:
            sound = True
            raise
        finally:
            if sound and not connection.is_closed():
                self._idle.append(connection)
            else:
                connection.terminate()

    async def _connected(self) -> Connection:
        url = make_url(self._database.url).set(drivername="postgresql")
        return await asyncpg.connect(url.render_as_string(hide_password=False), **_SETTINGS)


def _parameters(asked: Sequence[tuple[Placement, Wish]]) -> list[Any]:
    """What the statement is given: the kinds of requests by column, and every request."""
    kinds: dict[tuple[VenueId, ServiceId, int, tuple[ServiceId, ...]], int] = {}
    whats: list[tuple[Any, ...]] = []
    rows: list[dict[str, Any]] = []
    for one, wish in asked:
        known = one.slot.venue_id, one.slot.service_id, one.venue.version
        same = *known, one.slot.additions
        kind = kinds.get(same)
        if kind is None:
            kind = kinds[same] = len(kinds) + 1
            whats.append(known + _kind(one))
        rows.append(_row(kind, one, wish))
    # Fifteen lists, of which the driver asks every element what it is, cost thrice as much.
    return [*map(list, zip(*whats, strict=True)), orjson.dumps(rows).decode()]


def _kind(one: Placement) -> tuple[Any, ...]:
    """What all who want a service and the same additions have in common.

    As long as the venue's rules do not change.
    """
    service, quoted = one.service, one.quote
    return (
        one.venue.limits.live_holds,
        int(service.hold_for.total_seconds()),
        int(until_watched(service.hold_for).total_seconds()),
        from_policy(service.cancellation),
        quoted.total.currency if quoted else None,
    )


def _row(kind: int, one: Placement, wish: Wish) -> dict[str, Any]:
    """What is of this request alone."""
    slot, quoted = one.slot, one.quote
    booking_id, reference = one.drawn
    starts, ends = slot.during.minutes
    agreed = agreed_of(one)
    return {
        "kind": kind,
        "id": booking_id,
        "reference": reference,
        "starts": starts,
        "ends": ends,
        "wanted": ",".join(map(str, slot.wanted)),
        "customer_id": one.customer_id,
        "price_minor": quoted.total.minor if quoted else None,
        "key": one.key,
        "fingerprint": fingerprint(one, agreed),
        "resource_id": wish.resource_id,
        "units": one.choices[0][0][1].units,
        "taken_from": wish.start,
        "taken_to": wish.end,
        "agreed": agreed,
    }


def _verdicts(
    asked: Sequence[tuple[Placement, Wish]], answers: Mapping[int, asyncpg.Record]
) -> dict[Key, Verdict]:
    """What became of those of whom it is certain."""
    verdicts: dict[Key, Verdict] = {}
    for one, wish in asked:
        answer = answers[one.drawn[0]]
        if answer["held"]:
            part = Allocation(wish.resource_id, 0, one.choices[0][0][1].units, *wish[2:])
            verdicts[key_of(one)] = one.won((part,), answer["now"])
        elif answer["may_return"] is not None:
            verdicts[key_of(one)] = Lost(answer["may_return"], frozenset(answer["holders"]))
    return verdicts
