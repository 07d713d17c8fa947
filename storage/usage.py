"""What is taken, kept in memory for as long as it is true.

An answer is kept per resource, window and footprint, with the version of the resource it was
read at and the moment at which the first live hold in it ends. Every look asks the database
for the versions; only what has changed is read again, so a stale answer cannot be given after
a commit.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from domain.allocations import NO_BOOKING, BookingId, Busy, Demand, Taken, busy
from domain.ground import Ground
from domain.ports import Clock
from domain.resources import ResourceId, Venue
from domain.windows import Window
from storage import schema
from storage.engine import Database
from storage.reading import meets

_FOREVER = datetime.max.replace(tzinfo=UTC)
_HELD = 0
KEPT = 20_000

Key = tuple[int, ResourceId, Window, Demand]


@dataclass(frozen=True, slots=True)
class _Known:
    version: int
    until: datetime
    busy: Busy


class KeptUsage:
    """The port `domain.ports.Usage` on either database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._kept: OrderedDict[Key, _Known] = OrderedDict()
        self._taken = _TAKEN[database.dialect]

    async def busy(
        self, venue: Venue, base: Ground, *, but: BookingId | None = None
    ) -> Mapping[tuple[ResourceId, int], Busy]:
        """See the port; without some booking it is read and not kept."""
        wanted = {
            (one.id, demand.units): (venue.id, one.id, base.window, demand)
            for need in base.needs
            for one, demand in need
        }
        keys = list(wanted.values())
        if but is not None:
            found = await self._database.read(lambda c: self._read(c, keys, but=but))
            return {short: found[key].busy for short, key in wanted.items()}
        await self._database.read(lambda c: self._renew(c, venue, keys))
        return {short: self._kept[key].busy for short, key in wanted.items()}

    async def turns(self, venue: Venue, base: Ground) -> Mapping[ResourceId, int]:
        """See the port; the numbers of bookings rise over time."""
        ours, taken = schema.resource_versions, schema.allocations
        asked = sorted({one.id for need in base.needs for one, _ in need})
        last = (
            sa.select(taken.c.booking_id)
            .where(
                taken.c.venue_id == ours.c.venue_id,
                taken.c.resource_id == ours.c.resource_id,
                taken.c.active,
            )
            .order_by(taken.c.booking_id.desc())
            .limit(1)
        )
        statement = sa.select(ours.c.resource_id, last.scalar_subquery()).where(
            ours.c.venue_id == venue.id, ours.c.resource_id.in_(asked)
        )
        rows = await self._database.read(lambda c: c.execute(statement).all())
        return {ResourceId(one): given for one, given in rows if given is not None}

    def _renew(self, connection: sa.Connection, venue: Venue, keys: Sequence[Key]) -> None:
        """Make sure that what is kept for these keys is true."""
        versions = self._versions(connection, venue, sorted({key[1] for key in keys}))
        now = self._clock.now()
        stale = [key for key in keys if not self._fresh(key, versions, now)]
        if stale:
            self._kept.update(self._read(connection, stale, versions))
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _fresh(self, key: Key, versions: Mapping[ResourceId, int], now: datetime) -> bool:
        known = self._kept.get(key)
        if known is None:
            return False
        self._kept.move_to_end(key)
        return known.version == versions.get(key[1], 0) and now < known.until

    def _versions(
        self, connection: sa.Connection, venue: Venue, resource_ids: Sequence[ResourceId]
    ) -> dict[ResourceId, int]:
        asked = {"venue_id": venue.id, "resource_ids": resource_ids}
        rows = connection.execute(_VERSIONS, asked)
        return {resource_id: version for resource_id, version in rows}  # noqa: C416 - typed

    def _read(
        self,
        connection: sa.Connection,
        keys: Sequence[Key],
        versions: Mapping[ResourceId, int] = MappingProxyType({}),
        but: BookingId = NO_BOOKING,
    ) -> dict[Key, _Known]:
        """What is taken. The versions were read before, so never after it."""
        venue_id, _, window, _ = keys[0]
        asked = {
            "venue_id": venue_id,
            "resource_ids": sorted({key[1] for key in keys}),
            "since": window.origin,
            "until": window.origin + window.size,
            "but": but,
        }
        rows = connection.execute(self._taken, asked).all()
        taken, until = _by_resource(rows, self._clock.now())
        return {
            key: _Known(
                versions.get(key[1], 0),
                until.get(key[1], _FOREVER),
                busy(taken.get(key[1], ()), window, key[3]),
            )
            for key in keys
        }


def _by_resource(
    rows: Iterable[Any], now: datetime
) -> tuple[dict[ResourceId, list[Taken]], dict[ResourceId, datetime]]:
    """What is taken of each resource, and when the first live hold on it ends."""
    taken: dict[ResourceId, list[Taken]] = defaultdict(list)
    until: dict[ResourceId, datetime] = {}
    for resource_id, start, end, first, last, held_until in rows:
        if held_until is None:
            taken[resource_id].append(Taken(start, end, first, last))
        elif held_until > now:
            taken[resource_id].append(Taken(start, end, first, last, _HELD))
            until[resource_id] = min(until.get(resource_id, _FOREVER), held_until)
    return taken, until


def _whose(one: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(
        one.c.venue_id == sa.bindparam("venue_id"),
        one.c.resource_id.in_(sa.bindparam("resource_ids", expanding=True)),
    )


def _make_versions() -> sa.Select[Any]:
    table = schema.resource_versions
    return sa.select(table.c.resource_id, table.c.version).where(_whose(table))


def _make_taken(dialect: str) -> sa.Select[Any]:
    table = schema.allocations
    since, until = (sa.bindparam(name, type_=sa.Integer) for name in ("since", "until"))
    held_until: sa.ColumnElement[datetime] = table.c.held_until
    if dialect != "sqlite":
        # As it comes, in UTC: hundreds of rows need not be looked at one by one.
        held_until = sa.type_coerce(held_until, sa.DateTime(timezone=True))
    return sa.select(
        table.c.resource_id,
        table.c.starts,
        table.c.ends,
        table.c.unit_from,
        table.c.unit_to,
        held_until,
    ).where(meets(dialect, _whose, since, until), table.c.booking_id != sa.bindparam("but"))


_VERSIONS = _make_versions()
_TAKEN = {dialect: _make_taken(dialect) for dialect in ("postgresql", "sqlite")}
