"""Clients that place holds one after the other, all at the same time, and what they wait for."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from domain.intervals import Interval
from domain.people import Customer
from domain.resources import Limits, ResourceId, ServiceId, Venue, VenueId
from domain.slots import Slot
from tests.factories import make_customer, make_resource, make_service
from tests.storage.counter import open_venue

CLIENTS, RESOURCES = 100, 40
# Of a hundred attempts at ten half hours of one resource some eight can win.
RUSH, STARTS = 100, 10
HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody wants something."""

    slot: Slot
    customer: Customer
    key: str

    @property
    def resource_id(self) -> int:
        return self.slot.wanted[0]


@dataclass
class Stopwatch:
    """Counts only the time in which something is measured, and keeps how long each took."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - began

    def read(self) -> float:
        return self.seconds

    def remarks(self) -> str:
        waits = sorted(self.waits)
        middle, late = (waits[int(len(waits) * part)] * 1000 for part in (0.5, 0.99))
        return f"p50 {middle:.1f} ms, p99 {late:.1f} ms, longest {waits[-1] * 1000:.1f} ms"


def venue() -> Venue:
    """Forty people who can be booked for half an hour or an hour at any time of the day."""
    lasting = {1: HALF_HOUR, 2: 2 * HALF_HOUR}
    return open_venue(
        resources=tuple(make_resource(number) for number in range(1, RESOURCES + 1)),
        services=tuple(
            make_service(
                number,
                length=length,
                lead=timedelta(0),
                horizon=timedelta(days=120),
                buffer_after=timedelta(0),
            )
            for number, length in lasting.items()
        ),
        limits=Limits(live_holds=3),
    )


def all_free(count: int) -> list[Attempt]:
    """Every attempt at another free slot."""
    return [
        _attempt(number, number % RESOURCES, number // RESOURCES, halves=1)
        for number in range(count)
    ]


def hot(count: int) -> list[Attempt]:
    """Everybody at the same resource, then everybody at the next; half an hour or an hour."""
    return [
        _attempt(
            number,
            number // RUSH % RESOURCES,
            number // RUSH // RESOURCES * 48 + number * 7 % STARTS,
            halves=1 + (number * 7919 % RUSH % 3 == 0),
        )
        for number in range(count)
    ]


def _attempt(number: int, resource: int, start: int, *, halves: int) -> Attempt:
    tomorrow = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = tomorrow + timedelta(days=1) + start * HALF_HOUR
    during = Interval(begins, begins + halves * HALF_HOUR)
    slot = Slot(VenueId(1), ServiceId(halves), during, (ResourceId(resource + 1),))
    return Attempt(slot, make_customer(number + 1), f"tap-{number}")


async def run(
    attempts: Sequence[Attempt],
    clients: int,
    attempt: Callable[[Attempt], Awaitable[None]],
    watch: Stopwatch,
) -> int:
    """Every client takes the next attempt as soon as its last one is answered."""
    left = iter(attempts)

    async def client() -> None:
        for one in left:
            began = time.perf_counter()
            await attempt(one)
            watch.waits.append(time.perf_counter() - began)

    with watch.running():
        await asyncio.gather(*(client() for _ in range(clients)))
    return len(attempts)
