"""Paying: from the wish to pay to a booking, a refund, or nothing taken.

    begin ─► the provider's page ─► somebody pays, or nobody does
                                        │
    a callback, the clock, or the customer's "I have paid" ─► look ─► settle, or close

Whoever says that something was paid, it is only looked for: the provider is asked, and one table
(`payments.decide`) says what follows. So it does not matter how often, how late and in which
sequence anybody says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain.additions import service_of
from domain.allocations import BookingId
from domain.contradictions import SETTLES_WITHIN, contradiction
from domain.errors import WrongState
from domain.events import Job, JobKind
from domain.gateways import (
    Callback,
    Demand,
    Gateway,
    Hint,
    ProviderRefused,
    Returned,
    Tills,
)
from domain.holds import Change, Holds
from domain.parking import Parking
from domain.payments import (
    Charge,
    ChargeState,
    Payment,
    PaymentId,
    PaymentStatus,
    Settled,
    amiss,
    cover,
    due,
)
from domain.people import Actor, Customer, Party
from domain.refunds import Refund, RefundId, RefundStatus
from domain.reminders import watch
from domain.resources import Provider, Venue
from domain.states import Details, Hold, Record, Status, check_details, check_owner

if TYPE_CHECKING:
    from domain.money_ports import Payments
    from domain.ports import Bookings, Clock

# A page that is still open is looked at again so much later, callback or not.
LOOK_AGAIN = timedelta(minutes=10)
# Money that nobody has told of is looked for before the hold ends, rather than after.
LAST_LOOK = timedelta(minutes=1)
# From then on a refund may have been made already, by an attempt that nobody knows the end of.
UNSURE_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a payment found: what was settled by it, and when to look again."""

    settled: tuple[Settled, ...]
    again_at: datetime | None


