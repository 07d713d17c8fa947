"""Gifts: credit at a venue under a code, used for bookings until nothing is left or its time is over.

    issued ─► set aside for a hold ─► used when the booking is firm ─► given back with it

What is set aside for a hold is the hold's for as long as it lives, and nobody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain.errors import GiftRefused, WrongState
from domain.money import Money
from domain.people import Actor, Customer
from domain.promos import code_of
from domain.states import Hold, check_owner

if TYPE_CHECKING:
    from domain.allocations import BookingId
    from domain.money_ports import Gifts
    from domain.ports import Bookings, Clock, Ids
    from domain.resources import Venue, VenueId

PREFIX, CODE_LENGTH = "GIFT-", 8
# So long it lasts at least once something is given back to it.
LASTS_ON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Gift:
    """`amount` under a code, until `expires_at`. It was `sold` on site, or given for nothing."""

    venue_id: VenueId
    code: str
    amount: Money
    issued_at: datetime
    expires_at: datetime
    sold: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wallet:
    """A gift, and what is left on it now."""

    gift: Gift
    left: Money


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What is to be given out, by whom. The same key again is the same gift."""

    amount: Money
    by: Actor
    key: str
    sold: bool = False
    note: str = ""


class Gifting:
    """The use cases of gifts."""

    def __init__(self, kept: Gifts, bookings: Bookings, clock: Clock, ids: Ids) -> None:
        self._kept = kept
        self._bookings = bookings
        self._clock = clock
        self._ids = ids

    async def issue(self, venue: Venue, wrapping: Wrapping) -> Gift:
        """A new gift; GiftRefused where the venue has none."""
        if venue.gifts_last is None:
            raise GiftRefused("none")
        now, code = self._clock.now(), self._ids.code(CODE_LENGTH)
        gift = Gift(
            venue.id,
            f"{PREFIX}{code}",
            wrapping.amount,
            now,
            now + venue.gifts_last,
            wrapping.sold,
            wrapping.note,
        )
        return await self._kept.issue(gift, wrapping.by, wrapping.key)

    async def look(self, venue: Venue, code: str) -> Wallet:
        """What is left on it; GiftRefused where there is no such gift."""
        wallet = await self._kept.find(venue.id, code_of(code))
        if wallet is None:
            raise GiftRefused("unknown")
        return wallet

    async def set_aside(
        self, venue: Venue, hold_id: BookingId, by: Customer, code: str
    ) -> Money:
        """As much as is needed and left, for a hold, in the place of another gift; how much.

        GiftRefused, HoldExpired, NotYours, WrongState.
        """
        hold = await self._own(venue, hold_id, by)
        hold.check_live(self._clock.now())
        return await self._kept.set_aside(hold, code_of(code))

    async def put_back(self, venue: Venue, hold_id: BookingId, by: Customer) -> None:
        """Nothing is set aside any more; GiftRefused while the rest is being paid."""
        await self._kept.put_back(await self._own(venue, hold_id, by))

    async def _own(self, venue: Venue, hold_id: BookingId, by: Customer) -> Hold:
        record = await self._bookings.get(venue.id, hold_id)
        check_owner(record.terms, by.id)
        if not isinstance(record, Hold):
            raise WrongState(record.status)
        return record


def is_gift(code: str) -> bool:
    """Whether a code, as it is kept, is that of a gift, there or not."""
    return code.startswith(PREFIX)


def ref_of(code: str, booking_id: BookingId) -> str:
    """What the charge of a gift for a booking is called."""
    return f"{code}:{booking_id}"


def code_in(ref: str) -> str:
    """The code of the gift that a charge was taken from."""
    return ref.partition(":")[0]
