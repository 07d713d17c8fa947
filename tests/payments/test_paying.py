"""Paying through the use cases: a real store, and a provider over HTTP that has bad days."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa

from bot.payments.keys import StripeKeys, TossKeys
from bot.payments.stripe import Stripe
from bot.payments.toss import Toss
from bot.sandbox.tills import stripe as stripe_till
from bot.sandbox.tills import toss as toss_till
from bot.sandbox.tills.stripe import StripeTill
from bot.sandbox.tills.till import ANY, Fault, PageClosed
from bot.sandbox.tills.toss import TossTill
from domain.errors import BookingError, NotYours
from domain.gateways import BadSignature, Callback, Checkout, Demand, Gateway, ProviderDown
from domain.paying import LAST_LOOK, Looked, Paying
from domain.payments import Payment, PaymentStatus, Verdict
from domain.people import Customer, Role
from domain.refunds import RefundStatus
from domain.resources import Provider, Venue
from domain.states import Booking, Hold, Record, Status
from storage import schema
from storage.payments import PaymentStore
from storage.verify import verify
from tests.factories import HandClock, make_customer, make_staff
from tests.payments.desk import CHECKOUT, MARKS, Line, calling
from tests.storage.cashier import CountedFrom, paid_first
from tests.storage.clinic import DETAILS, GROOMING, Clinic, open_clinic
from tests.stores import url_of

T = TypeVar("T")
PRICE = 25_000
# Of what the provider does not let us know; a call is repeated as the job would.
TRIES = 4
EVERY_FAULT = (Fault.LOST, Fault.BROKEN, Fault.DROPPED, Fault.TOO_MANY)


class OneTill:
    """The port `Tills` with one gateway."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def gateway(self, venue: Venue, provider: Provider) -> Gateway:
        assert provider is self._gateway.provider
        return self._gateway

    async def checkout(self, venue: Venue, payment: Payment, hold: Hold) -> Checkout:
        return replace(CHECKOUT, closes_at=hold.expires_at)


@dataclass
class Desk:
    """A clinic that is paid beforehand, and who collects its money."""

    clinic: Clinic
    clock: HandClock
    till: StripeTill | TossTill
    line: Line
    gateway: Gateway

    def __post_init__(self) -> None:
        self.venue = paid_first(self.clinic.venue)
        self.kept = PaymentStore(
            self.clinic.database, CountedFrom(1_000_000), self.clinic.writer.tally
        )
        self.paying = Paying(
            self.kept, self.clinic.kept, self.clinic.holds, OneTill(self.gateway), self.clock
        )

    async def begin(self, hold: Hold | None = None) -> Payment:
        """Somebody goes to pay."""
        held = hold or await self.clinic.hold()
        who = await self.customer(held)
        return await patiently(
            lambda: self.paying.begin(
                self.venue, held.terms.id, who, DETAILS, provider=self.gateway.provider
            )
        )

    async def look(self, payment: Payment) -> Looked:
        return await patiently(lambda: self.paying.look(self.venue, payment.id))

    async def record(self, payment: Payment) -> Record:
        return await self.clinic.kept.get(payment.venue_id, payment.booking_id)

    async def customer(self, record: Record) -> Customer:
        return await self.clinic.people.get_customer(self.venue.id, record.terms.customer_id)

    async def rows(self, table: sa.Table) -> int:
        statement = sa.select(sa.func.count()).select_from(table)
        found = await self.clinic.database.read(lambda c: c.scalar(statement))
        return int(found or 0)

    async def refund_all(self, payment: Payment) -> list[tuple[int, RefundStatus]]:
        """What the jobs would do."""
        account = await self.kept.account(self.venue.id, payment.booking_id)
        for one in account.refunds:
            await patiently(partial(self.paying.refund, self.venue, one.id))
        after = await self.kept.account(self.venue.id, payment.booking_id)
        return [(one.amount.minor, one.status) for one in after.refunds]


async def patiently(work: Callable[[], Awaitable[T]]) -> T:
    """The same again while nobody knows what became of it."""
    for _ in range(TRIES - 1):
        try:
            return await work()
        except ProviderDown:
            continue
    return await work()


