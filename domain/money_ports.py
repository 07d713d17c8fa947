"""What the domain asks of the world about money; see `ports` for the rest, `gateways` for providers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from domain.allocations import BookingId
from domain.closing import Closing, Statement
from domain.contradictions import Contradiction, Known
from domain.gateways import Hint, Returned
from domain.gifts import Gift, Wallet
from domain.holds import Change
from domain.money import Money
from domain.on_site import HandedOver
from domain.payments import Charge, Payment, PaymentId, Settled, Why
from domain.people import Actor, CustomerId
from domain.placements import Placement
from domain.refunds import Account, ByHand, Refund, RefundId
from domain.resources import Provider, Venue, VenueId
from domain.states import Hold, Record
from domain.strays import Stray, StrayId


class Strays(Protocol):
    """Keeping charges without a payment. Every mutating call tells who runs the venue, once."""

    def fresh(self) -> StrayId:
        """A number for a new one."""
        ...

    async def park(self, stray: Stray) -> bool:
        """Keep one, with the job that looks at it; whether it was new."""
        ...

    async def get(self, venue_id: VenueId, stray_id: StrayId) -> Stray:
        """NotFound when there is none."""
        ...

    async def find(self, venue_id: VenueId, provider: Provider, charge_id: str) -> Stray | None:
        """The one that the provider calls so."""
        ...

    async def look_soon(self, stray: Stray, at: datetime) -> None:
        """There is a reason to ask the provider about it."""
        ...

    async def became(self, stray: Stray) -> Stray:
        """Keep how it stands; what is matched or returned stays as it is."""
        ...


class Payments(Protocol):
    """Keeping what is paid. Every mutating call is one transaction."""

    @property
    def strays(self) -> Strays:
        """Charges without a payment."""
        ...

    async def begin(self, payment: Payment, change: Change) -> Payment:
        """Write an attempt with the change that covers it, before the provider is asked.

        One for the same that is still open is given again; the hold is covered anew.
        """
        ...

    async def opened(self, payment: Payment) -> None:
        """The provider has made the page."""
        ...

    async def closed(self, payment: Payment) -> None:
        """Nobody can pay there any more."""
        ...

    async def get(self, venue_id: VenueId, payment_id: PaymentId) -> Payment:
        """NotFound when there is none."""
        ...

    async def find(self, venue_id: VenueId, provider: Provider, ref: str) -> Payment | None:
        """The attempt that the provider calls so."""
        ...

    async def find_by_number(self, venue_id: VenueId, payment_id: PaymentId) -> Payment | None:
        """The attempt of that number."""
        ...

    async def hear(self, payment: Payment, hint: Hint) -> bool:
        """Keep what a provider called back with, and the job to look; whether it was new."""
        ...

    async def told(self, payment: Payment, charge: Charge) -> bool:
        """Keep a charge that was told of, and the job that settles it; whether it was new."""
        ...

    async def known(
        self, payment: Payment, ids: Sequence[str], by: datetime
    ) -> tuple[Known, ...]:
        """Of charges of the payment's provider, what that had said by then."""
        ...

    async def contradicted(self, payment: Payment, one: Contradiction) -> bool:
        """Keep both facts, and tell who runs the venue; whether it was new."""
        ...

    async def secure(self, payment: Payment, charge: Charge, again: Placement | None) -> bool:
        """Whether the slot is the customer's for long enough to take what is authorised."""
        ...

    async def settle(
        self, venue: Venue, payment: Payment, charge: Charge, again: Placement | None
    ) -> Settled:
        """Decide what becomes of a charge, once, with all that follows from it; StoreBusy.

        `again` is the wish as it would be placed now, None where the rules forbid that.
        """
        ...

    async def declined(self, payment: Payment, charge: Charge, why: Why) -> None:
        """What is authorised is not taken, for that reason: the customer hears of it, once."""
        ...

    async def get_refund(self, venue_id: VenueId, refund_id: RefundId) -> Refund:
        """NotFound when there is none."""
        ...

    async def became(self, payment: Payment, refund: Refund, said: Returned) -> Refund:
        """Keep how the provider says a refund stands."""
        ...

    async def give_back(self, venue: Venue, hand: ByHand) -> tuple[Refund, ...]:
        """So much goes back by hand; TooMuchBack. Above the venue's limit it waits.

        A refund for each part that was paid by itself.
        """
        ...

    async def by_hand(self, venue_id: VenueId, refund_id: RefundId, by: Actor) -> Refund:
        """A refund that failed was made by hand."""
        ...

    async def approve(self, venue_id: VenueId, refund_id: RefundId, by: Actor) -> Refund:
        """A second person agrees to a refund that waits; SamePerson, NotFound."""
        ...

    async def take(self, venue: Venue, given: HandedOver) -> None:
        """Enter what was handed over on site; TooMuchPaid. The same key again: nothing more."""
        ...

    async def account(self, venue_id: VenueId, booking_id: BookingId) -> Account:
        """All that has to do with money for a booking."""
        ...


class Gifts(Protocol):
    """Keeping gifts. Every mutating call is one transaction."""

    async def issue(self, gift: Gift, by: Actor, key: str) -> Gift:
        """Write a new one; under the same key the first one again."""
        ...

    async def find(self, venue_id: VenueId, code: str) -> Wallet | None:
        """A gift, and what is left on it."""
        ...

    async def set_aside(self, hold: Hold, code: str) -> Money:
        """As much as the hold needs and is left, in the place of what was; GiftRefused."""
        ...

    async def put_back(self, hold: Hold) -> None:
        """Nothing is set aside for a hold any more; GiftRefused."""
        ...


class Takings(Protocol):
    """Reading the ledger."""

    async def closing(self, venue: Venue, on: date) -> Closing:
        """The money of a local date."""
        ...

    async def to_pay(self, venue_id: VenueId, records: Sequence[Record]) -> Mapping[int, Money]:
        """By the number of the booking what is still to be paid for it, where anything is."""
        ...

    async def find(self, venue_id: VenueId, reference: str) -> BookingId | None:
        """The booking of that reference, whatever has become of it."""
        ...

    async def statements(
        self, venue_id: VenueId, customer_id: CustomerId, most: int
    ) -> Sequence[Statement]:
        """The bookings a customer paid for, the latest first."""
        ...
