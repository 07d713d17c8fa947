"""Keeping venues: each as one document, with numbers for what it names.

A venue is its file. The document is kept whole; resources and services get small numbers by
their key, which never change and are never given to anything else, because buttons and
bookings refer to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.errors import NotFound, StillBooked, VersionChanged
from domain.intervals import minute_of
from domain.ports import Clock
from domain.replies import Receipt
from domain.resources import Venue, VenueId
from domain.states import ACTIVE
from storage import schema
from storage.engine import Database
from storage.replies import note
from storage.statements import insert_new
from storage.venue_document import VenueDocument, read_document, to_plain, to_venue

RECHECK = timedelta(seconds=1)
Numbers = dict[tuple[str, str], int]
Edit = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying a venue file did."""

    venue_id: VenueId
    version: int
    created: bool
    changed: bool


class VenueStore:
    """The port `domain.ports.Venues` on either database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._kept: dict[VenueId, tuple[datetime, Venue]] = {}
        self._ids: tuple[datetime, tuple[VenueId, ...]] | None = None

    async def get(self, venue_id: VenueId) -> Venue:
        """See the port; asks the database for changes at most once a second."""
        now = self._clock.now()
        known = self._kept.get(venue_id)
        if known is not None and known[0] <= now < known[0] + RECHECK:
            return known[1]
        venue = await self._database.read(lambda c: self._look(c, venue_id, now))
        self._kept[venue_id] = now, venue
        return venue

    async def of_bot(self, bot_id: int) -> tuple[Venue, ...]:  # noqa: ARG002
        """Every venue: a bot serves all the venues of its database."""
        now = self._clock.now()
        if self._ids is None or not self._ids[0] <= now < self._ids[0] + RECHECK:
            self._ids = now, await self._database.read(_venue_ids)
        return tuple([await self.get(venue_id) for venue_id in self._ids[1]])

    async def document(self, key: str) -> VenueDocument:
        """The venue file as it was applied; NotFound."""
        table = schema.venues
        statement = sa.select(table.c.document).where(table.c.key == key)
        found = await self._database.read(lambda c: c.scalar(statement))
        if found is None:
            raise NotFound("venue", key)
        return read_document(found)

    async def apply(self, document: VenueDocument) -> Applied:
        """Make the venue what its file says: all of it or nothing. StillBooked."""
        applied = await self._database.run(lambda c: self._apply(c, document))
        self._kept.pop(applied.venue_id, None)
        self._ids = None
        return applied

    async def edit(
        self, venue_id: VenueId, edit: Edit, receipt: Receipt[Venue] | None = None
    ) -> Venue:
        """Change what a venue's file says, by a function of it; the venue as it is then.

        All of it or nothing: NotFound, VersionChanged, StillBooked, what `edit` raises, and
        what `read_document` does for a file that would be wrong.
        """
        venue = await self._database.run(lambda c: self._edit(c, venue_id, edit, receipt))
        self._kept.pop(venue_id, None)
        return venue

    async def written(self, venue_id: VenueId) -> tuple[int, Mapping[str, Any]]:
        """The version of a venue, and what its file says."""
        statement = sa.select(schema.venues).where(schema.venues.c.id == venue_id)
        row = await self._database.read(lambda c: c.execute(statement).one_or_none())
        if row is None:
            raise NotFound("venue", str(venue_id))
        return row.version, row.document

    def _edit(
        self,
        connection: sa.Connection,
        venue_id: VenueId,
        edit: Edit,
        receipt: Receipt[Venue] | None,
    ) -> Venue:
        table = schema.venues
        row = connection.execute(
            sa.select(table).where(table.c.id == venue_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise NotFound("venue", str(venue_id))
        if receipt is not None and receipt.version not in {None, row.version}:
            raise VersionChanged(row.version)
        self._apply(connection, read_document(edit(deepcopy(row.document))))
        venue = self._look(connection, venue_id, self._clock.now())
        note(connection, receipt, venue)
        return venue

    def _look(self, connection: sa.Connection, venue_id: VenueId, now: datetime) -> Venue:
        """The kept venue while its version stands, else the stored one."""
        table = schema.venues
        version = connection.scalar(sa.select(table.c.version).where(table.c.id == venue_id))
        if version is None:
            raise NotFound("venue", str(venue_id))
        known = self._kept.get(venue_id)
        if known is not None and _still(known, version, now):
            return known[1]
        row = (connection.execute(sa.select(table).where(table.c.id == venue_id))).one()
        numbers = _numbers(connection, venue_id)
        document = read_document(row.document)
        return to_venue(document, venue_id, numbers, version=row.version, years=_years(now))

    def _apply(self, connection: sa.Connection, document: VenueDocument) -> Applied:
        table, plain = schema.venues, to_plain(document)
        row = (
            connection.execute(
                sa.select(table).where(table.c.key == document.key).with_for_update()
            )
        ).one_or_none()
        if row is not None and row.document == plain:
            return Applied(VenueId(row.id), row.version, created=False, changed=False)
        if row is None:
            last = connection.scalar(sa.select(sa.func.max(table.c.id)))
            venue_id, version = VenueId((last or 0) + 1), 1
            values = {"id": venue_id, "key": document.key, "version": 1, "document": plain}
            connection.execute(sa.insert(table).values(values))
        else:
            venue_id, version = VenueId(row.id), row.version + 1
            self._check_removed(connection, venue_id, document)
            connection.execute(
                sa.update(table)
                .where(table.c.id == venue_id)
                .values(version=version, document=plain)
            )
        _number(connection, venue_id, document)
        return Applied(venue_id, version, created=row is None, changed=True)

    def _check_removed(
        self, connection: sa.Connection, venue_id: VenueId, document: VenueDocument
    ) -> None:
        """StillBooked for the first thing with bookings ahead that the file leaves out."""
        present = set(_keys(document))
        table, taken = schema.bookings, schema.allocations
        for (kind, key), number in (_numbers(connection, venue_id)).items():
            if (kind, key) in present:
                continue
            ahead = sa.select(sa.func.count(table.c.id.distinct())).where(
                table.c.venue_id == venue_id,
                table.c.ends > minute_of(self._clock.now()),
                table.c.status.in_([str(one) for one in ACTIVE]),
            )
            if kind == "service":
                ahead = ahead.where(table.c.service_id == number)
            else:
                ahead = ahead.join_from(
                    table,
                    taken,
                    sa.and_(
                        taken.c.venue_id == table.c.venue_id, taken.c.booking_id == table.c.id
                    ),
                ).where(taken.c.resource_id == number)
            count = connection.scalar(ahead)
            if count:
                raise StillBooked(kind, key, count)


def _still(known: tuple[datetime, Venue], version: int, now: datetime) -> bool:
    """Whether a kept venue is of that version and knows the holidays of these years."""
    return known[1].version == version and known[0].year == now.year


def _venue_ids(connection: sa.Connection) -> tuple[VenueId, ...]:
    table = schema.venues
    rows = connection.scalars(sa.select(table.c.id).order_by(table.c.id))
    return tuple(VenueId(one) for one in rows)


def _years(now: datetime) -> range:
    """The years whose public holidays can matter: last year's night to two years ahead."""
    return range(now.year - 1, now.year + 3)


def _keys(document: VenueDocument) -> list[tuple[str, str]]:
    return [
        *(("resource", one.key) for one in document.resource),
        *(("service", one.key) for one in document.service),
    ]


def _numbers(connection: sa.Connection, venue_id: VenueId) -> Mapping[tuple[str, str], int]:
    table = schema.keys
    rows = connection.execute(sa.select(table).where(table.c.venue_id == venue_id))
    return {(row.kind, row.key): row.id for row in rows}


def _number(connection: sa.Connection, venue_id: VenueId, document: VenueDocument) -> None:
    """Give numbers to what has none, and a version to every resource."""
    numbers = dict(_numbers(connection, venue_id))
    for kind, key in _keys(document):
        if (kind, key) in numbers:
            continue
        last = max((one for (of, _), one in numbers.items() if of == kind), default=0)
        numbers[kind, key] = last + 1
        values = {"venue_id": venue_id, "kind": kind, "key": key, "id": last + 1}
        connection.execute(sa.insert(schema.keys).values(values))
    versions = [
        {"venue_id": venue_id, "resource_id": number, "version": 0}
        for (kind, _), number in numbers.items()
        if kind == "resource"
    ]
    insert_new(connection, schema.resource_versions, versions)