@asynccontextmanager
async def open_till(
    provider: Provider, clock: HandClock
) -> AsyncIterator[tuple[StripeTill | TossTill, Line, Gateway]]:
    if provider is Provider.STRIPE:
        stripe = StripeTill(clock)
        async with calling(stripe, clock) as line:
            keys = StripeKeys(stripe_till.API_KEY, (stripe_till.SECRET,), line.root)
            yield stripe, line, Stripe(line.session, keys, MARKS)
    else:
        toss = TossTill(clock)
        async with calling(toss, clock) as line:
            theirs = TossKeys(toss_till.SECRET_KEY, (), line.root)
            yield toss, line, Toss(line.session, theirs, MARKS)


# Each provider before another kind of database.
BOTH = ((Provider.STRIPE, "postgresql"), (Provider.TOSS, "sqlite"))


@pytest.fixture(params=BOTH, ids=lambda one: str(one[0]))
def where(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Provider, str]:
    provider, kind = request.param
    return provider, url_of(kind, request, tmp_path)


@pytest.fixture
async def desk(where: tuple[Provider, str]) -> AsyncIterator[Desk]:
    """Whatever is done there, the books are right in the end."""
    (provider, url), clock = where, HandClock()
    async with open_clinic(url, clock) as clinic:
        async with open_till(provider, clock) as (till, line, gateway):
            yield Desk(clinic, clock, till, line, gateway)
        found = await verify(clinic.database)
        assert [one for one in found if one.invariant not in {"I9", "I14"}] == []


async def test_what_is_paid_in_time_is_booked_once(desk: Desk) -> None:
    payment = await desk.begin()
    await desk.till.pay(payment.ref)

    first, again = await desk.look(payment), await desk.look(payment)

    [settled] = first.settled
    assert settled.decision is not None
    assert settled.decision.verdict is Verdict.CONFIRM
    assert isinstance(await desk.record(payment), Booking)
    assert again.settled == ()


async def test_whoever_taps_twice_gets_the_same_page(desk: Desk) -> None:
    hold = await desk.clinic.hold()

    first, again = await desk.begin(hold), await desk.begin(hold)

    assert (again.id, again.ref, again.url) == (first.id, first.ref, first.url)


async def test_what_is_answered_anew_before_paying_is_what_is_booked(desk: Desk) -> None:
    hold = await desk.clinic.hold()
    await desk.begin(hold)
    who, other = await desk.customer(hold), replace(DETAILS, note="runs")
    payment = await desk.paying.begin(
        desk.venue, hold.terms.id, who, other, provider=desk.gateway.provider
    )
    await desk.till.pay(payment.ref)

    await desk.look(payment)

    booked = await desk.record(payment)
    assert isinstance(booked, Booking)
    assert booked.details.note == "runs"


async def test_who_goes_to_pay_twice_at_once_gets_one_page(desk: Desk) -> None:
    hold = await desk.clinic.hold()

    both = await asyncio.gather(desk.begin(hold), desk.begin(hold))

    assert len({one.ref for one in both}) == 1
    assert await desk.rows(schema.payments) == 1


async def test_somebody_elses_hold_is_not_paid_for(desk: Desk) -> None:
    hold = await desk.clinic.hold()

    with pytest.raises(NotYours):
        await desk.paying.begin(
            desk.venue, hold.terms.id, make_customer(7), DETAILS, provider=Provider.STRIPE
        )


async def test_when_the_hold_ends_nobody_pays_any_more(desk: Desk) -> None:
    payment = await desk.begin()
    desk.clock.pass_(minutes=40)
    await desk.look(payment)

    with pytest.raises(PageClosed):
        await desk.till.pay(payment.ref)

    assert (await desk.kept.get(desk.venue.id, payment.id)).status is PaymentStatus.CLOSED


async def test_money_that_comes_late_books_what_is_still_free(desk: Desk) -> None:
    payment = await desk.begin()
    desk.clock.pass_(minutes=25)
    await desk.till.pay(payment.ref)

    await desk.look(payment)

    assert isinstance(await desk.record(payment), Booking)


