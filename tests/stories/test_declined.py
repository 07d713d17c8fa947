"""Too little is offered where nothing is taken before it is looked at: said at once, and once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.demo import VENUES
from tests.stories.conftest import Where
from tests.stories.street import Street, address, open_street, ref_of
from tests.stories.test_paying import goes_to_pay, paid_before, requests_an_engagement
from tests.stories.town import ALEX, Phone


@pytest.fixture
def where(tmp_path: Path) -> Where:
    return f"sqlite+aiosqlite:///{tmp_path}/holdfast.db", ""


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    """The clinic, which is paid by Toss Payments."""
    file = paid_before(tmp_path)
    text = file.read_text(encoding="utf-8").replace('["stripe"]', '["toss"]')
    file.write_text(text, encoding="utf-8")
    async with open_street(Street(*where, file), "seoul-animal-clinic") as street:
        street.toss.shop.tells_of_tries = True
        yield street


@pytest.fixture
async def hall(where: Where) -> AsyncIterator[Street]:
    async with open_street(Street(*where, VENUES / "hall.toml"), "shubhmangal-parbhani") as one:
        yield one


def number_of(town: Street, page: str) -> str:
    """Our number of what is paid on a page of Toss."""
    return str(town.toss.shop.payments[ref_of(page)]["orderId"])


async def test_too_little_is_told_at_once_and_once_and_nothing_is_taken(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)

    await town.toss.pay(number_of(town, page), 20_000)
    await town.settle()
    await town.passes(minutes=11)

    assert alex.screen().count("₩20,000 was offered instead of ₩25,000") == 1
    assert alex.screen().count("Nothing was taken from you.") == 1
    assert "Please pay once more" in alex.screen()
    assert not alex.sees("✅ Booked")
    assert town.toss.shop.payments[ref_of(page)]["approvedAt"] is None


async def test_the_button_leads_to_a_new_page_on_which_it_is_paid(
    alex: Phone, town: Street
) -> None:
    first = await goes_to_pay(alex)
    await town.toss.pay(number_of(town, first), 20_000)
    await town.settle()

    await alex.taps("Pay ₩25,000")
    again = address(alex)
    await town.toss.pay(number_of(town, again))
    await town.settle()

    assert again != first
    assert alex.screen().count("✅ Booked") == 1
    assert town.toss.shop.payments[ref_of(first)]["approvedAt"] is None


async def test_who_then_offers_enough_on_the_first_page_is_booked_too(
    alex: Phone, town: Street
) -> None:
    page = await goes_to_pay(alex)
    await town.toss.pay(number_of(town, page), 20_000)
    await town.settle()

    await town.toss.pay(number_of(town, page), 25_000)
    await town.settle()

    assert alex.screen().count("✅ Booked") == 1


async def test_after_the_hold_nobody_is_asked_to_pay_again(alex: Phone, town: Street) -> None:
    page = await goes_to_pay(alex)
    town.toss.outbox.holds_back = True
    await town.toss.pay(number_of(town, page), 20_000)
    await town.passes(minutes=20)

    town.toss.outbox.holds_back = False
    await town.toss.outbox.deliver()
    await town.settle()

    assert "Please pay once more" not in alex.screen()


async def test_what_razorpay_only_lets_lapse_is_said_to_come_back_by_itself(
    hall: Street,
) -> None:
    alex = hall.person(ALEX, "Alex", "en")
    page = await requests_an_engagement(alex)

    await hall.razorpay.pay(ref_of(page), 5_000_00)
    await hall.settle()

    assert alex.screen().count("₹5,000.00 was offered instead of ₹8,750.00") == 1
    assert "Razorpay gives it back by itself, which may take up to five days" in alex.screen()
    assert "Nothing was taken from you." not in alex.screen()
    assert hall.razorpay.account.links[ref_of(page)]["status"] == "cancelled"
    await alex.taps("Pay ₹")
    await hall.pays(address(alex))
    assert alex.screen().count("📨 Request sent") == 1
    assert [one["captured"] for one in hall.razorpay.account.tries.values()] == [False, True]
