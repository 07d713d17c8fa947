"""A small shop in which everything gets into each other's way, and the program that runs it.

One program and one database serve one shop after the other: each example of `test_model` gets
a fresh one, with nothing booked and the clock at ten in the morning.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.intervals import Interval
from domain.people import Customer, Role, Staff
from domain.resources import Counts, Limits, Mode, Need, ResourceId, Service, Venue, VenueId
from domain.schedule import CapacityPeriod
from domain.slots import Slot
from domain.states import Details, Hold, Record
from storage import schema
from tests.factories import (
    NOW,
    SEOUL,
    TODAY,
    HandClock,
    make_customer,
    make_need,
    make_resource,
    make_service,
    make_staff,
)
from tests.storage.counter import REFUSALS, Counter, open_counter, open_venue, put, put_rows
from tests.storage.model import Place, Step

T = TypeVar("T")
Answer = Record | Exception
Plant = Callable[[Counter], Coroutine[Any, Any, None]]

DAY, STEP = timedelta(days=1), timedelta(minutes=15)
# The day after tomorrow two of the three pools are out of use.
FRIDAY = TODAY + 2 * DAY
FIRST_VET, SECOND_VET, ROOM, POOL = map(ResourceId, (1, 2, 3, 4))


OF_ANY_LENGTH: dict[str, Any] = {
    "mode": Mode.RANGE,
    "longest": timedelta(minutes=90),
    "length_step": timedelta(minutes=30),
}
BY_THE_DAY: dict[str, Any] = {"mode": Mode.DAYS, "length": 24 * 60, "days": Counts(1, 2)}


def service(number: int, *needs: Need, **changes: Any) -> Service:
    """Lengths and buffers in minutes."""
    standard = {"length": 30, "buffer_before": 0, "buffer_after": 0}
    for name, minutes in standard.items():
        changes[name] = timedelta(minutes=changes.get(name, minutes))
    return replace(make_service(number, step=STEP, **changes), needs=needs)


SHOP = open_venue(
    resources=(
        make_resource(FIRST_VET),
        make_resource(SECOND_VET),
        make_resource(ROOM, "room"),
        make_resource(
            POOL, "pool", capacity=3, seats=2, periods=(CapacityPeriod(FRIDAY, FRIDAY, 1),)
        ),
    ),
    services=(
        service(1, make_need("vet"), buffer_after=10),
        service(2, make_need("vet"), length=60),
        service(3, make_need("vet"), make_need("room"), buffer_before=5),
        service(4, make_need("room"), approval=True, hold_for=timedelta(minutes=30)),
        service(5, make_need("pool"), units=Counts(1, 2), party=Counts(1, 3)),
        service(6, make_need("pool", units=2), buffer_before=10, approval=True),
        service(7, make_need("room"), make_need("vet"), length=45),
        service(8, make_need("vet"), **OF_ANY_LENGTH),
        service(9, make_need("pool"), **BY_THE_DAY, units=Counts(1, 3), buffer_after=30),
        service(10, make_need("room"), make_need("vet"), **BY_THE_DAY),
    ),
    limits=Limits(live_holds=3, upcoming=3),
)


@dataclass(frozen=True)
class Wish:
    """A slot at whatever shop; a service takes of it what it asks for.

    `start` in steps after noon, `on` and `dates` in days from today, `longer` by so many lengths.
    """

    service: int
    start: int
    wanted: tuple[ResourceId, ...] = ()
    on: int = 0
    dates: tuple[int, ...] = (1,)
    longer: int = 0
    units: int = 1
    party: int = 1

    def at(self, venue: Venue) -> Slot:
        sold = venue.services[self.service - 1]
        dates = tuple(TODAY + one * DAY for one in self.dates)
        by_the_day = sold.mode is Mode.DAYS
        return Slot(
            venue.id,
            sold.id,
            _days(dates) if by_the_day else self._hours(sold),
            self.wanted,
            self.units if sold.units.most > 1 else 1,
            self.party if sold.party else 0,
            dates if by_the_day else (),
        )

    def _hours(self, sold: Service) -> Interval:
        noon = datetime.combine(TODAY + self.on * DAY, time(12), SEOUL).astimezone(UTC)
        start = noon + self.start * STEP
        return Interval(start, start + sold.lengths[self.longer % len(sold.lengths)])


def _days(dates: Sequence[date]) -> Interval:
    """From the first midnight to the last: the shop is always open."""
    first, last = (datetime.combine(one, time(), SEOUL) for one in (dates[0], dates[-1] + DAY))
    return Interval(first, last)


class Premises:
    """The program, in a loop of its own, before one database."""

    def __init__(self, runner: asyncio.Runner, counter: Counter, clock: HandClock) -> None:
        self.counter = counter
        self.clock = clock
        self._runner = runner
        self._shops = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def open_shop(self) -> Venue:
        """One in which nobody has been before."""
        self.close_shop()
        self._shops += 1
        self.clock.set(NOW)
        shop = replace(SHOP, id=VenueId(self._shops))
        self.run(self.counter.database.run(lambda c: put_rows(c, [shop])))
        self.counter.venue = shop
        return shop

    def close_shop(self) -> None:
        """Forget everything, so that looking at all there is does not take longer each time."""
        tables = [one for one in schema.metadata.sorted_tables if "venue_id" in one.c]

        def forget(connection: sa.Connection) -> None:
            for table in (*tables, schema.venues):
                connection.execute(sa.delete(table))

        self.run(self.counter.database.run(forget))

    def ask(self, *asked: Place | Step) -> list[Answer]:
        """What everybody is told, who ask at the same time."""
        return self.run(self._ask_all(asked))

    async def _ask_all(self, asked: Sequence[Place | Step]) -> list[Answer]:
        return list(await asyncio.gather(*map(self._ask, asked)))

    async def _ask(self, one: Place | Step) -> Answer:
        try:
            return await (self._place(one) if isinstance(one, Place) else self._step(one))
        except REFUSALS as refusal:
            return refusal

    async def _place(self, one: Place) -> Hold:
        replaces = None if one.replaces is None else BookingId(one.replaces)
        return await self.counter.place(
            one.slot, self._customer(one.customer), key=one.key, replaces=replaces
        )

    async def _step(self, one: Step) -> Record:
        shop, number = self.counter.venue, BookingId(one.booking)
        holds, bookings = self.counter.holds, self.counter.bookings
        match one.verb:
            case "extend":
                return await holds.extend(shop, number, self._customer(one.by), key=one.key)
            case "release":
                await holds.release(shop, number, self._customer(one.by), key=one.key)
                return await self.counter.kept.get(shop.id, number)
            case "confirm":
                customer = self._customer(one.by)
                return await holds.confirm(shop, number, customer, Details(), key=one.key)
            case "cancel":
                customer = self._customer(one.by)
                return await bookings.cancel(shop, number, customer, "", key=one.key)
            case "approve":
                return await bookings.approve(shop, number, self._staff(one.by), key=one.key)
            case "reject":
                return await bookings.reject(shop, number, self._staff(one.by), "", key=one.key)
            case _:
                raise AssertionError(one)

    def record(self, number: int) -> Record:
        """A booking as it is kept."""
        return self.run(self.counter.kept.get(self.counter.venue.id, BookingId(number)))

    def _customer(self, number: int) -> Customer:
        return make_customer(number, venue_id=self.counter.venue.id)

    def _staff(self, number: int) -> Staff:
        """The owner is 0; who is -3 decides about the third resource alone."""
        shop = self.counter.venue.id
        if number == 0:
            return make_staff(Role.OWNER, venue_id=shop)
        return make_staff(venue_id=shop, resources=(ResourceId(-number),))

    def kept(self) -> tuple[Sequence[sa.Row[Any]], Sequence[sa.Row[Any]]]:
        """Every booking, and every allocation that keeps others out."""
        shop, bookings, taken = self.counter.venue.id, schema.bookings, schema.allocations

        def look(connection: sa.Connection) -> tuple[Any, Any]:
            mine = connection.execute(sa.select(bookings).where(bookings.c.venue_id == shop))
            active = sa.select(taken).where(taken.c.venue_id == shop, taken.c.active)
            return mine.all(), connection.execute(active).all()

        return self.run(self.counter.database.read(look))


@contextmanager
def premises(url: str, plant: Plant | None = None) -> Iterator[Premises]:
    """Open for business; `plant` breaks something in the program first."""
    clock = HandClock()
    with asyncio.Runner() as runner:
        runner.run(put(url))
        opened = open_counter(url, SHOP, clock)
        counter = runner.run(opened.__aenter__())
        try:
            if plant is not None:
                runner.run(plant(counter))
            yield Premises(runner, counter, clock)
        finally:
            runner.run(opened.__aexit__(None, None, None))
