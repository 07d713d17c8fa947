"""Keeping venues: each as one document, with numbers for what it names.

A venue is its file. The document is kept whole; resources and services get small numbers by
their key, which never change and are never given to anything else, because buttons and
bookings refer to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.effects import NONE, Effect, effect_of
from domain.errors import NotFound, VersionChanged
from domain.orphans import Edited, Orphan
from domain.ports import Clock
from domain.replies import Receipt
from domain.resources import Venue, VenueId
from storage import schema
from storage.engine import Database
from storage.replies import note
from storage.standing import StandingBookings
from storage.venue_document import VenueDocument, read_document, to_plain, to_venue
from storage.venue_numbers import numbered, numbers_of, write_numbers

RECHECK = timedelta(seconds=1)
Edit = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying a venue file did."""

    venue_id: VenueId
    version: int
    created: bool
    changed: bool
    kept: tuple[Orphan, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What applying a venue file would do; `before` None where there is no such venue yet."""

    before: VenueDocument | None
    changed: bool = True
    effect: Effect = NONE


class VenueStore:
    """The port `domain.ports.Venues` on either database."""

    def __init__(self, database: Database, clock: Clock, bots: Sequence[int] = ()) -> None:
        """`bots` are those of this process; the first one serves what says nothing of bots."""
        self._database = database
        self._clock = clock
        self._bots = tuple(bots)
        self._kept: dict[VenueId, tuple[datetime, Venue]] = {}
        self._standing = StandingBookings(database)
        self._every: tuple[datetime, tuple[Venue, ...]] | None = None
        self._of_bots: dict[int, tuple[Venue, ...]] = {}

    async def get(self, venue_id: VenueId) -> Venue:
        """See the port; asks the database for changes at most once a second."""
        now = self._clock.now()
        known = self._kept.get(venue_id)
        if known is not None and known[0] <= now < known[0] + RECHECK:
            return known[1]
        venue = await self._database.read(lambda c: self._look(c, venue_id, now))
        self._kept[venue_id] = now, venue
        return venue

    async def every(self) -> tuple[Venue, ...]:
        """All venues there are, in the order in which they were added; as fresh as `get`."""
        now, kept = self._clock.now(), self._every
        if kept is None or not kept[0] <= now < kept[0] + RECHECK:
            if kept is not None:
                # One asks; whoever comes meanwhile has what was true a moment ago.
                self._every = now, kept[1]
            venues = await self._database.read(lambda c: self._look_at_all(c, now))
            self._kept.update({one.id: (now, one) for one in venues})
            self._every, self._of_bots = (now, venues), {}
            return venues
        return kept[1]

    async def of_bot(self, bot_id: int) -> tuple[Venue, ...]:
        """See the port."""
        venues = await self.every()
        found = self._of_bots.get(bot_id)
        if found is None:
            found = tuple(one for one in venues if self.bot_of(one) == bot_id)
            self._of_bots[bot_id] = found
        return found

    def bot_of(self, venue: Venue) -> int:
        """See the port."""
        return venue.bot or next(iter(self._bots), 0)

    async def served(self) -> tuple[VenueId, ...]:
        """The venues that the bots of this process serve."""
        venues = await self.every()
        return tuple(one.id for one in venues if self.bot_of(one) in self._bots)

    async def document(self, key: str) -> VenueDocument:
        """The venue file as it was applied; NotFound."""
        table = schema.venues
        statement = sa.select(table.c.document).where(table.c.key == key)
        found = await self._database.read(lambda c: c.scalar(statement))
        if found is None:
            raise NotFound("venue", key)
        return read_document(found)

    async def preview(self, document: VenueDocument) -> Preview:
        """What applying a file would do; nothing is changed."""
        return await self._database.read(lambda c: self._preview(c, document))

    async def apply(self, document: VenueDocument, *, keep: bool = False) -> Applied:
        """Make the venue what its file says: all of it or nothing. StillBooked.

        `keep` bookings that the file leaves without a place as they are, where they can be.
        """
        applied = await self._database.run(lambda c: self._apply(c, document, keep=keep))
        self._forget(applied.venue_id)
        return applied

    async def edit(
        self,
        venue_id: VenueId,
        edit: Edit,
        receipt: Receipt[Edited] | None = None,
        *,
        keep: bool = False,
    ) -> Edited:
        """Change what a venue's file says, by a function of it; the venue as it is then.

        All of it or nothing: NotFound, VersionChanged, StillBooked, what `edit` raises, and
        what `read_document` does for a file that would be wrong. `keep` as for `apply`.
        """
        edited = await self._database.run(
            lambda c: self._edit(c, (venue_id, edit), receipt, keep=keep)
        )
        self._forget(venue_id)
        return edited

    def _forget(self, venue_id: VenueId) -> None:
        self._kept.pop(venue_id, None)
        self._every = None

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
        what: tuple[VenueId, Edit],
        receipt: Receipt[Edited] | None,
        *,
        keep: bool,
    ) -> Edited:
        venue_id, edit = what
        table = schema.venues
        row = connection.execute(
            sa.select(table).where(table.c.id == venue_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise NotFound("venue", str(venue_id))
        if receipt is not None and receipt.version not in {None, row.version}:
            raise VersionChanged(row.version)
        document = read_document(edit(deepcopy(row.document)))
        applied = self._apply(connection, document, keep=keep)
        venue = self._look(connection, venue_id, self._clock.now())
        edited = Edited(venue, applied.kept)
        note(connection, receipt, edited)
        return edited

    def _look(self, connection: sa.Connection, venue_id: VenueId, now: datetime) -> Venue:
        table = schema.venues
        version = connection.scalar(sa.select(table.c.version).where(table.c.id == venue_id))
        if version is None:
            raise NotFound("venue", str(venue_id))
        return self._at_version(connection, venue_id, version, now)

    def _look_at_all(self, connection: sa.Connection, now: datetime) -> tuple[Venue, ...]:
        table = schema.venues
        rows = connection.execute(sa.select(table.c.id, table.c.version).order_by(table.c.id))
        return tuple(
            self._at_version(connection, VenueId(row.id), row.version, now)
            for row in rows.all()
        )

    def _at_version(
        self, connection: sa.Connection, venue_id: VenueId, version: int, now: datetime
    ) -> Venue:
        """The kept venue while its version stands, else the stored one."""
        table = schema.venues
        known = self._kept.get(venue_id)
        if known is not None and _still(known, version, now):
            return known[1]
        row = (connection.execute(sa.select(table).where(table.c.id == venue_id))).one()
        numbers = numbers_of(connection, venue_id)
        document = read_document(row.document)
        return to_venue(document, venue_id, numbers, version=row.version, years=_years(now))

    def _preview(self, connection: sa.Connection, document: VenueDocument) -> Preview:
        row = connection.execute(_of_key(document.key)).one_or_none()
        if row is None:
            return Preview(None)
        if row.document == to_plain(document):
            return Preview(document, changed=False)
        now = self._clock.now()
        before, after = self._both(connection, row, document)
        standing = self._standing.read(connection, before.id, now)
        effect = effect_of(before, after, standing, now)
        return Preview(read_document(row.document), effect=effect)

    def _both(
        self, connection: sa.Connection, row: sa.Row[Any], document: VenueDocument
    ) -> tuple[Venue, Venue]:
        """The venue that is stored, and the one that a file would make of it."""
        venue_id, years = VenueId(row.id), _years(self._clock.now())
        numbers = numbered(numbers_of(connection, venue_id), document)
        pages = (read_document(row.document), row.version), (document, row.version + 1)
        before, after = (
            to_venue(page, venue_id, numbers, version=version, years=years)
            for page, version in pages
        )
        return before, after

    def _apply(
        self, connection: sa.Connection, document: VenueDocument, *, keep: bool
    ) -> Applied:
        table, plain = schema.venues, to_plain(document)
        row = connection.execute(_of_key(document.key).with_for_update()).one_or_none()
        if row is not None and row.document == plain:
            return Applied(VenueId(row.id), row.version, created=False, changed=False)
        kept: tuple[Orphan, ...] = ()
        if row is None:
            last = connection.scalar(sa.select(sa.func.max(table.c.id)))
            venue_id, version = VenueId((last or 0) + 1), 1
            values = {"id": venue_id, "key": document.key, "version": 1, "document": plain}
            connection.execute(sa.insert(table).values(values))
        else:
            venue_id, version = VenueId(row.id), row.version + 1
            edit = self._both(connection, row, document)
            kept = self._standing.settle(connection, edit, self._clock.now(), keep=keep)
            connection.execute(
                sa.update(table)
                .where(table.c.id == venue_id)
                .values(version=version, document=plain)
            )
        write_numbers(connection, venue_id, document)
        return Applied(venue_id, version, created=row is None, changed=True, kept=kept)


def _of_key(key: str) -> sa.Select[Any]:
    return sa.select(schema.venues).where(schema.venues.c.key == key)


def _still(known: tuple[datetime, Venue], version: int, now: datetime) -> bool:
    """Whether a kept venue is of that version and knows the holidays of these years."""
    return known[1].version == version and known[0].year == now.year


def _years(now: datetime) -> range:
    """The years whose public holidays can matter: last year's night to two years ahead."""
    return range(now.year - 1, now.year + 3)
