"""Paying over HTTP: where a hold is paid, and what became of the money."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.tills.till import ANY, Fault
from tests.stories.street import Street, open_street, ref_of
from tests.stories.test_paying import paid_before
from tests.web.calling import Program, Told
from tests.web.conftest import Where

FRIDAY_3 = "2026-11-20T15:00:00+09:00"
WHOLE = {"minor": 25_000, "currency": "KRW", "exponent": 0}
DETAILS = {"subject": "Bori"}


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    """The clinic, where consultations are paid before they are booked."""
    street = Street(*where, paid_before(tmp_path))
    async with open_street(street, "seoul-animal-clinic"):
        yield street


async def hold(shop: Program) -> str:
    """A hold; where it is."""
    body = {"service": "consultation", "start": FRIDAY_3, "customer_id": await shop.customer()}
    made = await shop.post("/holds", body)
    return f"/holds/{made.body['id']}"


async def pay(shop: Program, place: str, **more: Any) -> Told:
    return await shop.post(f"{place}/payment", {**DETAILS, **more})


async def test_what_is_paid_first_is_not_confirmed_without_money(shop: Program) -> None:
    place = await hold(shop)

    told = await shop.post(f"{place}/confirm", DETAILS)

    assert told.code == "402 payment-due"
    assert told.body["amount"] == WHOLE
    assert (await shop.get(place)).body["status"] == "held"


async def test_a_hold_is_paid_on_a_page_and_becomes_a_booking(
    shop: Program, town: Street
) -> None:
    """S2-10: a booking, then a payment, then what the customer needs to pay it."""
    place = await hold(shop)
    asked = await pay(shop, place)
    again = await pay(shop, place)
    assert asked.body["amount"] == WHOLE
    assert again.body == asked.body

    await town.pays(asked.body["url"])

    number = place.rpartition("/")[2]
    assert (await shop.get(f"/bookings/{number}")).body["status"] == "confirmed"
    account = (await shop.get(f"/bookings/{number}/payments")).body
    assert (account["paid"], account["owed"]) == (WHOLE, WHOLE)
    assert [one["status"] for one in account["payments"]] == ["paid"]


async def test_what_a_cancelled_booking_gives_back_is_read_there(
    shop: Program, town: Street
) -> None:
    """S4-13: the amount that a cancelled booking gives back."""
    place = await hold(shop)
    await town.pays((await pay(shop, place)).body["url"])
    number = place.rpartition("/")[2]

    await shop.post(f"/bookings/{number}/cancel", {"reason": "ill"})
    await town.settle()

    account = (await shop.get(f"/bookings/{number}/payments")).body
    assert [(one["status"], one["amount"]) for one in account["refunds"]] == [("done", WHOLE)]
    assert account["owed"]["minor"] == 0


async def test_nobody_says_what_is_to_be_paid_or_that_it_was(shop: Program) -> None:
    place = await hold(shop)

    told = [
        await pay(shop, place, **{name: 1}) for name in ("amount", "price", "status", "paid")
    ]

    assert [one.code for one in told] == ["400 invalid-request"] * 4


async def test_who_does_not_collect_here_is_refused_by_name(shop: Program) -> None:
    told = await pay(shop, await hold(shop), provider="toss")

    assert told.code == "422 senseless-request"
    assert "stripe" in told.body["errors"][0]["message"]


async def test_when_the_provider_is_away_the_hold_stays(shop: Program, town: Street) -> None:
    place = await hold(shop)
    town.till.fail(ANY, Fault.BROKEN)

    told = await shop.post(f"{place}/payment", DETAILS, key="one-wish")

    assert told.code == "503 provider-down"
    assert told.headers["Retry-After"] == "1"
    assert (await shop.get(place)).body["status"] == "held"
    assert (await shop.post(f"{place}/payment", DETAILS, key="one-wish")).status == 200


async def test_a_callback_that_nobody_signed_is_turned_away(
    shop: Program, town: Street
) -> None:
    place = await hold(shop)
    url = (await pay(shop, place)).body["url"]
    body = f'{{"id":"evt_1","data":{{"object":{{"id":"{ref_of(url)}"}}}}}}'

    async with shop.http.session.post(town.door, data=body) as answer:
        assert answer.status == 401

    assert (await shop.get(place)).body["status"] == "held"
