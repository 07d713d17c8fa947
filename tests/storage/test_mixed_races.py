"""Many at once who want anything a house can sell: hours, nights, days, pieces, sets of things.

Nobody gets what somebody else has, on no date is there more taken than there is, and nobody is
refused what could be had. Whoever checks this is checked too: by a writer that only looks before
it writes, by one that tries too little, and by one that locks in a sequence of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from math import inf

import pytest
import sqlalchemy as sa

from bot.clocks import SystemClock
from domain.allocations import Allocation, Taken
from domain.errors import SlotTaken
from domain.placements import Placement, assign
from domain.resources import Mode, ResourceId, ServiceId
from domain.slots import Slot
from domain.states import Hold
from storage import schema
from storage.bookings import BookingStore
from storage.sight import Where
from storage.versions import Versions
from storage.winning import Winning
from tests.storage.counter import Counter, open_counter, put, remove_guard
from tests.storage.ledger import Ledger, Outcome, given_twice, not_justified
from tests.storage.medley import Medley, at_the_house, medley
from tests.storage.planted import keep_by
from tests.storage.storm import Watch, storm, storm_in_processes

# A van and a guide, a guide and a van; a room and an adviser, an adviser and a room.
CROSSING = {ServiceId(2), ServiceId(3), ServiceId(9), ServiceId(10)}
MANY = [1_500, pytest.param(50_000, marks=[pytest.mark.soak, pytest.mark.timeout(7200)])]
DEADLOCK = "40P01"
EVERY_KIND = {(mode, many) for mode in Mode for many in (1, 2)}


@asynccontextmanager
async def at_the_counter(url: str, wishes: Medley) -> AsyncIterator[Counter]:
    await put(url, wishes.house)
    async with open_counter(url, wishes.house, at_the_house()) as counter:
        yield counter


async def check(counter: Counter, wishes: Medley, outcomes: Sequence[Outcome]) -> None:
    """Nothing twice, nothing above what there is on any date, nobody refused who could have it."""
    standing = [
        (one.booking_id, part) for one in outcomes if one.gone == inf for part in one.parts
    ]
    ledger = Ledger(wishes.house)
    ledger.take(part for _, part in standing)

    assert {one.refusal for one in outcomes} <= {"", "SlotTaken"}
    assert given_twice(outcomes) == 0
    assert ledger.overdrawn == 0
    assert set(await kept(counter)) == set(standing)
    assert not_justified(Ledger(wishes.house), wishes, outcomes) == []
    assert await deadlocks(counter) == 0


async def kept(counter: Counter) -> list[tuple[int, Allocation]]:
    """What is in the database, and whose."""
    return [
        (
            row.booking_id,
            Allocation(row.resource_id, row.unit_from, row.unit_to, row.starts, row.ends),
        )
        for row in await counter.rows(schema.allocations)
        if row.active
    ]


async def deadlocks(counter: Counter) -> int:
    if counter.database.dialect == "sqlite":
        return 0
    asked = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    return await counter.database.read(lambda c: c.exec_driver_sql(asked).scalar_one())


def kinds_of(wishes: Medley, outcomes: Iterable[Outcome]) -> set[tuple[Mode, int]]:
    """In which modes they asked for how many things at once."""
    found = {wishes.slot(one.number).service_id for one in outcomes}
    return {(one.mode, len(one.needs)) for one in wishes.house.services if one.id in found}


@pytest.mark.parametrize("many", MANY)
async def test_whatever_is_wanted_none_collide_and_none_is_refused_that_fits(
    url: str, many: int, seed: int
) -> None:
    wishes = medley(seed)
    async with at_the_counter(url, wishes) as counter:
        outcomes = await storm(counter, wishes, range(many))

        assert len(outcomes) == many
        assert kinds_of(wishes, [one for one in outcomes if one.booking_id]) == EVERY_KIND
        assert kinds_of(wishes, [one for one in outcomes if one.refusal]) == EVERY_KIND
        await check(counter, wishes, outcomes)


@pytest.mark.parametrize("many", MANY)
async def test_nor_do_they_from_three_processes(
    fresh_database: str, many: int, seed: int
) -> None:
    wishes = medley(seed)
    async with at_the_counter(fresh_database, wishes) as counter:
        thirds = [range(start, many, 3) for start in range(3)]
        outcomes = await storm_in_processes(
            [Watch(fresh_database, seed, one) for one in thirds]
        )

        assert len(outcomes) == many
        await check(counter, wishes, outcomes)


async def test_one_after_the_other_gets_exactly_what_there_is_room_for(
    url: str, seed: int
) -> None:
    wishes = medley(seed)
    ledger = Ledger(wishes.house)
    async with at_the_counter(url, wishes) as counter:
        for number in range(300):
            slot = wishes.slot(number)
            found = await counter.attempt(slot, number + 1)

            assert isinstance(found, Hold) is ledger.fits(slot), (number, slot, found)
            if isinstance(found, Hold):
                ledger.take(found.terms.allocations)
        assert ledger.overdrawn == 0


class LooksFirst(BookingStore):
    """What one writes first: look whether there is something, and take it if there is."""

    async def place(self, placement: Placement) -> Hold:
        parts = assign(placement, await self._taken(placement))
        if not parts:
            raise SlotTaken(placement.slot, may_return=True)
        winning, now = Winning(self._database), SystemClock().now()
        hold = placement.won(parts, now)
        try:
            await self._database.run(lambda c: winning.write(c, [(placement, hold)], now))
        except sa.exc.IntegrityError:
            raise SlotTaken(placement.slot, may_return=True) from None
        return hold

    async def _taken(self, placement: Placement) -> dict[ResourceId, list[Taken]]:
        table, found = schema.allocations, dict[ResourceId, list[Taken]]()
        statement = sa.select(table).where(
            table.c.venue_id == placement.slot.venue_id, table.c.active
        )
        for row in await self._database.read(lambda c: c.execute(statement).all()):
            taken = Taken(row.starts, row.ends, row.unit_from, row.unit_to)
            found.setdefault(ResourceId(row.resource_id), []).append(taken)
        return found


class TriesOnce(BookingStore):
    """Asks for the first of those who would do, and for no other."""

    async def place(self, placement: Placement) -> Hold:
        first = tuple(options[:1] for options in placement.choices)
        return await super().place(replace(placement, choices=first))


async def test_who_only_looks_before_taking_takes_what_others_have(url: str, seed: int) -> None:
    """Without the guard, or the tests above would find nothing whatever we do."""
    wishes = medley(seed)
    async with at_the_counter(url, wishes) as counter:
        await remove_guard(counter.database)
        keep_by(counter, LooksFirst)

        assert given_twice(await storm(counter, wishes, range(150))) > 0


async def test_the_guard_alone_keeps_them_from_it(url: str, seed: int) -> None:
    wishes = medley(seed)
    async with at_the_counter(url, wishes) as counter:
        keep_by(counter, LooksFirst)

        assert given_twice(await storm(counter, wishes, range(150))) == 0


async def test_who_tries_but_one_of_those_who_would_do_is_noticed(url: str, seed: int) -> None:
    wishes = medley(seed)
    async with at_the_counter(url, wishes) as counter:
        keep_by(counter, TriesOnce)

        outcomes = await storm(counter, wishes, range(400))

        assert not_justified(Ledger(wishes.house), wishes, outcomes) != []


class LocksBackwards(Versions):
    """Locks one after the other, in a sequence that nobody else has."""

    def lock(self, connection: sa.Connection, resources: Iterable[Where]) -> None:
        for one in sorted(set(resources), reverse=True):
            super().lock(connection, [one])


async def deadlocks_of_crossing_sets(url: str, wishes: Medley, *, backwards: bool) -> int:
    """Of two processes, for which some want a van and a guide, and some a guide and a van."""
    await put(url, wishes.house)
    async with (
        open_counter(url, wishes.house, at_the_house()) as one,
        open_counter(url, wishes.house, at_the_house()) as two,
    ):
        if backwards:
            two.writer._careful._versions = LocksBackwards(two.database)
        found = [*map(noticed, (one, two))]
        slots = (wishes.slot(number) for number in range(1_000))
        crossing = [slot for slot in slots if slot.service_id in CROSSING]
        for who, (this, that) in enumerate(in_twos(crossing), start=1):
            await asyncio.gather(one.attempt(this, who), two.attempt(that, who))
            if any(found):
                break
        return sum(map(len, found))


def in_twos(slots: Sequence[Slot]) -> Iterable[tuple[Slot, Slot]]:
    return zip(slots[::2], slots[1::2], strict=False)


def noticed(counter: Counter) -> list[str]:
    """The deadlocks that PostgreSQL tells this process of, as they come."""
    found: list[str] = []

    def failed(context: sa.engine.ExceptionContext) -> None:
        error = context.sqlalchemy_exception
        if error is not None and getattr(error.orig, "sqlstate", "") == DEADLOCK:
            found.append(DEADLOCK)

    sa.event.listen(counter.database.engine, "handle_error", failed)
    return found


async def test_who_want_the_same_two_things_in_either_sequence_do_not_wait_in_a_circle(
    fresh_database: str, seed: int
) -> None:
    assert await deadlocks_of_crossing_sets(fresh_database, medley(seed), backwards=False) == 0


async def test_they_would_if_each_locked_as_it_liked(fresh_database: str, seed: int) -> None:
    assert await deadlocks_of_crossing_sets(fresh_database, medley(seed), backwards=True) > 0
