"""Charges that carry our mark and belong to no payment: kept, told of, placed or given back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.payments.keys import StripeKeys, TossKeys
from bot.payments.stripe import Stripe
from bot.payments.toss import Toss
from bot.sandbox.tills import stripe, toss
from bot.sandbox.tills.till import Fault
from domain.events import JobKind, Notice
from domain.gateways import Gateway
from domain.payments import Payment
from domain.resources import Provider
from domain.strays import PARKED_FOR, Marks, Stray, StrayStatus, Traced
from storage import schema
from storage.money_rows import from_payment
from storage.verify import verify
from tests.factories import HandClock
from tests.payments.desk import CHECKOUT, make_payment
from tests.payments.test_paying import BOTH, PRICE, Desk, open_till, patiently
from tests.storage.clinic import open_clinic
from tests.stores import url_of

OF_MONEY = schema.payments, schema.charges, schema.ledger, schema.refunds, schema.callbacks


class LostAndFound(Desk):
    """A desk whose database forgets what was paid."""

    async def forget(self) -> None:
        """The database is as it was before anybody went to pay."""

        def work(connection: sa.Connection) -> None:
            for table in OF_MONEY:
                connection.execute(sa.delete(table))

        await self.clinic.database.run(work)

    async def loses(self) -> Payment:
        """Somebody pays, it is taken, and then all of that is forgotten."""
        payment = await self.begin()
        await self.till.pay(payment.ref)
        await self.look(payment)
        await self.till.outbox.deliver()
        await self.forget()
        return payment

    async def is_told(self, times: int = 1) -> list[bool]:
        """The provider tells again what it has told; what each was taken for."""
        known = self.line.callbacks * times
        provider = self.gateway.provider
        return [await self.paying.hear(self.venue, provider, one) for one in known]

    async def stray(self) -> Stray:
        """The only one there is."""
        asked = sa.select(schema.strays.c.id)
        [number] = await self.clinic.database.read(lambda c: c.scalars(asked).all())
        return await self.kept.strays.get(self.venue.id, number)

    async def passes(self, time: timedelta) -> None:
        """What the job does until then."""
        until, stray = self.clock.now() + time, await self.stray()
        at: datetime | None = self.clock.now()
        while at is not None and at <= until:
            self.clock.pass_(seconds=max(0.0, (at - self.clock.now()).total_seconds()))
            at = await patiently(lambda: self.paying.parking.look(self.venue, stray.id))
        self.clock.pass_(seconds=(until - self.clock.now()).total_seconds())

    async def alerts(self) -> list[str]:
        """What was to be told to who runs the venue."""
        asked = (
            sa.select(schema.jobs.c.payload)
            .where(schema.jobs.c.kind == str(JobKind.ALERT))
            .order_by(schema.jobs.c.number)
        )
        rows: Sequence[Any] = await self.clinic.database.read(lambda c: c.scalars(asked).all())
        return [one["notice"] for one in rows]

    async def traced(self, payment: Payment) -> Traced:
        """What the provider says of it."""
        traced = await self.gateway.trace(payment.ref)
        assert traced is not None
        return traced

    async def given_back(self, payment: Payment) -> int:
        """How much the provider has given back."""
        [charge] = (await self.traced(payment)).standing.charges
        return charge.refunded.minor

    def next_door(self) -> Gateway:
        """Another shop that has the same account."""
        marks = Marks("shop-next-door")
        if self.gateway.provider is Provider.STRIPE:
            keys = StripeKeys(stripe.API_KEY, (stripe.SECRET,), self.line.root)
            return Stripe(self.line.session, keys, marks)
        return Toss(self.line.session, TossKeys(toss.SECRET_KEY, (), self.line.root), marks)


@pytest.fixture(params=BOTH, ids=lambda one: str(one[0]))
def where(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Provider, str]:
    provider, kind = request.param
    return provider, url_of(kind, request, tmp_path)


@pytest.fixture
async def desk(where: tuple[Provider, str]) -> AsyncIterator[LostAndFound]:
    (provider, url), clock = where, HandClock()
    async with open_clinic(url, clock) as clinic:
        async with open_till(provider, clock) as (till, line, gateway):
            yield LostAndFound(clinic, clock, till, line, gateway)
        found = await verify(clinic.database)
        assert [one for one in found if one.invariant not in {"I9", "I14"}] == []


async def test_money_that_is_ours_and_unknown_is_parked_once_and_told_once(
    desk: LostAndFound,
) -> None:
    payment = await desk.loses()

    told = await desk.is_told(times=5)

    stray = await desk.stray()
    assert all(told)
    assert (stray.ref, stray.number, stray.amount) == (payment.ref, payment.id, payment.amount)
    assert stray.status is StrayStatus.PARKED
    assert await desk.alerts() == [Notice.PARKED]
    assert await desk.rows(schema.callbacks) == await desk.rows(schema.charges) == 0


async def test_after_a_day_it_goes_back_in_full_and_not_before(desk: LostAndFound) -> None:
    payment = await desk.loses()
    await desk.is_told()

    await desk.passes(PARKED_FOR - timedelta(minutes=2))
    before = await desk.given_back(payment)
    await desk.passes(timedelta(hours=3))

    assert (before, await desk.given_back(payment)) == (0, PRICE)
    assert (await desk.stray()).status is StrayStatus.RETURNED
    assert await desk.alerts() == [Notice.PARKED, Notice.STRAY_RETURNED]


@pytest.mark.parametrize("fault", [Fault.LOST, Fault.BROKEN], ids=lambda one: one.value)
async def test_a_bad_day_of_the_provider_gives_it_back_once(
    desk: LostAndFound, fault: Fault
) -> None:
    payment = await desk.loses()
    await desk.is_told()
    await desk.passes(PARKED_FOR)

    refunding = "make_refund" if desk.gateway.provider is Provider.STRIPE else "cancel_payment"
    desk.till.fail(refunding, fault)
    await desk.passes(timedelta(hours=1))

    assert await desk.given_back(payment) == PRICE
    assert (await desk.stray()).status is StrayStatus.RETURNED


async def test_what_finds_its_payment_in_time_is_settled_as_any_other(
    desk: LostAndFound,
) -> None:
    payment = await desk.loses()
    await desk.is_told()
    row = from_payment(payment)
    await desk.clinic.database.run(lambda c: c.execute(sa.insert(schema.payments).values(row)))

    await desk.paying.parking.look(desk.venue, (await desk.stray()).id)
    await desk.look(payment)
    await desk.passes(PARKED_FOR * 2)

    account = await desk.kept.account(desk.venue.id, payment.booking_id)
    assert (await desk.stray()).status is StrayStatus.MATCHED
    assert await desk.alerts() == [Notice.PARKED, Notice.STRAY_MATCHED]
    assert account.balance("KRW").paid == PRICE


async def test_what_somebody_gives_back_meanwhile_is_not_given_back_again(
    desk: LostAndFound,
) -> None:
    payment = await desk.loses()
    await desk.is_told()
    stray = await desk.stray()
    await desk.till.refund_by_hand(stray.charge_id)

    await desk.passes(PARKED_FOR * 2)

    assert await desk.given_back(payment) == PRICE
    assert await desk.alerts() == [Notice.PARKED, Notice.STRAY_RETURNED]


async def test_of_what_somebody_gave_back_a_part_the_rest_goes_back(desk: LostAndFound) -> None:
    payment = await desk.loses()
    await desk.is_told()
    await desk.till.refund_by_hand((await desk.stray()).charge_id, 5_000)

    await desk.passes(PARKED_FOR * 2)

    assert await desk.given_back(payment) == PRICE
    assert (await desk.stray()).status is StrayStatus.RETURNED


async def test_what_others_sell_by_the_same_account_writes_nothing(desk: LostAndFound) -> None:
    theirs = desk.next_door()
    payment = make_payment(desk.gateway.provider, (await desk.begin()).amount, number=8)
    bought = payment.opened(*await theirs.open(payment, CHECKOUT))
    await desk.till.pay(bought.ref)
    [charge] = (await theirs.look(bought)).charges
    await theirs.capture(bought, charge)
    await desk.till.outbox.deliver()

    told = await desk.is_told()

    assert told
    assert not any(told)
    assert await desk.rows(schema.strays) == await desk.rows(schema.callbacks) == 0
    assert await desk.alerts() == []


async def test_what_nobody_has_paid_yet_is_not_parked(desk: LostAndFound) -> None:
    payment = await desk.begin()
    await desk.forget()

    parked = await desk.paying.parking.park(
        desk.venue, desk.gateway.provider, payment.ref, await desk.traced(payment)
    )

    assert not parked
    assert await desk.rows(schema.strays) == 0


async def test_a_page_whose_name_we_have_not_heard_yet_is_known_by_its_mark(
    desk: LostAndFound,
) -> None:
    payment = await desk.begin()
    await desk.till.pay(payment.ref)
    await desk.look(payment)
    await desk.till.outbox.deliver()
    unheard = sa.update(schema.payments).values(ref=None)
    await desk.clinic.database.run(lambda c: c.execute(unheard))

    told = await desk.is_told()

    assert all(told)
    assert await desk.rows(schema.strays) == 0
    assert await desk.rows(schema.callbacks) > 0


async def test_money_that_is_parked_and_settled_as_well_is_found_out(
    desk: LostAndFound,
) -> None:
    payment = await desk.loses()
    await desk.is_told()
    stray = await desk.stray()
    row = from_payment(payment)
    await desk.clinic.database.run(lambda c: c.execute(sa.insert(schema.payments).values(row)))
    await desk.look(payment)
    assert (await desk.kept.strays.get(desk.venue.id, stray.id)).status is StrayStatus.MATCHED
    again = sa.update(schema.strays).values(status="parked")
    await desk.clinic.database.run(lambda c: c.execute(again))

    found = [str(one) for one in await verify(desk.clinic.database) if one.invariant == "I6"]

    assert found == [
        f"venue {desk.venue.id}, charge {stray.charge_id}: is settled, and parked as if it were not"
    ]
    placed = sa.update(schema.strays).values(status="matched")
    await desk.clinic.database.run(lambda c: c.execute(placed))
