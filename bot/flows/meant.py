"""What a typed day or time means where the length is free, or whole days are booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from bot.flows.book import BookFlow
from bot.flows.taking import TakeFlow
from bot.flows.turn import Turn
from bot.screens import offers
from bot.words.when import Reading
from domain.intervals import Interval
from domain.resources import Mode, Service
from domain.slots import DAY, Slot

Found: TypeAlias = tuple[Reading, tuple[Slot, ...]]


class Meant:
    """Acts on a reading that a service with one length would be offered times for."""

    def __init__(self, book: BookFlow, taking: TakeFlow) -> None:
        self._book = book
        self._taking = taking

    async def acted_on(self, turn: Turn, service: Service, found: Found, told: str) -> bool:
        """Whether there was something to do; `found` has the starts the reading allows."""
        reading, slots = found
        match service.mode:
            case Mode.SLOTS:
                return False
            case Mode.DAYS:
                last = reading.until or reading.on
                # The screen says which days are chosen.
                notice = told if reading.moved else ""
                said = await self._book.dates.typed(turn, reading.on, last, notice)
                await self._book.when(turn, said)
            case Mode.RANGE:
                return await self._range(turn, reading, slots)
            case _:
                raise AssertionError(service.mode)
        return True

    async def _range(self, turn: Turn, reading: Reading, slots: tuple[Slot, ...]) -> bool:
        """From one hour to another is a slot; one hour is a start."""
        if reading.from_ is not None and reading.to is not None:
            await self._from_to(turn, _between(turn, slots[0], reading))
            return True
        if reading.exact:
            await self._book.lengths(turn, slots[0])
        return reading.exact

    async def _from_to(self, turn: Turn, slot: Slot) -> None:
        """Just this stretch; where it is none of the lengths there are, those that there are."""
        service = turn.venue.service(slot.service_id)
        if slot.during.length in service.lengths:
            await self._taking.take(turn, slot)
        else:
            duration = offers.duration(turn.words, service)
            notice = turn.words.say("when-terms", duration=duration)
            await self._book.lengths(turn, slot, notice)


def _between(turn: Turn, like: Slot, reading: Reading) -> Slot:
    """From the first hour to the second, which may be after midnight."""
    on = like.during.start.astimezone(turn.venue.zone).date()
    start, end = _at(turn, on, reading.from_), _at(turn, on, reading.to)
    if end <= start:
        end = _at(turn, on + DAY, reading.to)
    return replace(like, during=Interval(start, end))


def _at(turn: Turn, on: date, clock: time | None) -> datetime:
    return datetime.combine(on, clock or time(), turn.venue.zone).astimezone(UTC)


def fits(turn: Turn, slot: Slot, reading: Reading) -> bool:
    """Whether a slot starts when a reading says; whole days have no hour."""
    if slot.dates:
        return True
    at = slot.during.start.astimezone(turn.venue.zone).time()
    if reading.exact:
        return at == reading.from_
    if reading.from_ is not None and at < reading.from_:
        return False
    past_midnight = (
        reading.from_ is not None and reading.to is not None and reading.to <= reading.from_
    )
    return reading.to is None or past_midnight or at <= reading.to
