"""A cash desk before a store: money comes as a provider would say, at whatever moment."""

from __future__ import annotations

from dataclasses import replace

from domain.additions import service_of
from domain.holds import Change
from domain.money import Money
from domain.payments import (
    Charge,
    ChargeState,
    Payment,
    PaymentId,
    Settled,
    cover,
    due,
)
from domain.people import Actor, Party
from domain.refunds import Account
from domain.reminders import watch
from domain.resources import Pay, Provider, Venue
from domain.states import Hold, Record
from storage.payments import PaymentStore
from storage.verify import verify
from tests.factories import CountedIds
from tests.storage.clinic import DETAILS, Clinic


def paid_first(venue: Venue) -> Venue:
    """The venue where everything is paid before it is firm."""
    return replace(venue, services=tuple(replace(one, pay=Pay.NOW) for one in venue.services))


class Cashier:
    """Begins payments for holds of a clinic, and settles what is charged."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.venue = paid_first(clinic.venue)
        self.kept = PaymentStore(clinic.database, CountedFrom(1_000_000), clinic.writer.tally)
        self._ids = CountedFrom(2_000_000)

    async def begin(self, hold: Hold, provider: Provider = Provider.STRIPE) -> Payment:
        """Somebody goes to pay for a hold."""
        amount = due(service_of(self.venue, hold.terms.slot), hold.terms.quote)
        assert amount is not None
        now = self.clinic.clock.now()
        number = PaymentId(self._ids.fresh())
        payment = Payment(number, self.venue.id, hold.terms.id, provider, amount, now)
        covered = replace(cover(hold, now), details=DETAILS)
        actor = Actor(Party.CUSTOMER, hold.terms.customer_id)
        jobs = (watch(covered, now),)
        change = Change(hold, covered, actor, f"pay:{number}", jobs)
        begun = await self.kept.begin(payment, change)
        opened = begun.opened(f"ref-{begun.id}", "https://pay.example/1")
        await self.kept.opened(opened)
        return opened

    async def charge(
        self,
        payment: Payment,
        minor: int | None = None,
        *,
        name: str = "",
        currency: str = "",
        refunded: int = 0,
        disputed: bool = False,
    ) -> Settled:
        """The provider has so much: what was asked for, unless said otherwise."""
        amount = Money(
            payment.amount.minor if minor is None else minor,
            currency or payment.amount.currency,
        )
        back = Money(refunded, amount.currency)
        called = name or f"ch-{payment.id}"
        charge = Charge(called, ChargeState.CAPTURED, amount, back, disputed)
        record = await self.record(payment)
        again = await self.clinic.holds.again(self.venue, record.terms)
        return await self.kept.settle(self.venue, payment, charge, again)

    async def record(self, payment: Payment) -> Record:
        """The booking as it is now."""
        return await self.clinic.kept.get(payment.venue_id, payment.booking_id)

    async def account(self, payment: Payment) -> Account:
        """All the money of the booking."""
        return await self.kept.account(payment.venue_id, payment.booking_id)


async def books_are_right(clinic: Clinic) -> None:
    """All of `verify` but what workers work off: nobody works off jobs here."""
    found = await verify(clinic.database)
    assert [one for one in found if one.invariant not in {"I9", "I14"}] == []


class CountedFrom(CountedIds):
    """Identities from a number on, so that those of two counters never meet."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._last = first
