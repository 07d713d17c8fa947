"""The jobs of money: ask a provider how a payment stands, give money back, and tell of it.

A provider that does not answer is asked again for as long as it takes: what was paid is not
forgotten because a server was down.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import structlog

from bot.notices import NEAR, Message, Notices, Office, Result
from bot.runtime.jobs import DueAgain, Outcome
from bot.runtime.limits import Priority
from bot.runtime.ports import ClaimedJob
from bot.screens import paying as screens
from bot.screens.screen import Screen
from bot.words.speech import Words
from domain.events import Job, JobKind, Notice
from domain.gateways import ProviderDown, ProviderRefused
from domain.invoices import Invoices
from domain.money import Money
from domain.money_ports import Payments
from domain.paying import Looked, Paying
from domain.payments import PaymentId, Why, taken
from domain.refunds import Refund, RefundId, RefundStatus
from domain.resources import Venue
from domain.slots import Slot
from domain.states import Booking, Record, Request
from domain.strays import StrayId

_SOON, _LATER = timedelta(minutes=1), timedelta(minutes=10)
# The look that goes on while a page is open; others are one look each.
_LASTING = ":end"
# Likewise the one that goes on until a stray is placed or back.
_FIRST = ":first"

_log = structlog.get_logger(__name__)


class Collecting:
    """The handlers, by kind of job."""

    def __init__(
        self, office: Office, notices: Notices, paying: Paying, payments: Payments
    ) -> None:
        self._office = office
        self._notices = notices
        self._paying = paying
        self._payments = payments
        self._invoices = Invoices(payments, office.kept, office.holds, office.clock)

    async def look(self, held: ClaimedJob) -> Result:
        """How a payment stands; who has paid sees the booking."""
        job, now = held.job, self._office.clock.now()
        venue = await self._office.venues.get(job.venue_id)
        try:
            looked = await self._paying.look(venue, PaymentId(int(job.payload["payment"])))
        except ProviderDown as down:
            _log.warning("provider_down", booking_id=job.booking_id, error=str(down))
            return DueAgain(now + _SOON)
        except ProviderRefused as refused:
            _log.error("provider_refused", booking_id=job.booking_id, error=refused.reason)
            return DueAgain(now + _LATER)
        await self._show(looked, held.number)
        if looked.again_at is not None and job.key.endswith(_LASTING):
            return DueAgain(looked.again_at)
        return Outcome.DONE

    async def settle(self, held: ClaimedJob) -> Result:
        """Money that the chat has told of; who has paid sees the booking."""
        job = held.job
        venue = await self._office.venues.get(job.venue_id)
        payment = await self._payments.get(job.venue_id, PaymentId(int(job.payload["payment"])))
        amount = Money(int(job.payload["minor"]), str(job.payload["currency"]))
        charge = taken(str(job.payload["charge"]), amount)
        settled = await self._invoices.settle(venue, payment, charge)
        if isinstance(settled.record, Booking | Request):
            await self._notices.nudge(settled.record, "paid", held.number)
        return Outcome.DONE

    async def _show(self, looked: Looked, number: int) -> None:
        for one in looked.settled:
            if isinstance(one.record, Booking | Request):
                await self._notices.nudge(one.record, "paid", number)

    async def refund(self, held: ClaimedJob) -> Result:
        """Give money back; staff are told where it cannot be done like that."""
        job, now = held.job, self._office.clock.now()
        venue = await self._office.venues.get(job.venue_id)
        try:
            refund = await self._paying.refund(venue, _refund_of(job))
        except ProviderDown as down:
            _log.warning("provider_down", booking_id=job.booking_id, error=str(down))
            return DueAgain(now + _SOON)
        match refund.status:
            case RefundStatus.DUE:
                return DueAgain(now + _LATER)
            case RefundStatus.FAILED:
                _log.error("refund_failed", booking_id=job.booking_id)
                await self._office.kept.enqueue((_tell_staff(job, refund),))
            case _:
                pass
        return Outcome.DONE

    async def stray(self, held: ClaimedJob) -> Result:
        """Money that nobody can place: is it placed by now, or given back?"""
        job, now = held.job, self._office.clock.now()
        venue = await self._office.venues.get(job.venue_id)
        try:
            again = await self._paying.parking.look(venue, StrayId(int(job.payload["stray"])))
        except ProviderDown as down:
            _log.warning("provider_down", error=str(down))
            return DueAgain(now + _SOON)
        except ProviderRefused as refused:
            _log.error("provider_refused", error=refused.reason)
            return DueAgain(now + _LATER)
        if again is not None and job.key.endswith(_FIRST):
            return DueAgain(again)
        return Outcome.DONE

    async def tell(self, held: ClaimedJob) -> Result:
        """A customer is told that money goes back, or has gone."""
        job, office = held.job, self._office
        venue = await office.venues.get(job.venue_id)
        record = await office.kept.get(job.venue_id, job.booking_id)
        refund = await self._payments.get_refund(job.venue_id, _refund_of(job))
        customer = await office.people.get_customer(venue.id, record.terms.customer_id)
        words = await office.words(venue, customer)
        screen = await self._said(words, venue, record, refund, str(job.payload["notice"]))
        return await self._notices.send(venue, customer, Message(screen))

    async def declined(self, held: ClaimedJob) -> Result:
        """A customer is told that what they offered is not taken, while they may try again."""
        job, office = held.job, self._office
        venue = await office.venues.get(job.venue_id)
        record = await office.kept.get(job.venue_id, job.booking_id)
        payment = await self._payments.get(job.venue_id, PaymentId(int(job.payload["payment"])))
        customer = await office.people.get_customer(venue.id, record.terms.customer_id)
        offered = Money(int(job.payload["minor"]), str(job.payload["currency"]))
        words, why = await office.words(venue, customer), Why(str(job.payload["why"]))
        view = screens.Declined(record, payment, offered, why)
        screen = screens.declined(words, venue, view, office.clock.now())
        return await self._notices.send(
            venue, customer, Message(screen, priority=Priority.INTERACTIVE)
        )

    async def _said(
        self, words: Words, venue: Venue, record: Record, refund: Refund, notice: str
    ) -> Screen:
        today = self._office.clock.now().astimezone(venue.zone).date()
        if notice == Notice.REFUNDED:
            return screens.gone_back(words, venue, record, refund, today)
        near: tuple[Slot, ...] = ()
        if refund.why is Why.TAKEN:
            near = await self._office.availability.near(venue, record.terms.slot, NEAR)
        return screens.going_back(words, venue, screens.Back(record, refund, near), today)


def _refund_of(job: Job) -> RefundId:
    return RefundId(int(job.payload["refund"]))


def _tell_staff(job: Job, refund: Refund) -> Job:
    notice = Notice.STAFF_REFUND_FAILED
    payload = {"notice": notice}
    return replace(
        job, kind=JobKind.TELL_STAFF, key=f"staff:{refund.id}:{notice}", payload=payload
    )


KINDS = {
    JobKind.LOOK: Collecting.look,
    JobKind.REFUND: Collecting.refund,
    JobKind.TELL_REFUND: Collecting.tell,
    JobKind.SETTLE: Collecting.settle,
    JobKind.TELL_DECLINED: Collecting.declined,
    JobKind.STRAY: Collecting.stray,
}
