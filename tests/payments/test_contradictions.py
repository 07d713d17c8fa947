"""A provider that contradicts itself: people are told both facts, once, and nothing follows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.sandbox.tills.stripe import StripeTill
from domain.events import JobKind
from domain.payments import Payment
from domain.resources import Provider
from domain.states import Booking
from storage import schema
from storage.verify import verify
from tests.factories import HandClock
from tests.payments.test_paying import BOTH, PRICE, Desk, open_till
from tests.storage.clinic import open_clinic
from tests.stores import url_of

HALF = PRICE // 2
TOLD = schema.contradictions.c
Lie = Callable[["Court", Payment, str], None]


class Court(Desk):
    """A desk where it is asked what a provider has said when."""

    async def paid(self) -> tuple[Payment, str]:
        """Somebody has paid, some time ago; the payment and its charge."""
        payment = await self.begin()
        charge_id = await self.till.pay(payment.ref)
        await self.look(payment)
        self.clock.pass_(minutes=5)
        return payment, charge_id

    async def half_back(self, payment: Payment) -> None:
        """They cancel, and half of it goes back, some time ago."""
        record = await self.record(payment)
        who = await self.customer(record)
        await self.clinic.bookings.cancel(self.venue, record.terms.id, who, "ill", key="c")
        await self.refund_all(payment)
        self.clock.pass_(minutes=5)

    async def told(self) -> list[tuple[str, str, str]]:
        """What was kept of contradictions."""
        asked = sa.select(TOLD.what, TOLD.earlier, TOLD.later)
        rows: list[Any] = list(
            await self.clinic.database.read(lambda c: c.execute(asked).all())
        )
        return [(one.what, one.earlier, one.later) for one in rows]

    async def alerts(self) -> int:
        """How often people were to be told."""
        asked = (
            sa.select(sa.func.count())
            .select_from(schema.jobs)
            .where(schema.jobs.c.kind == str(JobKind.ALERT))
        )
        return await self.clinic.database.read(lambda c: c.execute(asked).scalar_one())

    def says(self, charge_id: str, *, minor: int = PRICE, back: int = 0) -> None:
        """From now on the provider says this of a charge."""
        if isinstance(self.till, StripeTill):
            intent = self.till.account.intents[charge_id]
            intent["amount_received"] = minor
            self.till.account.charges[intent["latest_charge"]]["amount_refunded"] = back
        else:
            said = {"totalAmount": minor, "balanceAmount": minor - back}
            self.till.shop.payments[charge_id] |= said

    def denies(self, charge_id: str) -> None:
        """From now on it says that nothing was taken."""
        if isinstance(self.till, StripeTill):
            self.till.account.intents[charge_id]["status"] = "canceled"
        else:
            self.till.shop.payments[charge_id]["status"] = "ABORTED"

    def moves(self, charge_id: str, to: Payment) -> None:
        """From now on it says that the charge was for something else."""
        if isinstance(self.till, StripeTill):
            self.till.account.sessions[to.ref]["payment_intent"] = charge_id
            return
        shop = self.till.shop
        shop.payments = {
            key: one for key, one in shop.payments.items() if one["orderId"] != to.ref
        }
        shop.payments[charge_id]["orderId"] = to.ref


@pytest.fixture(params=BOTH, ids=lambda one: str(one[0]))
def where(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Provider, str]:
    provider, kind = request.param
    return provider, url_of(kind, request, tmp_path)


@pytest.fixture
async def desk(where: tuple[Provider, str]) -> AsyncIterator[Court]:
    (provider, url), clock = where, HandClock()
    async with open_clinic(url, clock) as clinic:
        async with open_till(provider, clock) as (till, line, gateway):
            yield Court(clinic, clock, till, line, gateway)
        found = await verify(clinic.database)
        assert [one for one in found if one.invariant not in {"I9", "I14"}] == []


@pytest.mark.parametrize(
    ("minor", "back", "told"),
    [
        (20_000, 0, ("amount", "25000 KRW", "20000 KRW")),
        (30_000, 0, ("amount", "25000 KRW", "30000 KRW")),
        (PRICE, 30_000, ("back-more", "25000 KRW", "30000 KRW")),
    ],
)
async def test_another_amount_than_before_is_told_once_and_changes_nothing(
    desk: Court, minor: int, back: int, told: tuple[str, str, str]
) -> None:
    payment, charge_id = await desk.paid()
    entries = await desk.rows(schema.ledger)
    desk.says(charge_id, minor=minor, back=back)

    looked = [await desk.look(payment) for _ in range(3)]

    assert await desk.told() == [told]
    assert await desk.alerts() == 1
    assert all(one.settled == () for one in looked)
    assert await desk.rows(schema.ledger) == entries
    assert await desk.rows(schema.refunds) == 0
    assert isinstance(await desk.record(payment), Booking)


async def test_what_was_taken_and_now_was_not_is_told(desk: Court) -> None:
    payment, charge_id = await desk.paid()
    desk.denies(charge_id)

    await desk.look(payment)

    assert await desk.told() == [("undone", "25000 KRW", "not taken")]
    assert isinstance(await desk.record(payment), Booking)


async def test_what_had_gone_back_and_now_has_not_is_told(desk: Court) -> None:
    payment, charge_id = await desk.paid()
    await desk.half_back(payment)
    desk.says(charge_id, back=0)
    entries = await desk.rows(schema.ledger)

    await desk.look(payment)

    assert await desk.told() == [("back-less", f"{HALF} KRW", "0 KRW")]
    assert await desk.rows(schema.ledger) == entries


async def test_a_charge_that_moves_to_another_payment_pays_for_the_first_alone(
    desk: Court,
) -> None:
    payment, charge_id = await desk.paid()
    other = await desk.begin()
    desk.moves(charge_id, other)

    await desk.look(other)

    [(what, earlier, later)] = await desk.told()
    assert (what, earlier) == ("moved", f"booking {payment.booking_id}")
    assert later == f"booking {other.booking_id}"
    assert not isinstance(await desk.record(other), Booking)
    assert await desk.rows(schema.charges) == 1


async def test_every_new_fact_is_told_and_none_twice(desk: Court) -> None:
    payment, charge_id = await desk.paid()
    for minor in (20_000, 25_000, 20_000, 21_000):
        desk.says(charge_id, minor=minor)
        await desk.look(payment)

    assert sorted(await desk.told()) == [
        ("amount", "25000 KRW", "20000 KRW"),
        ("amount", "25000 KRW", "21000 KRW"),
    ]
    assert await desk.alerts() == 2


async def test_what_it_said_a_moment_ago_may_not_be_everywhere_yet(desk: Court) -> None:
    payment, charge_id = await desk.paid()
    record = await desk.record(payment)
    who = await desk.customer(record)
    await desk.clinic.bookings.cancel(desk.venue, record.terms.id, who, "ill", key="c")
    await desk.refund_all(payment)
    desk.says(charge_id, back=0)

    await desk.look(payment)

    assert await desk.told() == []


async def test_money_given_back_at_the_provider_is_no_contradiction(desk: Court) -> None:
    payment, charge_id = await desk.paid()
    await desk.till.refund_by_hand(charge_id, 5_000)

    await desk.look(payment)

    assert await desk.told() == []
    account = await desk.kept.account(desk.venue.id, payment.booking_id)
    assert account.balance("KRW").refunded == 5_000
