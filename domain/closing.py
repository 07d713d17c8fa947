"""The money of a day at a venue, and what a customer has paid: what the ledger says to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.ledger import Entry, Movement
from domain.refunds import Refund
from domain.resources import Provider
from domain.states import Record
from domain.strays import Stray, StrayStatus


@dataclass(frozen=True, slots=True)
class Pile:
    """Payments or refunds of one kind: how many, how much in all, and since when the oldest waits."""

    count: int = 0
    minor: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class StrayMove:
    """When a charge without a payment was found, or when it was placed or went back."""

    at: datetime
    stray: Stray
    came: bool

    @property
    def name(self) -> str:
        """What happened to it."""
        return str(StrayStatus.PARKED if self.came else self.stray.status)


@dataclass(frozen=True, slots=True)
class Closing:
    """A day's movements in sequence, and what is open now.

    `owed_at` is what was paid for what is still to come, by where, in minor units of the venue's
    currency;
    `references` is what the bookings are called, and `open` are
    the refunds that wait for people: for a second person, or to be made by hand. `strays` are
    the charges that nobody has placed yet; what moved of such ones that day has `strayed`, and
    is in no entry. `on_gifts` is what is left on gifts, out of date or not.
    """

    entries: tuple[Entry, ...]
    references: dict[int, str]
    pending: Pile
    due: Pile
    failed: Pile
    owed_at: Mapping[Provider, int]
    open: tuple[Refund, ...] = ()
    strays: tuple[Stray, ...] = ()
    strayed: tuple[StrayMove, ...] = ()
    on_gifts: int = 0

    @property
    def owed(self) -> int:
        """What was paid for what is still to come, wherever it was."""
        return sum(self.owed_at.values())

    def of(self, movement: Movement, currency: str, provider: Provider | None = None) -> int:
        """How much moved like that, in minor units."""
        return sum(
            one.amount.minor
            for one in self.entries
            if one.movement is movement
            and one.amount.currency == currency
            and provider in {None, one.provider}
        )

    def unplaced(self, status: StrayStatus, currency: str) -> int:
        """How much without a payment came (`parked`), was placed or went back, in minor units."""
        return sum(
            one.stray.amount.minor
            for one in self.strayed
            if one.name == status and one.stray.amount.currency == currency
        )

    @property
    def moved(self) -> bool:
        """Whether any money did that day."""
        return bool(self.entries or self.strayed)

    def taken(self, currency: str, provider: Provider) -> int:
        """What was given there that day, for bookings and for gifts, in minor units."""
        sold = 0 if provider is Provider.GIFT else self.of(Movement.ISSUED, currency, provider)
        return self.of(Movement.PAID, currency, provider) + sold

    def kept(self, currency: str, provider: Provider | None = None) -> int:
        """What became the venue's for good that day, less what of such was given up."""
        given_up = self.of(Movement.GIVEN_UP, currency, provider)
        return self.of(Movement.KEPT, currency, provider) - given_up

    @property
    def providers(self) -> tuple[Provider, ...]:
        """Who had to do with it, or has money that is owed."""
        found = [one.provider for one in self.entries if one.provider is not None]
        return tuple(dict.fromkeys([*found, *self.owed_at]))


@dataclass(frozen=True, slots=True)
class Statement:
    """A booking, and what a customer paid for it."""

    record: Record
    entries: tuple[Entry, ...]
