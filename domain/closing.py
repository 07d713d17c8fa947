"""The money of a day at a venue, and what a customer has paid: what the ledger says to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.allocations import BookingId
from domain.ledger import Entry, Movement
from domain.people import CustomerId
from domain.refunds import Refund
from domain.resources import Provider, Venue, VenueId
from domain.states import Record


@dataclass(frozen=True, slots=True)
class Pile:
    """Refunds of one kind: how many, how much in all, and since when the oldest waits."""

    count: int = 0
    minor: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """A day's movements in sequence, and what is open now.

    `owed` is what was paid for what is still to come, in minor units of the venue's currency;
    `references` is what the bookings are called, and `waiting` is for a second person.
    """

    entries: tuple[Entry, ...]
    references: dict[int, str]
    pending: int
    due: Pile
    failed: Pile
    owed: int
    waiting: tuple[Refund, ...] = ()

    def of(self, movement: Movement, currency: str, provider: Provider | None = None) -> int:
        """How much moved like that, in minor units."""
        return sum(
            one.amount.minor
            for one in self.entries
            if one.movement is movement
            and one.amount.currency == currency
            and provider in {None, one.provider}
        )

    @property
    def providers(self) -> tuple[Provider, ...]:
        """Who had to do with it."""
        return tuple(dict.fromkeys(one.provider for one in self.entries))


@dataclass(frozen=True, slots=True)
class Statement:
    """A booking, and what a customer paid for it."""

    record: Record
    entries: tuple[Entry, ...]


class Takings(Protocol):
    """Reading the ledger."""

    async def closing(self, venue: Venue, on: date) -> Closing:
        """The money of a local date."""
        ...

    async def find(self, venue_id: VenueId, reference: str) -> BookingId | None:
        """The booking of that reference, whatever has become of it."""
        ...

    async def statements(
        self, venue_id: VenueId, customer_id: CustomerId, most: int
    ) -> Sequence[Statement]:
        """The bookings a customer paid for, the latest first."""
        ...
