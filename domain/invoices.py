"""Invoices: what is paid inside the chat, which asks just before and tells just after.

    an invoice ─► "may I?" ─► consent ─► the chat takes the money ─► paid
                      └► no, and nothing is taken

The chat cannot be asked how such a payment stands, so there is nothing to look for: what it tells
is what there is. So that is kept before anything follows from it, under the chat's own number for
the charge, and settled by a job that does not give up; `payments.decide` says what follows, as with
every other provider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound, PaymentDue, WrongState
from domain.holds import Change
from domain.money import Money
from domain.payments import (
    LAST_STEP,
    Charge,
    Payment,
    PaymentId,
    Settled,
    cover,
)
from domain.people import Actor, Customer, Party
from domain.reminders import watch
from domain.resources import Provider, Venue
from domain.states import Hold, Status, check_owner

if TYPE_CHECKING:
    from domain.holds import Holds
    from domain.money_ports import Payments
    from domain.ports import Bookings, Clock


class Invoices:
    """The use cases of being paid inside the chat."""

    def __init__(self, kept: Payments, bookings: Bookings, holds: Holds, clock: Clock) -> None:
        self._kept = kept
        self._bookings = bookings
        self._holds = holds
        self._clock = clock

    async def get(self, venue: Venue, payment_id: PaymentId) -> Payment:
        """The payment that an invoice is for; NotFound where the chat does not take it."""
        payment = await self._kept.get(venue.id, payment_id)
        if payment.provider is not Provider.TELEGRAM:
            raise NotFound("payment", str(payment_id))
        return payment

    async def consent(
        self, venue: Venue, payment: Payment, by: Customer, amount: Money, *, key: str
    ) -> Hold:
        """Let the money be taken: the hold lives, and lasts until that is done.

        HoldExpired, NotYours, WrongState; PaymentDue when it is another amount. The same key
        again: the hold again.
        """
        if amount != payment.amount:
            raise PaymentDue(payment.amount)
        try:
            return await self._cover(venue, payment, by, key)
        except WrongState as changed:
            if changed.status is not Status.HELD:
                raise
            # It was extended at this very moment, and is a hold all the same.
            return await self._cover(venue, payment, by, key)

    async def told(self, payment: Payment, charge: Charge) -> bool:
        """Money was taken: keep that, to be settled soon; whether it was new. StoreBusy."""
        return await self._kept.told(payment, charge)

    async def settle(self, venue: Venue, payment: Payment, charge: Charge) -> Settled:
        """What becomes of money that was taken, and of its booking, once per charge. StoreBusy."""
        record = await self._bookings.get(venue.id, payment.booking_id)
        again = await self._holds.again(venue, record.terms)
        return await self._kept.settle(venue, payment, charge, again)

    async def _cover(self, venue: Venue, payment: Payment, by: Customer, key: str) -> Hold:
        record = await self._bookings.get(venue.id, payment.booking_id)
        check_owner(record.terms, by.id)
        if not isinstance(record, Hold):
            raise WrongState(record.status)
        now = self._clock.now()
        longer = cover(record, now, LAST_STEP)
        actor = Actor(Party.CUSTOMER, by.id)
        change = Change(record, longer, actor, key, (watch(longer, now),))
        done = await self._bookings.change(change)
        if not isinstance(done, Hold):
            raise WrongState(done.status)
        return done
