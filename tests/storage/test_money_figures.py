"""How money stands, as gauges tell it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa

from storage import schema
from storage.money_figures import MoneyFigures, money_figures
from tests.factories import HandClock
from tests.storage.cashier import Cashier
from tests.storage.clinic import open_clinic


@pytest.fixture
async def cashier(url: str, clock: HandClock) -> AsyncIterator[Cashier]:
    async with open_clinic(url, clock) as clinic:
        yield Cashier(clinic)


async def figures(cashier: Cashier) -> MoneyFigures:
    return await money_figures(cashier.clinic.database)


async def test_where_nothing_is_paid_there_is_nothing_of_everything(cashier: Cashier) -> None:
    found = await figures(cashier)

    assert found.payments["stripe", "pending"] == found.payments["toss", "paid"] == 0
    assert found.refunds["failed",] == found.strays["parked",] == 0
    assert found.contradictions["razorpay",] == 0
    assert not found.payment_ages
    assert not found.refund_ages
    assert not found.stray_ages


async def test_the_age_is_that_of_the_oldest_that_is_open(
    cashier: Cashier, clock: HandClock
) -> None:
    paid = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(paid)
    clock.pass_(minutes=1)
    await cashier.begin(await cashier.clinic.hold())
    clock.pass_(minutes=2)
    await cashier.begin(await cashier.clinic.hold(15))
    clock.pass_(minutes=3)

    found = await figures(cashier)

    assert found.payments["stripe", "pending"] == 2
    assert found.payments["stripe", "paid"] == 1
    assert found.payment_ages == {("stripe", "pending"): 300.0}


async def test_refunds_count_until_they_are_done(cashier: Cashier, clock: HandClock) -> None:
    paid = await cashier.begin(await cashier.clinic.hold())
    await cashier.charge(paid, paid.amount.minor + 500)
    clock.pass_(hours=30)

    waiting = await figures(cashier)
    done = sa.update(schema.refunds).values(status="done")
    await cashier.clinic.database.run(lambda c: c.execute(done))
    after = await figures(cashier)

    assert (waiting.refunds["due",], waiting.refund_ages) == (1, {("due",): 108_000.0})
    assert (after.refunds["done",], after.refund_ages) == (1, {})


async def test_contradictions_are_told_of_for_a_day(cashier: Cashier, clock: HandClock) -> None:
    row = {
        "venue_id": 1, "provider": "toss", "charge_id": "c", "what": "amount",
        "earlier": "1 KRW", "later": "2 KRW", "at": clock.now(),
    }  # fmt: skip
    written = sa.insert(schema.contradictions).values(row)
    await cashier.clinic.database.run(lambda c: c.execute(written))

    first = await figures(cashier)
    clock.pass_(hours=25)
    later = await figures(cashier)

    assert (first.contradictions["toss",], later.contradictions["toss",]) == (1, 0)
