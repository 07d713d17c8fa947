"""Holding, with every refusal counted by the name that programs read it by."""

from __future__ import annotations

from collections import Counter

from bot.web.api.kinds import kind_of
from domain.allocations import BookingId
from domain.availability import Availability
from domain.errors import BookingError, RulesChanged, SlotTaken, StoreBusy
from domain.holds import Holds
from domain.people import Customer
from domain.ports import Bookings, Clock, Ids
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Hold


class CountedHolds(Holds):
    """The use cases of holds. `refused` counts attempts: one that was made again counts again."""

    def __init__(
        self, bookings: Bookings, availability: Availability, clock: Clock, ids: Ids
    ) -> None:
        super().__init__(bookings, availability, clock, ids)
        # Those that an alert is for are there from the start, as nothing.
        self.refused = Counter({kind_of(one).code: 0 for one in (SlotTaken, StoreBusy)})

    async def place(
        self,
        venue: Venue,
        slot: Slot,
        customer: Customer,
        *,
        key: str,
        replaces: BookingId | None = None,
    ) -> Hold:
        """See `Holds.place`."""
        try:
            return await super().place(venue, slot, customer, key=key, replaces=replaces)
        except (BookingError, RulesChanged, StoreBusy) as refusal:
            self.refused[kind_of(type(refusal)).code] += 1
            raise
