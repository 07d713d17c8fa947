"""What has to be known to decide a batch of placements, and what the deciding changes about it.

Read under the locks and kept up as winners are found, so that later requests of the batch meet
the earlier ones as if these had been written already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from domain.allocations import BookingId, Taken
from domain.people import CustomerId
from domain.placements import Placement
from domain.resources import ResourceId, VenueId
from domain.states import Hold, Status
from storage import schema
from storage.engine import Database
from storage.many import Present, Rows
from storage.promo_uses import PromoUses, Used
from storage.reading import Reading, Stretch

Key = tuple[VenueId, str]
Whose = tuple[VenueId, CustomerId]
Where = tuple[VenueId, ResourceId]
One = tuple[VenueId, BookingId]
FIRM = None
HELD = 0

_bookings = schema.bookings


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knows about one request: None where it knows nothing."""

    rules_version: int | None
    fingerprint: str | None
    booking_id: BookingId | None


class Standing(NamedTuple):
    """What somebody has."""

    booking_id: BookingId
    customer_id: CustomerId
    taken: Taken


@dataclass
class Sight:
    """The state of things as the next request of the batch meets it.

    `giving_way` are holds that requests replace, with the code that each has or none.
    """

    now: datetime
    known: dict[Key, Known] = field(default_factory=dict)
    live: dict[Whose, int] = field(default_factory=dict)
    giving_way: dict[One, str] = field(default_factory=dict)
    used: dict[Used, int] = field(default_factory=dict)
    overdue: set[One] = field(default_factory=set)
    winners: list[tuple[Placement, Hold]] = field(default_factory=list)
    released: list[Placement] = field(default_factory=list)
    _taken: dict[Where, list[Standing]] = field(default_factory=dict)

    def meet(self, row: sa.RowMapping) -> None:
        """An allocation that was there before the batch; dead ones stand in nobody's way."""
        one = row["venue_id"], row["booking_id"]
        held_until = row["held_until"]
        if held_until is not None and held_until <= self.now:
            self.overdue.add(one)
            return
        until = FIRM if held_until is None else HELD
        taken = Taken(row["starts"], row["ends"], row["unit_from"], row["unit_to"], until)
        where = row["venue_id"], row["resource_id"]
        standing = Standing(row["booking_id"], row["customer_id"], taken)
        self._taken.setdefault(where, []).append(standing)

    def in_the_way_of(self, one: Placement) -> dict[ResourceId, list[Taken]]:
        """What is taken where a request wants to be; not the hold that gives way to it."""
        venue_id = one.slot.venue_id
        gives_way = one.replaces if self.gives_way(one) else None
        return {
            resource_id: [
                each.taken
                for each in self._taken.get((venue_id, resource_id), ())
                if each.booking_id != gives_way
            ]
            for options in one.choices
            for resource_id, _ in options
        }

    def holders(self, one: Placement) -> frozenset[CustomerId]:
        """Who has something where a request wants to be, or near it."""
        venue_id = one.slot.venue_id
        return frozenset(
            each.customer_id
            for options in one.choices
            for resource_id, _ in options
            for each in self._taken.get((venue_id, resource_id), ())
        )

    def gives_way(self, one: Placement) -> bool:
        """Whether there is a live hold of this customer that the request replaces."""
        return (one.slot.venue_id, one.replaces) in self.giving_way

    def live_of(self, one: Placement) -> int:
        """How many live holds its customer would have beside it."""
        whose = one.slot.venue_id, one.customer_id
        return self.live.get(whose, 0) - self.gives_way(one)

    def used_of(self, one: Placement) -> tuple[int, int]:
        """How often its code is used beside it: by everybody, and by its customer."""
        venue_id, code = one.slot.venue_id, one.slot.code
        same = one.replaces is not None and code == self.giving_way.get(
            (venue_id, one.replaces)
        )
        everybody, theirs = (
            self.used.get((venue_id, code, who), 0) - same for who in (None, one.customer_id)
        )
        return everybody, theirs

    def _use(self, one: Placement, code: str, more: int) -> None:
        for who in (None, one.customer_id) if code else ():
            used = one.slot.venue_id, code, who
            self.used[used] = self.used.get(used, 0) + more

    def win(self, one: Placement, hold: Hold) -> None:
        """A new hold, as those after it will meet it."""
        venue_id = hold.terms.slot.venue_id
        self.live[venue_id, hold.terms.customer_id] = self.live_of(one) + 1
        if self.gives_way(one):
            self._let_go(venue_id, one)
        self._use(one, one.slot.code, 1)
        for part in hold.terms.allocations:
            taken = Taken(part.start, part.end, part.first, part.last, HELD)
            where = venue_id, part.resource_id
            standing = Standing(hold.terms.id, hold.terms.customer_id, taken)
            self._taken.setdefault(where, []).append(standing)
        self.winners.append((one, hold))

    def _let_go(self, venue_id: VenueId, one: Placement) -> None:
        if one.replaces is not None:
            self._use(one, self.giving_way.pop((venue_id, one.replaces), ""), -1)
        self.released.append(one)
        for where, found in self._taken.items():
            if where[0] == venue_id:
                found[:] = [each for each in found if each.booking_id != one.replaces]


