"""Thousands of random wishes, and processes full of clients that have them.

A wish is a number: every process makes the same of it, so that the tests know what was wanted
where somebody was refused.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.intervals import Interval
from domain.ports import Gate
from domain.resources import Venue, VenueId
from domain.slots import Slot
from domain.states import Hold
from storage.adviser import Adviser, connect_redis
from storage.locks import OpenGate, RedisGate
from tests.factories import make_need, make_resource, make_service
from tests.storage.counter import Counter, open_counter, open_venue
from tests.stores import Background

A = TypeVar("A")
S = TypeVar("S")

STEP = timedelta(minutes=5)
ONE_DAY = timedelta(days=1)
# So many wishes for one day: more than it has room for.
A_DAY = 400
CLIENTS = 40


def busy_venue(number: int = 1) -> Venue:
    """Three vets, a room and three pools; short and long, with buffers, in sets and in units."""
    resources = (
        *(make_resource(number) for number in (1, 2, 3)),
        make_resource(4, "room"),
        *(
            make_resource(number, "pool", capacity=capacity)
            for number, capacity in ((5, 2), (6, 3), (7, 5))
        ),
    )
    shapes = (
        # minutes before, during and after; needs
        (0, 30, 0, (make_need("vet"),)),
        (5, 60, 10, (make_need("vet"),)),
        (0, 45, 5, (make_need("vet"), make_need("room"))),
        (0, 30, 0, (make_need("pool"),)),
        (10, 50, 0, (make_need("pool", units=2),)),
        (0, 90, 15, (make_need("pool", units=3),)),
    )
    services = tuple(
        replace(
            make_service(number),
            needs=needs,
            length=timedelta(minutes=during),
            buffer_before=timedelta(minutes=before),
            buffer_after=timedelta(minutes=after),
            lead=timedelta(0),
            step=STEP,
            horizon=timedelta(days=80),
        )
        for number, (before, during, after, needs) in enumerate(shapes, start=1)
    )
    return open_venue(
        id=VenueId(number), zone=ZoneInfo("UTC"), resources=resources, services=services
    )


@dataclass(frozen=True)
class Wishes:
    """What somebody wants, by number; `same`: everybody the same."""

    venue: Venue
    first_day: datetime
    seed: int
    same: bool = False

    def slot(self, number: int) -> Slot:
        if self.same:
            return self._one_for_one()
        chance = random.Random(f"{self.seed}:{number}")
        service = chance.choice(self.venue.services)
        day = self.first_day + number // A_DAY * ONE_DAY
        start = day + chance.randrange((ONE_DAY - service.length) // STEP + 1) * STEP
        during = Interval(start, start + service.length)
        candidates = self.venue.candidates(service.needs[0])
        named = chance.random() < 0.7
        wanted = (chance.choice(candidates).id,) if named else ()
        return Slot(self.venue.id, service.id, during, wanted)

    def _one_for_one(self) -> Slot:
        """A slot on one vet, which only one can have."""
        service = self.venue.services[0]
        vet = self.venue.candidates(service.needs[0])[0]
        during = Interval(self.first_day, self.first_day + service.length)
        return Slot(self.venue.id, service.id, during, (vet.id,))


def wishes(seed: int, *, same: bool = False, venue: int = 1) -> Wishes:
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return Wishes(busy_venue(venue), today + timedelta(days=2), seed, same)


@dataclass(frozen=True)
class Answer:
    """What somebody was told: the number of the booking, or the name of the refusal."""

    number: int
    booking_id: int = 0
    refusal: str = ""


async def ask(counter: Counter, wished: Wishes, numbers: Iterable[int]) -> list[Answer]:
    """So many clients, each with the next wish as soon as its last is answered."""
    left, answers = iter(numbers), list[Answer]()

    async def client() -> None:
        for number in left:
            found = await counter.attempt(wished.slot(number), number + 1, key=f"tap-{number}")
            if isinstance(found, Hold):
                answers.append(Answer(number, booking_id=found.terms.id))
            else:
                answers.append(Answer(number, refusal=type(found).__name__))

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return answers


@dataclass(frozen=True)
class Shift:
    """What one of several processes does."""

    url: str
    redis_url: str
    seed: int
    numbers: Sequence[int]
    same: bool = False
    venue: int = 1


def work(shift: Shift) -> list[Answer]:
    """The body of such a process."""
    return asyncio.run(_work(shift))


async def _work(shift: Shift) -> list[Answer]:
    wished = wishes(shift.seed, same=shift.same, venue=shift.venue)
    async with (
        open_gate(shift.redis_url) as gate,
        open_counter(shift.url, wished.venue, gate=gate) as counter,
    ):
        return await ask(counter, wished, shift.numbers)


@asynccontextmanager
async def open_gate(redis_url: str) -> AsyncIterator[Gate]:
    """The gate of one process; without a Redis one that lets everybody through."""
    if not redis_url:
        yield OpenGate()
        return
    background = Background()
    adviser = Adviser(connect_redis(redis_url), background.spawn)
    try:
        yield RedisGate(adviser)
    finally:
        await background.close()
        await adviser.close()


async def in_processes(shifts: Sequence[Shift]) -> list[Answer]:
    """All shifts at the same time, each in a process of its own."""
    return await each_in_a_process(work, shifts)


async def each_in_a_process(work: Callable[[S], list[A]], shifts: Sequence[S]) -> list[A]:
    """What all of them come back with, who work at the same time."""
    loop, forks = asyncio.get_running_loop(), multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload(["tests.storage.crowd"])
    with ProcessPoolExecutor(len(shifts), mp_context=forks) as pool:
        done = [loop.run_in_executor(pool, work, shift) for shift in shifts]
        return [answer for answers in await asyncio.gather(*done) for answer in answers]
