"""The money of a day at a venue, and what a customer has paid: what the ledger says to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.ledger import Entry, Movement
from domain.refunds import Refund
from domain.resources import Provider
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
    `references` is what the bookings are called, and `open` are
    the refunds that wait for people: for a second person, or to be made by hand.
    """

    entries: tuple[Entry, ...]
    references: dict[int, str]
    pending: int
    due: Pile
    failed: Pile
    owed: int
    open: tuple[Refund, ...] = ()

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
        found = (one.provider for one in self.entries if one.provider is not None)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Statement:
    """A booking, and what a customer paid for it."""

    record: Record
    entries: tuple[Entry, ...]
