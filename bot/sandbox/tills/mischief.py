"""What people do on a page where something is paid, and what goes wrong on the way from there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.sandbox.clock import MovableClock
from bot.sandbox.tills.bill import Bill, Payable
from bot.sandbox.tills.outbox import Event, Outbox
from bot.sandbox.tills.till import PageClosed
from bot.sandbox.tills.toss import TossTill

_PAST_THE_END = timedelta(seconds=1)
_FIVE = 5


class Deed(StrEnum):
    """A button of the page."""

    PAY = "pay"
    LATE = "late"
    TWICE = "twice"
    LESS = "less"
    LOST = "lost"
    FIVE = "five"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a deed, in words, and where it leads; `goes`: there by itself."""

    title: str
    said: str
    back: str = ""
    goes: bool = True


class Mischief:
    """Somebody at a page of a till. `holds_until`: the end of the hold that is paid for."""

    def __init__(
        self,
        till: Payable,
        bill: Bill,
        clock: MovableClock,
        holds_until: datetime | None,
    ) -> None:
        self._till = till
        self._bill = bill
        self._clock = clock
        self._holds_until = holds_until

    async def act(self, deed: Deed) -> Done:
        """Do it. PageClosed."""
        return await _DEEDS[deed](self)

    async def pay(self) -> Done:
        """As everybody hopes."""
        return await self._pay("Thank you.")

    async def less(self) -> Done:
        """Half of it."""
        return await self._pay("That was half of the amount.", self._bill.units // 2)

    async def _pay(self, said: str, units: int | None = None) -> Done:
        return self._paid(said, await self._till.pay(self._bill.ref, units))

    async def late(self) -> Done:
        """Both in one step, so that nobody closes the page between the end and the payment."""
        with _held_back(self._till.outbox):
            ends = self._holds_until
            if ends is not None and ends > self._clock.now():
                self._clock.set(ends + _PAST_THE_END)
            charge_id = await self._till.pay(self._bill.ref)
        await self._till.outbox.deliver()
        return self._paid("The clock has gone past the end of the hold.", charge_id)

    async def twice(self) -> Done:
        """Before anybody has noticed the first time."""
        said = "And once more, in another window."
        with _held_back(self._till.outbox):
            charge_id = await self._till.pay(self._bill.ref)
            try:
                await self._till.pay(self._bill.ref)
            except PageClosed:
                said = "The second time was refused: this provider's pages are paid once."
        await self._till.outbox.deliver()
        return self._paid(said, charge_id)

    async def lost(self) -> Done:
        """The callback never arrives; those of others do."""
        outbox = self._till.outbox
        before = tuple(outbox.pending)
        with _held_back(outbox):
            charge_id = await self._till.pay(self._bill.ref)

        def those_before(events: Sequence[Event]) -> Sequence[Event]:
            return [one for one in events if one in before]

        await outbox.deliver(those_before)
        said = "Nobody tells the bot. Stay here, or go back and say that you have paid."
        return self._paid(said, charge_id, goes=False)

    async def five(self) -> Done:
        """Everything is told five times."""
        with _held_back(self._till.outbox), _telling(self._till):
            charge_id = await self._till.pay(self._bill.ref)
        await self._till.outbox.deliver(lambda events: [*events] * _FIVE)
        return self._paid("The bot was called five times.", charge_id)

    async def cancel(self) -> Done:
        """Go away."""
        back = await self._till.cancel(self._bill.ref)
        return Done("Not paid", "Nothing was taken. This page stays open for a while.", back)

    def _paid(self, said: str, charge_id: str, *, goes: bool = True) -> Done:
        return Done("Paid", said, self._till.way_back(charge_id), goes)


_DEEDS: Mapping[Deed, Callable[[Mischief], Awaitable[Done]]] = {
    Deed.PAY: Mischief.pay,
    Deed.LATE: Mischief.late,
    Deed.TWICE: Mischief.twice,
    Deed.LESS: Mischief.less,
    Deed.LOST: Mischief.lost,
    Deed.FIVE: Mischief.five,
    Deed.CANCEL: Mischief.cancel,
}


@contextmanager
def _held_back(outbox: Outbox) -> Iterator[None]:
    """Nothing is told meanwhile."""
    outbox.holds_back = True
    try:
        yield
    finally:
        outbox.holds_back = False


@contextmanager
def _telling(till: Payable) -> Iterator[None]:
    """Toss Payments tells of no try by itself; here it shall, for something to be repeated."""
    shop = till.shop if isinstance(till, TossTill) else None
    if shop is not None:
        shop.tells_of_tries = True
    try:
        yield
    finally:
        if shop is not None:
            shop.tells_of_tries = False
