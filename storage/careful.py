"""Deciding a batch of placements under locks, the same way on both databases.

Lock the resources in order; let overdue holds go; read what is taken; decide one request after
the other in the order they came; write the winners. All of it in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa

from domain.allocations import Allocation, BookingId, Taken
from domain.errors import (
    BookingError,
    KeyReused,
    NotFound,
    RulesChanged,
    SlotTaken,
    TooManyHolds,
    WrongState,
)
from domain.holds import Placement, assign
from domain.people import CustomerId
from domain.ports import Ids
from domain.resources import ResourceId, VenueId
from domain.states import Details, Hold, Status
from storage import schema
from storage.engine import Database
from storage.reading import Stretch, allocations_of, load
from storage.versions import bump, lock
from storage.winning import expire_overdue, fingerprint, write_winners

Key = tuple[VenueId, str]
Where = tuple[VenueId, ResourceId]
FIRM = None
HELD = 0

_bookings, _keys, _venues = schema.bookings, schema.idempotency, schema.venues
_NOW = sa.select(sa.func.clock_timestamp(type_=schema.Instant))
_RULES = sa.select(_venues.c.id, _venues.c.version).where(
    _venues.c.id.in_(sa.bindparam("venues", expanding=True))
)
_KNOWN = sa.select(_keys).where(
    sa.tuple_(_keys.c.venue_id, _keys.c.key).in_(sa.bindparam("keys", expanding=True))
)
_LIVE = (
    sa.select(_bookings.c.venue_id, _bookings.c.customer_id, sa.func.count())
    .where(
        sa.tuple_(_bookings.c.venue_id, _bookings.c.customer_id).in_(
            sa.bindparam("people", expanding=True)
        ),
        _bookings.c.status == str(Status.HELD),
        _bookings.c.expires_at > sa.bindparam("now", type_=schema.Instant),
    )
    .group_by(_bookings.c.venue_id, _bookings.c.customer_id)
)


@dataclass
class Sight:
    """What a batch has to know: read under the locks, kept up as winners are found."""

    now: datetime
    rules: Mapping[int, int]
    known: Mapping[Key, tuple[str, BookingId]]
    live: dict[tuple[VenueId, CustomerId], int]
    taken: dict[Where, list[tuple[BookingId, Taken]]] = field(default_factory=dict)
    winners: list[tuple[Placement, Hold]] = field(default_factory=list)

    def add(self, venue_id: VenueId, booking_id: BookingId, part: Allocation) -> None:
        """A hold that others in the batch meet from now on."""
        taken = Taken(part.start, part.end, part.first, part.last, HELD)
        self.taken.setdefault((venue_id, part.resource_id), []).append((booking_id, taken))

    def meet(self, row: sa.RowMapping) -> None:
        """An allocation that was there before the batch."""
        until = FIRM if row["held_until"] is None else HELD
        taken = Taken(row["starts"], row["ends"], row["unit_from"], row["unit_to"], until)
        where = row["venue_id"], row["resource_id"]
        self.taken.setdefault(where, []).append((row["booking_id"], taken))

    def seen_by(self, one: Placement) -> dict[ResourceId, list[Taken]]:
        """What stands in the way of one request; not the hold that gives way to it."""
        venue_id = one.terms.slot.venue_id
        return {
            resource_id: [
                taken
                for booking_id, taken in self.taken.get((venue_id, resource_id), ())
                if booking_id != one.replaces
            ]
            for options in one.choices
            for resource_id, _ in options
        }


def decide(
    database: Database, connection: sa.Connection, asked: Sequence[Placement], ids: Ids
) -> dict[Key, Hold | Exception]:
    """Settle every request of a batch."""
    resources = _resources(connection, asked)
    lock(connection, resources)
    now = database.moved_now() or connection.execute(_NOW).scalar_one()
    overdue, in_the_way = expire_overdue(database, connection, _stretches(asked), now)
    sight = _look(connection, asked, now)
    for row in in_the_way:
        sight.meet(row)
    settled: dict[Key, Hold | Exception] = {}
    for one in asked:
        try:
            settled[_key(one)] = _settle(connection, one, sight)
        except (BookingError, RulesChanged) as refusal:
            settled[_key(one)] = refusal
    write_winners(connection, sight.winners, now, ids)
    if overdue or sight.winners:
        bump(connection, resources)
    return settled


def _settle(connection: sa.Connection, one: Placement, sight: Sight) -> Hold:
    """The hold of one request, or the refusal, raised."""
    venue_id, customer_id = one.terms.slot.venue_id, one.terms.customer_id
    known = sight.known.get(_key(one))
    if known is not None:
        first = _first_answer(connection, one, known)
        if first is not None:
            return first
    if sight.rules.get(venue_id) != one.rules_version:
        raise RulesChanged
    live = sight.live.get((venue_id, customer_id), 0) - (one.replaces is not None)
    if live >= one.live_holds:
        raise TooManyHolds(one.live_holds)
    taken = sight.seen_by(one)
    parts = assign(one, taken)
    if not parts:
        raise SlotTaken(one.terms.slot, may_return=_may_return(one, taken))
    hold = Hold(replace(one.terms, allocations=parts), 1, Details(), sight.now + one.hold_for)
    for part in parts:
        sight.add(venue_id, hold.terms.id, part)
    sight.live[venue_id, customer_id] = live + 1
    sight.winners.append((one, hold))
    return hold


def _first_answer(
    connection: sa.Connection, one: Placement, known: tuple[str, BookingId]
) -> Hold | None:
    """The hold this key stands for; None when nothing came of it the first time."""
    if known[0] != fingerprint(one):
        raise KeyReused(one.key)
    try:
        found = load(connection, one.terms.slot.venue_id, known[1])
    except NotFound:
        return None
    if isinstance(found, Hold):
        return found
    raise WrongState(found.status)


def _may_return(one: Placement, taken: Mapping[ResourceId, Sequence[Taken]]) -> bool:
    """Whether there would be room if every live hold were let go."""
    firm = {key: [each for each in found if each.until is FIRM] for key, found in taken.items()}
    return bool(assign(one, firm))


def _look(connection: sa.Connection, asked: Sequence[Placement], now: datetime) -> Sight:
    """Read under the locks what the batch has to know."""
    people = {(one.terms.slot.venue_id, one.terms.customer_id) for one in asked}
    rules = connection.execute(_RULES, {"venues": [venue_id for venue_id, _ in people]})
    known = connection.execute(_KNOWN, {"keys": [_key(one) for one in asked]})
    live = connection.execute(_LIVE, {"people": sorted(people), "now": now})
    return Sight(
        now,
        {row.id: row.version for row in rules},
        {(row.venue_id, row.key): (row.fingerprint, row.booking_id) for row in known},
        {(venue_id, customer_id): count for venue_id, customer_id, count in live},
    )


def _resources(
    connection: sa.Connection, asked: Sequence[Placement]
) -> set[tuple[VenueId, ResourceId]]:
    """Every resource that the batch may touch, those of holds that give way included."""
    found = {(stretch[0], stretch[1]) for stretch in _stretches(asked)}
    giving = [
        (one.terms.slot.venue_id, one.replaces) for one in asked if one.replaces is not None
    ]
    parts = allocations_of(connection, giving)
    for venue_id, booking_id in giving:
        found |= {(venue_id, part.resource_id) for part in parts.get(booking_id, ())}
    return found


def _stretches(asked: Iterable[Placement]) -> list[Stretch]:
    """Per resource that may be taken, the minutes it would be taken for."""
    found: list[Stretch] = []
    for one in asked:
        start, _ = one.terms.slot.during.minutes
        for options in one.choices:
            for resource_id, demand in options:
                found.append((one.terms.slot.venue_id, resource_id, *demand.reach(start)))
    return found


def _key(placement: Placement) -> Key:
    return placement.terms.slot.venue_id, placement.key
