"""Many at once: nobody gets what somebody else has, and nobody is refused what there is.

The same is asked of one process with every kind of gate and of three, and every guard has its
counterpart: a writer without it, which must do wrong, or the tests would prove nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from domain.errors import StoreBusy
from domain.intervals import Interval
from domain.resources import ResourceId
from domain.slots import Slot
from domain.states import Hold
from storage import schema
from storage.versions import Versions
from tests.factories import make_slot
from tests.storage.counter import Counter, open_counter, put, remove_guard
from tests.storage.crowd import (
    Answer,
    Shift,
    Wishes,
    ask,
    in_processes,
    open_gate,
    wishes,
)
from tests.storage.sweep import Sweep, sweep

BUYERS = range(40)
ATTEMPTS = range(5_000)
THIRDS = [range(start, 5_000, 3) for start in range(3)]
GATES = ("open", "redis")


@pytest.fixture(params=GATES)
def gate_url(request: pytest.FixtureRequest) -> str:
    """A Redis, or the empty address of a gate that lets everybody through."""
    if request.param == "open":
        return ""
    url: str = request.getfixturevalue("redis_url")
    return url


@asynccontextmanager
async def one_process(url: str, gate_url: str, wished: Wishes) -> AsyncIterator[Counter]:
    await put(url, wished.venue)
    async with (
        open_gate(gate_url) as gate,
        open_counter(url, wished.venue, gate=gate) as counter,
    ):
        yield counter


async def check(counter: Counter, wished: Wishes, answers: Sequence[Answer]) -> None:
    """Nothing twice; what was acknowledged, and only that, is there; nobody refused who fits."""
    found = await sweep(counter.database, wished.venue)
    kept = {row.id for row in await counter.rows(schema.bookings)}
    refused = [wished.slot(one.number) for one in answers if one.refusal]

    assert found.clean, found
    assert kept == {one.booking_id for one in answers if one.booking_id}
    assert {one.refusal for one in answers} <= {"", "SlotTaken"}
    assert [slot for slot in refused if fits(counter, found, slot)] == []
    assert await deadlocks(counter) == 0


def fits(counter: Counter, found: Sweep, slot: Slot) -> bool:
    base = counter.availability.check_rules(counter.venue, slot)
    return found.fits(slot, base.choices(slot))


async def deadlocks(counter: Counter) -> int:
    if counter.database.dialect == "sqlite":
        return 0
    asked = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    return await counter.database.read(lambda c: c.exec_driver_sql(asked).scalar_one())


async def test_of_forty_who_tap_one_slot_one_gets_it(
    url: str, gate_url: str, seed: int
) -> None:
    wished = wishes(seed, same=True)
    async with one_process(url, gate_url, wished) as counter:
        answers = await ask(counter, wished, BUYERS)

        assert sorted(one.refusal for one in answers) == [""] + ["SlotTaken"] * 39
        await check(counter, wished, answers)


async def test_of_forty_in_three_processes_one_gets_it(
    fresh_database: str, gate_url: str, seed: int
) -> None:
    wished = wishes(seed, same=True)
    async with one_process(fresh_database, "", wished) as counter:
        answers = await in_processes(
            [
                Shift(fresh_database, gate_url, seed, BUYERS[start::3], same=True)
                for start in range(3)
            ]
        )

        assert sorted(one.refusal for one in answers) == [""] + ["SlotTaken"] * 39
        await check(counter, wished, answers)


async def test_of_thousands_of_wishes_none_collide_and_none_is_refused_that_fits(
    url: str, gate_url: str, seed: int
) -> None:
    wished = wishes(seed)
    async with one_process(url, gate_url, wished) as counter:
        answers = await ask(counter, wished, ATTEMPTS)

        assert len(answers) == len(ATTEMPTS)
        await check(counter, wished, answers)


async def test_nor_do_they_in_three_processes(
    fresh_database: str, gate_url: str, seed: int
) -> None:
    wished = wishes(seed)
    async with one_process(fresh_database, "", wished) as counter:
        answers = await in_processes(
            [Shift(fresh_database, gate_url, seed, numbers) for numbers in THIRDS]
        )

        assert len(answers) == len(ATTEMPTS)
        await check(counter, wished, answers)


async def is_free(counter: Counter, slot: Slot) -> bool:
    """What one writes first: look whether there is something."""
    table, (start, end) = schema.allocations, slot.during.minutes
    [resource_id] = slot.wanted
    found = await counter.database.read(
        lambda connection: connection.execute(
            sa.select(table.c.booking_id).where(
                table.c.venue_id == slot.venue_id,
                table.c.resource_id == resource_id,
                table.c.active,
                table.c.starts < end,
                start < table.c.ends,
            )
        ).first()
    )
    return found is None


async def insert(counter: Counter, slot: Slot, number: int) -> bool:
    """And insert if there is not."""
    start, end = slot.during.minutes
    row = {
        "venue_id": slot.venue_id,
        "booking_id": number,
        "part": 0,
        "resource_id": slot.wanted[0],
        "unit_from": 0,
        "unit_to": 1,
        "starts": start,
        "ends": end,
        "active": True,
    }
    statement = sa.insert(schema.allocations).values(**row)
    try:
        await counter.database.run(lambda c: c.execute(statement))
    except (sa.exc.IntegrityError, StoreBusy):
        # On a slow machine who comes last waits in vain for a connection, and has nothing either.
        return False
    return True


async def naive_buyers(counter: Counter) -> int:
    """How many get the slot when everybody has looked before the first one inserts."""
    slot = make_slot(14, wanted=(ResourceId(1),))
    looked = await asyncio.gather(*(is_free(counter, slot) for _ in BUYERS))
    buying = (number for number, free in zip(BUYERS, looked, strict=True) if free)
    return sum(await asyncio.gather(*(insert(counter, slot, number) for number in buying)))


async def test_who_only_looks_before_inserting_books_twice(url: str) -> None:
    """Without the guard, or the tests above would find nothing whatever we do."""
    wished = wishes(0)
    async with one_process(url, "", wished) as counter:
        await remove_guard(counter.database)

        bought = await naive_buyers(counter)

        assert bought > 1
        assert (await sweep(counter.database, wished.venue)).overlaps > 0


async def test_the_guard_alone_keeps_such_a_writer_from_it(url: str) -> None:
    wished = wishes(0)
    async with one_process(url, "", wished) as counter:
        assert await naive_buyers(counter) == 1
        assert (await sweep(counter.database, wished.venue)).clean


async def test_the_swift_way_relies_on_the_guard(fresh_database: str, seed: int) -> None:
    wished = wishes(seed)
    async with one_process(fresh_database, "", wished) as counter:
        await remove_guard(counter.database)

        await ask(counter, wished, range(400))

        assert (await sweep(counter.database, wished.venue)).overlaps > 0


class Unlocked(Versions):
    """Locks nothing."""

    def lock(self, connection: sa.Connection, resources: object) -> None:
        """Hurry on."""


@asynccontextmanager
async def two_careful_processes(url: str, *, locks: bool) -> AsyncIterator[list[Counter]]:
    """Without the guard, and without the swift way: there is nothing but the locks."""
    wished = wishes(0)
    await put(url, wished.venue)
    async with open_counter(url, wished.venue) as one, open_counter(url, wished.venue) as two:
        await remove_guard(one.database)
        for counter in (one, two):
            counter.writer._swift = None
            if not locks:
                counter.writer._careful._versions = Unlocked(counter.database)
        yield [one, two]


async def overlaps_after_a_rush(counters: Sequence[Counter]) -> int:
    """How often two processes gave away the same, with nothing but the locks to decide."""
    wished = wishes(0, same=True)
    slots = [replace(wished.slot(0), during=during) for during in half_hours(wished.first_day)]
    for slot in slots:
        found = [one.attempt(slot, who) for who, one in enumerate(counters, start=1)]
        assert any(isinstance(one, Hold) for one in await asyncio.gather(*found))
    return (await sweep(counters[0].database, wished.venue)).overlaps


def half_hours(since: datetime) -> list[Interval]:
    return [
        Interval(since + n * timedelta(minutes=30), since + (n + 1) * timedelta(minutes=30))
        for n in range(40)
    ]


async def test_two_processes_on_the_careful_way_are_kept_apart_by_their_locks(
    fresh_database: str,
) -> None:
    async with two_careful_processes(fresh_database, locks=True) as counters:
        assert await overlaps_after_a_rush(counters) == 0


async def test_without_their_locks_they_are_not(fresh_database: str) -> None:
    async with two_careful_processes(fresh_database, locks=False) as counters:
        assert await overlaps_after_a_rush(counters) > 0
