"""Money that nobody can place: who runs the venue is told, sees it, and it goes back."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import schema
from tests.stories.conftest import Where
from tests.stories.street import Street, open_street
from tests.stories.test_paying import goes_to_pay, paid_before
from tests.stories.town import MINJI, Phone

OF_MONEY = schema.payments, schema.charges, schema.ledger, schema.callbacks


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    async with open_street(Street(*where, paid_before(tmp_path)), "seoul-animal-clinic") as one:
        yield one


@pytest.fixture
async def lost(alex: Phone, town: Street) -> str:
    """A charge that the database knows nothing of any more, and the provider tells of again."""
    charge_id = await town.pays(await goes_to_pay(alex))

    def forget(connection: sa.Connection) -> None:
        for table in OF_MONEY:
            connection.execute(sa.delete(table))

    await town.store.database.run(forget)
    return charge_id


async def tells_again(town: Street) -> None:
    for one in town.till.outbox.sent:
        assert await town.till.outbox.post(one)
    await town.settle()


async def test_who_runs_the_venue_is_told_at_once_and_once(
    sora: Phone, town: Street, lost: str
) -> None:
    boss = await town.staff(MINJI, "Minji")

    await tells_again(town)
    await tells_again(town)

    for one in (sora, boss):
        assert one.screen().count("Money that nobody can place") == 1
        assert "Stripe has taken ₩25,000 for you" in one.screen()
        assert lost in one.screen()
        assert "all of it goes back: tomorrow 10:00" in one.screen()


async def test_customers_are_told_nothing_of_it(alex: Phone, town: Street, lost: str) -> None:
    before = alex.screen()

    await tells_again(town)

    assert alex.screen() == before


async def test_it_is_in_the_books_of_the_day_until_it_is_back(
    sora: Phone, town: Street, lost: str
) -> None:
    await tells_again(town)
    await sora.taps("Money")
    assert "Without a booking: came in ₩25,000, went back ₩0, placed ₩0" in sora.last()
    assert "₩25,000 (Stripe) belongs to no booking that is known" in sora.last()

    await town.passes(hours=25)

    assert "₩25,000 that nobody could place has gone back (Stripe" in sora.screen()
    await sora.says("/payments")
    assert "Without a booking: came in ₩0, went back ₩25,000, placed ₩0" in sora.last()
    assert "belongs to no booking" not in sora.last()
    [refund] = town.till.account.refunds.values()
    assert (refund["payment_intent"], refund["amount"]) == (lost, 25_000)


async def test_the_table_of_the_day_has_it_too(sora: Phone, town: Street, lost: str) -> None:
    await tells_again(town)
    await town.passes(hours=2)
    await town.till.refund_by_hand(lost)
    await town.settle()

    await sora.says("/payments")
    await sora.taps("As a table")

    *_, sent = (one["document"] for one in sora.messages() if one.get("document"))
    table = town.telegram.file(sent["file_id"]).content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(table)))
    assert [(one["movement"], one["amount"]) for one in rows] == [
        ("parked", "25000"),
        ("returned", "-25000"),
    ]