class Paying:
    """The use cases of paying."""

    def __init__(
        self,
        kept: Payments,
        bookings: Bookings,
        holds: Holds,
        tills: Tills,
        clock: Clock,
    ) -> None:
        self._kept = kept
        self._bookings = bookings
        self._holds = holds
        self._tills = tills
        self._clock = clock
        self.parking = Parking(kept, tills, clock)

    async def begin(
        self,
        venue: Venue,
        hold_id: BookingId,
        by: Customer,
        details: Details,
        *,
        provider: Provider,
    ) -> Payment:
        """The page where a held slot is paid; the hold lasts while it is.

        HoldExpired, WrongState, NotYours, DetailMissing, TooManyBookings; ProviderDown,
        ProviderRefused. Asked again it is the same page again.
        """
        asked = hold_id, by, details, provider
        try:
            payment, hold = await self._begin(venue, *asked)
        except WrongState as changed:
            if changed.status is not Status.HELD:
                raise
            # Somebody went to pay, or extended it, at this very moment.
            payment, hold = await self._begin(venue, *asked)
        return await self._open(venue, payment, hold)

    async def _begin(
        self,
        venue: Venue,
        hold_id: BookingId,
        by: Customer,
        details: Details,
        provider: Provider,
    ) -> tuple[Payment, Hold]:
        record = await self._bookings.get(venue.id, hold_id)
        check_owner(record.terms, by.id)
        service = service_of(venue, record.terms.slot)
        set_aside = await self._bookings.set_aside(venue.id, hold_id)
        amount = due(service, record.terms.quote, set_aside)
        if not isinstance(record, Hold) or amount is None:
            raise WrongState(record.status)
        check_details(service, details)
        await self._holds.check_upcoming(venue, record, by)
        now = self._clock.now()
        covered = replace(cover(record, now), details=details)
        number = PaymentId(self._holds.fresh())
        payment = Payment(number, venue.id, record.terms.id, provider, amount, now)
        actor, jobs = Actor(Party.CUSTOMER, by.id), _while_open(payment, covered, now)
        change = Change(record, covered, actor, f"pay:{payment.id}", jobs)
        return await self._kept.begin(payment, change), covered

    async def look(self, venue: Venue, payment_id: PaymentId) -> Looked:
        """Ask the provider how a payment stands, and settle what it has charged.

        Where nobody waits for the money any more, nobody shall pay it. ProviderDown: ask again.
        """
        payment = await self._kept.get(venue.id, payment_id)
        record = await self._bookings.get(venue.id, payment.booking_id)
        waits = isinstance(record, Hold) and self._clock.now() < record.expires_at
        if payment.status is PaymentStatus.CREATED:
            if not isinstance(record, Hold):
                await self._kept.closed(payment)
                return Looked((), None)
            payment = await self._open(venue, payment, record)
        gateway = self._tills.gateway(venue, payment.provider)
        if not waits and payment.status is PaymentStatus.PENDING:
            await gateway.close(payment)
        asked_at = self._clock.now()
        standing = await gateway.look(payment)
        charges = await self._believed(payment, standing.charges, asked_at)
        settled = [await self._charged(venue, payment, one) for one in charges]
        found = tuple(one for one in settled if one is not None and one.decision is not None)
        if not any(settled):
            await self._end_declined(payment, gateway, charges)
        if standing.is_open:
            return Looked(found, self._next_look(record))
        if payment.status is PaymentStatus.PENDING and not any(settled):
            await self._kept.closed(payment)
        return Looked(found, None)

    async def _end_declined(
        self, payment: Payment, gateway: Gateway, charges: list[Charge]
    ) -> None:
        """Where the wrong amount was offered, the next try begins on a new page."""
        offered = [one for one in charges if one.state is ChargeState.AUTHORISED]
        if payment.status is PaymentStatus.PENDING and any(
            amiss(payment, one) is not None for one in offered
        ):
            await gateway.close(payment)
            await self._kept.closed(payment)

    async def hear(self, venue: Venue, provider: Provider, callback: Callback) -> bool:
        """A provider called: keep what it is about, and look soon. BadSignature, ProviderDown.

        Whether it was about money of ours: a payment, or what should be one (`parking`).
        """
        gateway = self._tills.gateway(venue, provider)
        hint = gateway.read(callback, self._clock.now())
        ref = hint.ref
        if not ref and hint.charge_id:
            ref = await gateway.find(hint.charge_id)
        payment = await self._kept.find(venue.id, provider, ref) if ref else None
        if payment is None:
            # Others sell by the same account, too; what we know no more has our mark.
            traced = await gateway.trace(ref) if ref else None
            if traced is None:
                return False
            payment = await self.parking.owner(venue, provider, ref, traced)
            if payment is None:
                return await self.parking.park(venue, provider, ref, traced)
        await self._kept.hear(payment, hint)
        return True

    async def ask(self, payment: Payment, key: str) -> None:
        """Whoever pays says that they have: look soon."""
        await self._kept.hear(payment, Hint(f"asked:{key}", payment.ref))

    async def refund(self, venue: Venue, refund_id: RefundId) -> Refund:
        """Make a refund that is due, or find out what became of it. ProviderDown: ask again."""
        refund = await self._kept.get_refund(venue.id, refund_id)
        if refund.status is RefundStatus.DUE:
            refund = await self._give_back(venue, refund)
        if refund.status is RefundStatus.FAILED:
            await self._follow(venue, refund)
            return await self._kept.get_refund(venue.id, refund_id)
        return refund

    async def _give_back(self, venue: Venue, refund: Refund) -> Refund:
        payment = await self._kept.get(venue.id, refund.payment_id)
        gateway = self._tills.gateway(venue, refund.provider)
        key, why = f"refund:{refund.id}", str(refund.why)
        demand = Demand(payment, refund.charge_id, refund.amount, key, why)
        said = await self._returned(gateway, demand, refund)
        return await self._kept.became(payment, refund, said)

    async def _follow(self, venue: Venue, refund: Refund) -> None:
        """A refund is refused where somebody has given money back at the provider before us."""
        payment = await self._kept.get(venue.id, refund.payment_id)
        standing = await self._tills.gateway(venue, refund.provider).look(payment)
        for one in standing.charges:
            if one.id == refund.charge_id and one.state is ChargeState.CAPTURED:
                await self._kept.settle(venue, payment, one, None)

    async def _returned(self, gateway: Gateway, demand: Demand, refund: Refund) -> Returned:
        if refund.provider_ref or self._clock.now() >= refund.asked_at + UNSURE_AFTER:
            known = await gateway.look_refund(demand, refund.provider_ref)
            if known is not None:
                return known
        try:
            return await gateway.refund(demand)
        except ProviderRefused:
            return Returned("", done=False, failed=True)

    async def _open(self, venue: Venue, payment: Payment, hold: Hold) -> Payment:
        if payment.status is not PaymentStatus.CREATED:
            return payment
        gateway = self._tills.gateway(venue, payment.provider)
        checkout = await self._tills.checkout(venue, payment, hold)
        opened = payment.opened(*await gateway.open(payment, checkout))
        await self._kept.opened(opened)
        return opened

    async def _believed(
        self, payment: Payment, charges: tuple[Charge, ...], asked_at: datetime
    ) -> list[Charge]:
        """Those of the charges of which nothing else was said before; people hear of the others."""
        ids = [one.id for one in charges]
        before = await self._kept.known(payment, ids, asked_at - SETTLES_WITHIN) if ids else ()
        known = {one.charge_id: one for one in before}
        believed: list[Charge] = []
        for one in charges:
            against = contradiction(known[one.id], payment, one) if one.id in known else None
            if against is None:
                believed.append(one)
            else:
                await self._kept.contradicted(payment, against)
        return believed

    async def _charged(self, venue: Venue, payment: Payment, charge: Charge) -> Settled | None:
        """What becomes of one charge; None where no money was taken."""
        record = await self._bookings.get(venue.id, payment.booking_id)
        again = await self._holds.again(venue, record.terms)
        if charge.state is ChargeState.AUTHORISED:
            gateway = self._tills.gateway(venue, payment.provider)
            if not await self._kept.secure(payment, charge, again):
                await gateway.let_go(payment, charge)
                why = amiss(payment, charge)
                if why is not None:
                    await self._kept.declined(payment, charge, why)
                return None
            charge = await gateway.capture(payment, charge)
        if charge.state is not ChargeState.CAPTURED:
            return None
        return await self._kept.settle(venue, payment, charge, again)

    def _next_look(self, record: Record) -> datetime:
        now = self._clock.now()
        if not isinstance(record, Hold) or record.expires_at <= now:
            return now + LOOK_AGAIN
        last = record.expires_at - LAST_LOOK
        return min(last if now < last else record.expires_at, now + LOOK_AGAIN)


def _while_open(payment: Payment, hold: Hold, now: datetime) -> tuple[Job, Job]:
    """The end of the hold, and the looks from just before on, if nobody has called back."""
    key, whole = f"look:{payment.id}:end", (payment.venue_id, payment.booking_id)
    look = Job(JobKind.LOOK, key, hold.expires_at - LAST_LOOK, *whole, {"payment": payment.id})
    return watch(hold, now), look