class Looking:
    """The statements by which a batch is looked at, made once."""

    def __init__(self, database: Database, reading: Reading) -> None:
        self._reading = reading
        self._given = Rows(database)
        self._present = Present(database)
        self._facts = self._make_facts()
        self._giving_way = self._make_giving_way()
        self._uses = PromoUses(database)

    def look(
        self,
        connection: sa.Connection,
        asked: Sequence[Placement],
        stretches: Sequence[Stretch],
    ) -> Sight:
        """Read, under the locks, what the batch has to know."""
        given = Rows.bound([(*key_of(one), one.customer_id) for one in asked])
        facts = connection.execute(self._facts, given | self._present.bound()).all()
        sight = Sight(facts[0].now)
        for fact in facts:
            known = Known(fact.rules_version, fact.fingerprint, fact.booking_id)
            sight.known[fact.venue_id, fact.key] = known
            sight.live[fact.venue_id, fact.customer_id] = fact.live
        for row in self._reading.active_in(connection, stretches):
            sight.meet(row)
        sight.giving_way.update(self._holds_that_give_way(connection, asked))
        sight.used.update(self._uses.count(connection, asked))
        return sight

    def _holds_that_give_way(
        self, connection: sa.Connection, asked: Sequence[Placement]
    ) -> Iterator[tuple[One, str]]:
        """Live holds that requests replace, if they are their customer's own."""
        given = [
            (one.slot.venue_id, one.replaces, one.customer_id)
            for one in asked
            if one.replaces is not None
        ]
        if given:
            bound = Rows.bound(given) | self._present.bound()
            for row in connection.execute(self._giving_way, bound):
                yield (row.venue_id, row.id), row.promo or ""

    def _make_facts(self) -> sa.Select[Any]:
        given, venues, keys = self._given, schema.venues, schema.idempotency
        venue_id, key, customer_id = given.number(0), given.text(1), given.number(2)
        live = (
            sa.select(sa.func.count())
            .where(
                _bookings.c.venue_id == venue_id,
                _bookings.c.customer_id == customer_id,
                _bookings.c.status == str(Status.HELD),
                _bookings.c.expires_at > self._present.now,
            )
            .correlate(given.table)
            .scalar_subquery()
        )
        known = sa.and_(keys.c.venue_id == venue_id, keys.c.key == key)
        return sa.select(
            venue_id.label("venue_id"),
            key.label("key"),
            customer_id.label("customer_id"),
            venues.c.version.label("rules_version"),
            keys.c.fingerprint,
            keys.c.booking_id,
            live.label("live"),
            self._present.now.label("now"),
        ).select_from(
            given.table.outerjoin(venues, venues.c.id == venue_id).outerjoin(keys, known)
        )

    def _make_giving_way(self) -> sa.Select[Any]:
        given = self._given
        return sa.select(_bookings.c.venue_id, _bookings.c.id, _bookings.c.promo).join(
            given.table,
            sa.and_(
                _bookings.c.venue_id == given.number(0),
                _bookings.c.id == given.number(1),
                _bookings.c.customer_id == given.number(2),
                _bookings.c.status == str(Status.HELD),
                _bookings.c.expires_at > self._present.now,
            ),
        )


def key_of(placement: Placement) -> Key:
    """What a request is told apart by."""
    return placement.slot.venue_id, placement.key
