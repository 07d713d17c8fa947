"""Everybody at once at the house of `medley`: who takes, lets go and exchanges what they took."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from domain.allocations import BookingId
from domain.states import Hold
from tests.factories import make_customer
from tests.storage import medley
from tests.storage.counter import Counter, open_counter
from tests.storage.crowd import CLIENTS, each_in_a_process
from tests.storage.ledger import Outcome
from tests.storage.medley import EXCHANGES, LETS_GO, Medley, at_the_house


@dataclass
class Client:
    """Has one wish after the other, as soon as the last is answered."""

    counter: Counter
    wishes: Medley
    who: int
    told: dict[int, Outcome]
    # The wish whose hold is offered in exchange for the next.
    spare: int | None = None

    async def live(self, left: Iterator[int]) -> None:
        for number in left:
            spare, self.spare = self.spare, None
            mine = await self._ask(number, spare)
            if mine.booking_id:
                await self._make_up_their_mind(number)

    async def _ask(self, number: int, spare: int | None) -> Outcome:
        gives = None if spare is None else BookingId(self.told[spare].booking_id)
        slot, asked = self.wishes.slot(number), monotonic()
        customer = make_customer(self.who, venue_id=slot.venue_id)
        found = await self.counter.attempt(slot, customer, key=f"tap-{number}", replaces=gives)
        outcome = Outcome(number, asked, monotonic())
        if isinstance(found, Hold):
            terms = found.terms
            outcome = replace(outcome, booking_id=terms.id, parts=terms.allocations)
            if spare is not None:
                self._gave_up(spare, asked)
        else:
            outcome = replace(outcome, refusal=type(found).__name__)
        self.told[number] = outcome
        return outcome

    async def _make_up_their_mind(self, number: int) -> None:
        chance = self.wishes.chance(number, "mind").random()
        if chance < LETS_GO:
            asked, venue = monotonic(), self.counter.venue
            customer = make_customer(self.who, venue_id=venue.id)
            hold_id = BookingId(self.told[number].booking_id)
            await self.counter.holds.release(venue, hold_id, customer, key=f"let-go-{number}")
            self._gave_up(number, asked)
        elif chance < LETS_GO + EXCHANGES:
            self.spare = number

    def _gave_up(self, number: int, asked: float) -> None:
        self.told[number] = replace(self.told[number], let_go=asked, gone=monotonic())


async def storm(counter: Counter, wishes: Medley, numbers: Sequence[int]) -> list[Outcome]:
    """So many clients, until every wish is answered."""
    left, told = iter(numbers), dict[int, Outcome]()
    clients = [Client(counter, wishes, who + 1, told) for who in numbers[:CLIENTS]]
    await asyncio.gather(*(one.live(left) for one in clients))
    return list(told.values())


@dataclass(frozen=True)
class Watch:
    """What one of several processes does."""

    url: str
    seed: int
    numbers: Sequence[int]


def stand(watch: Watch) -> list[Outcome]:
    """The body of such a process."""
    return asyncio.run(_stand(watch))


async def _stand(watch: Watch) -> list[Outcome]:
    wishes = medley.medley(watch.seed)
    async with open_counter(watch.url, wishes.house, at_the_house()) as counter:
        return await storm(counter, wishes, watch.numbers)


async def storm_in_processes(watches: Sequence[Watch]) -> list[Outcome]:
    """All of them at the same time. Their clocks for durations are one and the same."""
    return await each_in_a_process(stand, watches)
