"""Mistakes that programs of this kind are made with, each to be planted into one without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from domain.allocations import BookingId
from domain.errors import BookingError
from domain.holds import Holds
from domain.people import Customer
from domain.placements import Placement
from domain.resources import ResourceId, Venue
from domain.slots import Slot
from domain.states import Hold
from storage.bookings import BookingStore
from storage.careful import CarefulPlacement
from storage.reading import Reading, Stretch
from storage.usage import KeptUsage, Key
from tests.storage.counter import Counter, remove_guard
from tests.storage.shop import Plant

# In minutes.
DAY = 24 * 60


class CountsHoldsAlone(Reading):
    """What is firm is in nobody's way."""

    def active_in(self, connection: sa.Connection, stretches: Iterable[Stretch]) -> Any:
        found = super().active_in(connection, stretches)
        return [one for one in found if one["held_until"] is not None]


class ForgetsTheClock(Reading):
    """A hold that is over stays in the way for another day."""

    def active_in(self, connection: sa.Connection, stretches: Iterable[Stretch]) -> Any:
        day = timedelta(days=1)
        return [
            {**one, "held_until": one["held_until"] and one["held_until"] + day}
            for one in super().active_in(connection, stretches)
        ]


class ForgetsKeys(CarefulPlacement):
    """Whoever asks again is somebody new."""

    def _first_answer(self, *_: object) -> None:
        return None


class CountsNobody(BookingStore):
    """One customer may hold everything."""

    async def place(self, placement: Placement) -> Hold:
        venue = placement.venue
        lax = replace(venue, limits=replace(venue.limits, live_holds=1000))
        return await super().place(replace(placement, venue=lax))


class Mistakes(BookingStore):
    """Asks for something else than was wanted."""

    def mistake(self, placement: Placement) -> Placement:
        raise NotImplementedError

    async def place(self, placement: Placement) -> Hold:
        return await super().place(self.mistake(placement))


class TakesOnePiece(Mistakes):
    """Whoever wants three gets one."""

    def mistake(self, placement: Placement) -> Placement:
        return _demanding(placement, units=1)


class TakesHalfASet(Mistakes):
    """The first of the things that are needed is enough."""

    def mistake(self, placement: Placement) -> Placement:
        return replace(placement, choices=placement.choices[:1])


class TakesTheFirstDates(Mistakes):
    """What comes after a gap is forgotten."""

    def mistake(self, placement: Placement) -> Placement:
        return replace(placement, stretches=placement.stretches[:1])


class TakesTheShortest(Mistakes):
    """However long somebody stays, half an hour is kept for them."""

    def mistake(self, placement: Placement) -> Placement:
        [(start, end), *others] = placement.stretches
        end = min(end, start + 30) if end - start < DAY else end
        return replace(placement, stretches=((start, end), *others))


class CountsWhatIsBroken(Mistakes):
    """There is always as much of everything as there ever is."""

    def mistake(self, placement: Placement) -> Placement:
        return _demanding(placement, missing=())


class TriesOneAlone(Mistakes):
    """Where the first is taken nobody asks for the second."""

    def mistake(self, placement: Placement) -> Placement:
        first = tuple(options[:1] for options in placement.choices)
        return replace(placement, choices=first)


def _demanding(placement: Placement, **changes: Any) -> Placement:
    choices = tuple(
        tuple((one, replace(demand, **changes)) for one, demand in options)
        for options in placement.choices
    )
    return replace(placement, choices=choices)


class LetsGoTooEarly(Holds):
    """The old hold is given up before the new one is safe."""

    async def place(
        self,
        venue: Venue,
        slot: Slot,
        customer: Customer,
        *,
        key: str,
        replaces: BookingId | None = None,
    ) -> Hold:
        if replaces is not None:
            with suppress(BookingError):
                await self.release(venue, replaces, customer, key=f"before {key}")
        return await super().place(venue, slot, customer, key=key)


class LooksOnce(KeptUsage):
    """What was true once is true for ever."""

    def _fresh(self, key: Key, _versions: Mapping[ResourceId, int], _now: object) -> bool:
        return key in self._kept


async def count_holds_alone(counter: Counter) -> None:
    await remove_guard(counter.database)
    _read_with(counter, CountsHoldsAlone(counter.database))


async def forget_the_clock(counter: Counter) -> None:
    _read_with(counter, ForgetsTheClock(counter.database))


def _read_with(counter: Counter, reading: Reading) -> None:
    careful = counter.writer._careful
    counter.writer._swift = None
    careful._looking._reading = reading


async def forget_keys(counter: Counter) -> None:
    counter.writer._careful = ForgetsKeys(counter.database, counter.writer.tally)


async def count_nobody(counter: Counter) -> None:
    keep_by(counter, CountsNobody)


async def take_one_piece(counter: Counter) -> None:
    keep_by(counter, TakesOnePiece)


async def take_half_a_set(counter: Counter) -> None:
    keep_by(counter, TakesHalfASet)


async def take_the_first_dates(counter: Counter) -> None:
    keep_by(counter, TakesTheFirstDates)


async def take_the_shortest(counter: Counter) -> None:
    keep_by(counter, TakesTheShortest)


async def count_what_is_broken(counter: Counter) -> None:
    keep_by(counter, CountsWhatIsBroken)


async def try_one_alone(counter: Counter) -> None:
    keep_by(counter, TriesOneAlone)


def keep_by(counter: Counter, kind: type[BookingStore]) -> None:
    """Have the store do what this kind of it does."""
    kept = kind(counter.database, counter.writer, counter.ids)
    counter.holds = counter.holds.over(kept)


async def let_go_too_early(counter: Counter) -> None:
    counter.holds = LetsGoTooEarly(
        counter.kept, counter.availability, counter.clock, counter.ids
    )


async def look_once(counter: Counter) -> None:
    counter.availability._usage = LooksOnce(counter.database, counter.clock)


def named(*bugs: Plant) -> dict[str, Plant]:
    return {one.__name__: one for one in bugs}


BUGS = named(
    count_holds_alone,
    forget_the_clock,
    forget_keys,
    count_nobody,
    let_go_too_early,
    look_once,
)
# The same whatever the database.
MISTAKES = named(
    take_one_piece,
    take_half_a_set,
    take_the_first_dates,
    take_the_shortest,
    count_what_is_broken,
    try_one_alone,
)
