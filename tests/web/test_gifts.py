"""Gifts over HTTP: given out once, used for what is held, and kept for another time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.street import Street, open_street
from tests.stories.test_paying import paid_before
from tests.web.calling import Program
from tests.web.conftest import Where
from tests.web.test_paying import DETAILS, WHOLE, hold, pay


@pytest.fixture
async def town(where: Where, tmp_path: Path) -> AsyncIterator[Street]:
    """The clinic that is paid ahead, with gifts."""
    file = paid_before(tmp_path)
    with file.open("a", encoding="utf-8") as more:
        more.write('gifts = "365d"\n')
    async with open_street(Street(*where, file), "seoul-animal-clinic") as street:
        yield street


async def issue(shop: Program, minor: int, key: str = "gift") -> str:
    made = await shop.post("/gifts", {"minor": minor, "note": "Bori"}, key=key)
    assert made.status == 201
    code: str = made.body["code"]
    assert made.headers["Location"].endswith(f"/gifts/{code}")
    return code


async def left(shop: Program, code: str) -> int:
    minor: int = (await shop.get(f"/gifts/{code}")).body["left"]["minor"]
    return minor


async def test_the_same_key_gives_out_one_gift(shop: Program) -> None:
    assert await issue(shop, 10_000) == await issue(shop, 10_000)


async def test_a_gift_pays_for_what_is_held_and_is_used_when_that_is_firm(
    shop: Program,
) -> None:
    code, place = await issue(shop, 40_000), await hold(shop)

    used = await shop.post(f"{place}/gift", {"code": code.lower()})
    done = await shop.post(f"{place}/confirm", DETAILS)

    assert used.body == {"code": code, "amount": WHOLE, "due": None}
    assert done.body["status"] == "confirmed"
    assert await left(shop, code) == 15_000
    account = await shop.get(f"/bookings/{done.body['id']}/payments")
    assert [one["provider"] for one in account.body["payments"]] == ["gift"]
    assert account.body["paid"] == WHOLE


async def test_what_a_gift_does_not_pay_is_paid_on_the_page(
    shop: Program, town: Street
) -> None:
    code, place = await issue(shop, 20_000), await hold(shop)
    used = await shop.post(f"{place}/gift", {"code": code})
    rest = used.body["due"]

    refused = await shop.post(f"{place}/confirm", DETAILS)
    page = await pay(shop, place)
    await town.pays(page.body["url"])

    assert (refused.code, refused.body["amount"], page.body["amount"]) == (
        "402 payment-due",
        rest,
        rest,
    )
    number = place.rpartition("/")[2]
    assert (await shop.get(f"/bookings/{number}")).body["status"] == "confirmed"
    assert await left(shop, code) == 0


async def test_a_gift_is_kept_for_another_time(shop: Program) -> None:
    code, place = await issue(shop, 20_000), await hold(shop)
    await shop.post(f"{place}/gift", {"code": code})
    assert await left(shop, code) == 0

    done = await shop.change("DELETE", f"{place}/gift")

    assert done.status == 204
    assert await left(shop, code) == 20_000


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"minor": 0}, "400 invalid-request"),
        ({"minor": "many"}, "400 invalid-request"),
        ({"minor": 5, "currency": "USD"}, "400 invalid-request"),
        ({}, "400 invalid-request"),
    ],
)
async def test_what_is_no_gift_names_the_field(
    shop: Program, body: dict[str, object], code: str
) -> None:
    refused = await shop.post("/gifts", body)

    assert refused.code == code


async def test_a_code_that_nobody_has_says_why(shop: Program) -> None:
    place = await hold(shop)

    refused = await shop.post(f"{place}/gift", {"code": "GIFT-AAAAAAAA"})

    assert (refused.code, refused.body["why"]) == ("409 gift-refused", "unknown")
    assert (await shop.get("/gifts/GIFT-AAAAAAAA")).code == "404 not-found"