async def test_of_a_slot_that_is_gone_no_money_is_kept(desk: Desk) -> None:
    payment = await desk.begin()
    desk.clock.pass_(minutes=25)
    for _ in range(2):
        await desk.clinic.book()
    await desk.till.pay(payment.ref)

    await desk.look(payment)

    taken = desk.gateway.provider is Provider.STRIPE
    assert (await desk.record(payment)).status is Status.EXPIRED
    back = [(PRICE, RefundStatus.DONE)] if taken else []
    assert await desk.refund_all(payment) == back
    sums = (await desk.kept.account(desk.venue.id, payment.booking_id)).balance("KRW")
    assert (sums.paid, sums.refunded, sums.owed) == ((PRICE, PRICE, 0) if taken else (0, 0, 0))


@pytest.mark.parametrize("fault", EVERY_FAULT, ids=lambda one: one.value)
async def test_a_bad_day_of_the_provider_doubles_and_loses_nothing(
    desk: Desk, fault: Fault
) -> None:
    hold = await desk.clinic.hold()
    desk.till.fail(ANY, fault)
    payment = await desk.begin(hold)
    await desk.till.pay(payment.ref)
    desk.till.fail(ANY, fault)
    await desk.look(payment)
    who = await desk.customer(hold)
    await desk.clinic.bookings.cancel(desk.venue, hold.terms.id, who, "ill", key="cancel")
    desk.till.fail(ANY, fault)

    refunds = await desk.refund_all(payment)

    assert refunds == [(PRICE // 2, RefundStatus.DONE)]
    assert await desk.rows(schema.payments) == await desk.rows(schema.charges) == 1
    sums = (await desk.kept.account(desk.venue.id, payment.booking_id)).balance("KRW")
    assert (sums.paid, sums.refunded, sums.kept) == (PRICE, PRICE // 2, PRICE // 2)


async def test_a_callback_is_kept_once_however_often_it_comes(desk: Desk) -> None:
    payment = await desk.begin()
    await desk.till.pay(payment.ref)
    await desk.look(payment)
    await desk.till.outbox.deliver()
    callbacks = list(desk.line.callbacks)
    before = await desk.rows(schema.jobs)

    for one in callbacks * 5:
        assert await desk.paying.hear(desk.venue, desk.gateway.provider, one)

    assert callbacks
    assert await desk.rows(schema.callbacks) == len(callbacks)
    assert await desk.rows(schema.jobs) == before + len(callbacks)


async def test_a_forged_callback_writes_nothing(desk: Desk) -> None:
    forged = Callback(b'{"id":"evt_1","type":"checkout.session', {})

    with pytest.raises(BadSignature):
        await desk.paying.hear(desk.venue, desk.gateway.provider, forged)

    assert await desk.rows(schema.callbacks) == 0


async def test_a_page_that_nobody_could_be_told_of_is_found_again(desk: Desk) -> None:
    hold = await desk.clinic.hold()
    desk.till.fail(ANY, Fault.LOST, times=TRIES)
    with pytest.raises(ProviderDown):
        await desk.begin(hold)
    desk.till.mend()

    payment = await desk.begin(hold)

    assert payment.status is PaymentStatus.PENDING
    assert await desk.rows(schema.payments) == 1


async def test_what_cannot_be_held_any_more_cannot_be_paid(desk: Desk) -> None:
    hold = await desk.clinic.hold()
    desk.clock.pass_(minutes=15)

    with pytest.raises(BookingError):
        await desk.begin(hold)


async def test_what_was_taken_before_a_crash_is_settled_after_it(desk: Desk) -> None:
    payment = await desk.begin()
    await desk.till.pay(payment.ref)
    [charge] = (await desk.gateway.look(payment)).charges
    record = await desk.record(payment)
    again = await desk.clinic.holds.again(desk.venue, record.terms)
    assert await desk.kept.secure(payment, charge, again)
    await desk.gateway.capture(payment, charge)
    # Here the process dies, and the hold with it.
    desk.clock.pass_(minutes=25)

    await desk.look(payment)

    assert isinstance(await desk.record(payment), Booking)
    assert await desk.rows(schema.charges) == 1


async def test_a_refund_that_was_made_before_a_crash_is_not_made_again(desk: Desk) -> None:
    payment = await desk.begin()
    await desk.till.pay(payment.ref)
    await desk.look(payment)
    record = await desk.record(payment)
    who = await desk.customer(record)
    await desk.clinic.bookings.cancel(desk.venue, record.terms.id, who, "ill", key="cancel")
    [refund] = (await desk.kept.account(desk.venue.id, record.terms.id)).refunds
    whole = refund.charge_id, refund.amount, f"refund:{refund.id}", str(refund.why)
    await desk.gateway.refund(Demand(payment, *whole))
    # Here the process dies, and the next begins a while later.
    desk.clock.pass_(hours=1)

    refunds = await desk.refund_all(payment)

    [charge] = (await desk.gateway.look(payment)).charges
    assert refunds == [(PRICE // 2, RefundStatus.DONE)]
    assert charge.refunded.minor == PRICE // 2


async def test_what_is_given_back_at_the_provider_counts_for_what_we_could_not(
    desk: Desk,
) -> None:
    payment = await desk.begin()
    await desk.till.pay(payment.ref)
    await desk.look(payment)
    record = await desk.record(payment)
    [charge] = (await desk.gateway.look(payment)).charges
    await desk.till.refund_by_hand(charge.id)
    who = await desk.customer(record)
    await desk.clinic.bookings.cancel(desk.venue, record.terms.id, who, "ill", key="cancel")

    refunds = await desk.refund_all(payment)

    assert refunds == [(PRICE // 2, RefundStatus.DONE)] * 2
    account = await desk.kept.account(desk.venue.id, payment.booking_id)
    sums = account.balance("KRW")
    assert (sums.paid, sums.refunded, sums.kept, sums.owed) == (PRICE, PRICE, 0, 0)


async def test_what_has_gone_back_before_anybody_looked_is_known_from_the_first_look(
    desk: Desk,
) -> None:
    payment = await desk.begin()
    charge_id = await desk.till.pay(payment.ref)
    if isinstance(desk.till, StripeTill):
        await desk.till.refund_by_hand(charge_id, PRICE // 5)

    await desk.look(payment)

    sums = (await desk.kept.account(desk.venue.id, payment.booking_id)).balance("KRW")
    there = (await desk.gateway.look(payment)).charges[0]
    assert (sums.paid, sums.refunded) == (PRICE, there.refunded.minor)


async def test_of_a_refund_that_is_refused_what_somebody_gave_back_before_is_left_out(
    desk: Desk,
) -> None:
    payment = await desk.begin(await desk.clinic.hold(14, GROOMING))
    await desk.till.pay(payment.ref)
    await desk.look(payment)
    boss = make_staff(Role.OWNER, venue_id=desk.venue.id)
    booking_id = payment.booking_id
    await desk.clinic.bookings.reject(desk.venue, booking_id, boss, "full", key="no")
    [charge] = (await desk.gateway.look(payment)).charges
    await desk.till.refund_by_hand(charge.id, 20_000)

    await desk.refund_all(payment)

    assert await desk.refund_all(payment) == [
        (20_000, RefundStatus.DONE),
        (40_000, RefundStatus.DONE),
    ]
    [charge] = (await desk.gateway.look(payment)).charges
    assert charge.refunded == charge.amount


async def test_the_last_look_is_before_the_end_of_a_hold_that_was_made_longer(
    desk: Desk,
) -> None:
    hold = await desk.clinic.hold()
    payment = await desk.begin(hold)
    desk.clock.pass_(minutes=13)
    await desk.begin(hold)
    desk.clock.pass_(minutes=6)

    looked = await desk.look(payment)

    covered = await desk.record(payment)
    assert isinstance(covered, Hold)
    assert looked.again_at == covered.expires_at - LAST_LOOK
