"""What was paid, what came back, and the day's money: for the customer and for who runs the venue."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path

import pytest

from tests.stories.conftest import Where
from tests.stories.street import Street, open_street
from tests.stories.test_paying import goes_to_pay, paid_before
from tests.stories.town import MINJI, Phone


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    file = paid_before(tmp_path)
    limit = file.read_text(encoding="utf-8") + 'refund_limit = "20000"\n'
    file.write_text(limit, encoding="utf-8")
    async with open_street(Street(*where, file), "seoul-animal-clinic") as street:
        yield street


@pytest.fixture
async def paid(alex: Phone, town: Street) -> str:
    """A booking that Alex has paid for; what it is called."""
    await town.pays(await goes_to_pay(alex))
    return alex.reference()


async def test_a_customer_reads_every_movement_of_their_money(
    alex: Phone, minji: Phone, paid: str
) -> None:
    await alex.says("/receipt")
    assert f"Consultation, today 14:30 ({paid})" in alex.last()
    assert "paid ₩25,000 (Stripe)" in alex.last()
    assert "Paid ahead: ₩25,000" in alex.last()

    await minji.starts()
    await minji.says("/receipt")
    assert "₩" not in minji.last()


async def test_cancelling_says_the_exact_amount_before_and_after(
    alex: Phone, town: Street, paid: str
) -> None:
    await alex.says("/bookings")
    await alex.taps("Consultation")
    assert "Paid: ₩25,000" in alex.last()
    await alex.taps("Cancel booking")
    assert "If you cancel now, ₩12,500 of the ₩25,000 you paid comes back." in alex.last()

    await alex.taps("Illness")
    assert "₩12,500 goes back to you." in alex.last()
    await town.settle()

    assert "₩12,500 has gone back to you" in alex.screen()
    await alex.says("/bookings")
    await alex.taps("Past bookings")
    await alex.taps("Consultation")
    assert "Paid: ₩25,000\nGiven back: ₩12,500" in alex.last()
    await alex.says("/receipt")
    assert "used up ₩12,500" in alex.last()
    assert "given back ₩12,500" in alex.last()


async def test_who_runs_the_venue_sees_the_day_and_takes_it_as_a_table(
    sora: Phone, paid: str
) -> None:
    await sora.says("/payments")
    assert "Stripe: taken ₩25,000, given back ₩0, kept ₩0, open ₩25,000" in sora.last()
    assert "Paid ahead for what is still to come: ₩25,000" in sora.last()

    await sora.taps("As a table")

    *_, sent = (one["document"] for one in sora.messages() if one.get("document"))
    table = sora.town.telegram.file(sent["file_id"]).content.decode("utf-8-sig")
    [row] = csv.DictReader(StringIO(table))
    assert sent["file_name"] == "seoul-animal-clinic-2026-11-18.csv"
    assert (row["booking"], row["movement"], row["amount"]) == (paid, "paid", "25000")


async def test_the_day_says_who_is_about_to_pay_how_much_and_since_when(
    alex: Phone, sora: Phone, town: Street
) -> None:
    await goes_to_pay(alex)

    await sora.says("/payments")

    assert "1 person is at a payment page: ₩25,000, since today 10:00." in sora.last()


async def test_nobody_else_sees_it(alex: Phone, paid: str) -> None:
    await alex.says("/payments")

    assert "/payments" in alex.last()
    assert "Stripe: taken" not in alex.screen()


async def test_money_is_given_back_by_hand_with_a_reason(
    alex: Phone, sora: Phone, town: Street, paid: str
) -> None:
    await sora.says(f"/refund {paid} 5000 rained off")
    assert "Give ₩5,000 back to Alex" in sora.last()
    assert "Of what was paid, ₩25,000 can go back." in sora.last()

    await sora.taps("Give ₩5,000 back")
    await town.settle()

    assert "“rained off”" in alex.screen()
    assert "₩5,000 has gone back to you" in alex.screen()
    assert "1 refund is under way: ₩5,000" in sora.last()
    await sora.taps("Refresh")
    assert "given back ₩5,000" in sora.last()


async def test_a_lot_of_money_needs_two_people(
    alex: Phone, sora: Phone, minji: Phone, town: Street, paid: str
) -> None:
    boss = await town.staff(MINJI, "Minji")
    await sora.says(f"/refund {paid}")
    assert "More than ₩20,000 needs a second person" in sora.last()
    await sora.taps("Give ₩25,000 back")
    await sora.taps(f"✅ ₩25,000, {paid}")
    assert "has gone back" not in alex.screen()

    await boss.says("/payments")
    await boss.taps(f"₩25,000, {paid}")
    await town.settle()

    assert "₩25,000 has gone back to you" in alex.screen()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/refund", "NUMBER AMOUNT reason"),
        ("/refund BOK-20261118-XXXXXX 5", "There is no booking BOK-20261118-XXXXXX here."),
        ("/refund {paid} 25001", "At most ₩25,000 can go back for it."),
        ("/refund {paid} 0", "At most ₩25,000 can go back for it."),
        ("/refund {paid} 12.5", "“12.5” is no amount."),
    ],
)
async def test_what_cannot_be_given_back_is_said_and_why(
    sora: Phone, paid: str, said: str, answer: str
) -> None:
    await sora.says(said.format(paid=paid))

    assert answer in sora.last()


async def test_a_refund_that_does_not_work_is_made_by_hand_and_noted(
    alex: Phone, sora: Phone, town: Street, paid: str
) -> None:
    town.till.account.refunds_wait = True
    await sora.says(f"/refund {paid} 5000")
    await sora.taps("Give ₩5,000 back")
    [under_way] = town.till.account.refunds
    await town.till.end_refund(under_way, failed=True)
    await town.passes(minutes=10)
    assert "A refund did not work." in sora.shows()

    await sora.says("/payments")
    assert "1 refund is to be made by hand: ₩5,000" in sora.last()
    await sora.taps(f"Given back by hand: ₩5,000, {paid}")
    await town.settle()

    assert "by hand" not in sora.last()
    assert "₩5,000 has gone back to you" in alex.screen()
