"""Programs and people at the same venue: what one books, the other sees."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from domain.people import Role
from tests.stories.town import Phone, Town
from tests.web.calling import Program, program, serving

FRIDAY_3 = "2026-11-20T15:00:00+09:00"
ANN = {"name": "Ann <Lee>", "phone": "+821012345678"}


@pytest.fixture
async def shop(town: Town) -> AsyncIterator[Program]:
    """A server with a key for everything."""
    async with serving(town) as http:
        yield await program(town, http)


async def book(shop: Program, **more: Any) -> str:
    body = {"service": "consultation", "start": FRIDAY_3, "subject": "Bori", "customer": ANN}
    told = await shop.post("/bookings", body | more)
    assert told.status == 201, told.body
    number: str = told.body["id"]
    return number


async def test_what_a_program_books_is_told_to_the_owner_and_stands_in_the_days_list(
    town: Town, shop: Program, sora: Phone
) -> None:
    await book(shop)
    await town.settle()
    told = sora.shows()
    town.clock.move(timedelta(days=1))
    await sora.says("/today")
    await sora.taps("20")

    assert told.startswith("🆕 New booking\nAnn <Lee>, +821012345678")
    assert "Which pet is it for? Bori" in told
    assert sora.sees("15:00")


async def test_a_request_of_a_program_is_approved_in_the_chat(
    town: Town, shop: Program, sora: Phone
) -> None:
    number = await book(shop, service="grooming", start="2026-11-20T13:30:00+09:00")
    await town.settle()

    await sora.taps("Approve")

    found = await shop.get(f"/bookings/{number}")
    assert found.body["status"] == "confirmed"
    assert sora.shows().startswith("✅ Approved by Sora")


async def test_a_request_of_the_chat_is_approved_by_a_program(
    town: Town, shop: Program, alex: Phone, sora: Phone
) -> None:
    await alex.starts()
    await alex.says("grooming friday 13:30")
    await alex.says("Bori")
    await alex.taps("Send request")
    listed = await shop.get("/bookings?status=requested")
    [request] = listed.body["items"]

    await shop.post(f"/bookings/{request['id']}/approve")
    await town.settle()
    await sora.taps("Approve")

    assert alex.shows().startswith("✅ Confirmed by Seoul Animal Clinic")
    assert sora.shows().startswith("✅ Approved")
    assert alex.screen().count("Confirmed by") == 1


async def test_what_is_booked_in_the_chat_is_listed_and_cancelled_by_a_program(
    town: Town, shop: Program, alex: Phone, sora: Phone
) -> None:
    await alex.starts()
    await alex.says("consultation friday 15:00")
    await alex.says("Bori")
    await alex.taps("Confirm")
    [booking] = (await shop.get("/bookings")).body["items"]
    [customer] = (await shop.get("/customers?name=alex")).body["items"]

    told = await shop.post(f"/bookings/{booking['id']}/cancel", {"reason": "closed"})
    await town.settle()

    assert (booking["subject"], booking["customer_id"]) == ("Bori", customer["id"])
    assert (customer["name"], customer["chat"]) == ("Alex", True)
    assert told.body["status"] == "cancelled"
    assert "closed" in sora.shows()


async def test_a_slot_that_a_program_holds_cannot_be_had_in_the_chat(
    shop: Program, alex: Phone
) -> None:
    for resource, phone in (("vet-kim", "1"), ("vet-lee", "2"), ("vet-park", "3")):
        body = {"service": "consultation", "start": FRIDAY_3, "resources": [resource]}
        customer = {"name": "Ann", "phone": f"+8210123456{phone}8"}
        await shop.post("/holds", {**body, "customer": customer})

    await alex.starts()
    await alex.says("consultation friday 15:00")

    assert "15:00" in alex.last()
    assert "Confirm" not in " ".join(alex.buttons())


async def test_a_slot_that_the_chat_holds_is_refused_to_a_program_until_it_is_let_go(
    town: Town, shop: Program, alex: Phone
) -> None:
    body = {"service": "consultation", "start": FRIDAY_3, "customer": ANN, "subject": "Mo"}
    await alex.starts()
    await alex.says("consultation friday 15:00 Dr. Kim")
    wish = {**body, "resources": ["vet-kim"]}

    early = await shop.post("/bookings", wish)
    await town.passes(minutes=15)
    late = await shop.post("/bookings", wish)

    assert (early.code, early.body["may_return"]) == ("409 slot-taken", True)
    assert late.status == 201


async def test_nobody_is_told_anything_who_has_no_chat_and_nothing_waits_for_them(
    town: Town, shop: Program, sora: Phone
) -> None:
    held = await shop.post(
        "/holds", {"service": "consultation", "start": FRIDAY_3, "customer": ANN}
    )
    firm = await book(shop, start="2026-11-20T16:00:00+09:00")
    asked = await book(shop, service="grooming", start="2026-11-20T13:30:00+09:00")
    await shop.post(f"/bookings/{asked}/reject", {"reason": "no"})
    before = dict(town.house.runtime.jobs.counts)

    await town.passes(minutes=11)
    await town.passes(minutes=5)
    await town.passes(days=1)
    await town.passes(days=1)

    counts = town.house.runtime.jobs.counts
    assert (await shop.get(f"/holds/{held.body['id']}")).body["status"] == "expired"
    assert (await shop.get(f"/bookings/{firm}")).body["status"] == "confirmed"
    assert counts["skipped"] > before.get("skipped", 0)
    assert counts["dead"] == 0
    assert town.telegram.unanswered() == ()


async def test_a_blackout_of_a_program_closes_the_chat(shop: Program, alex: Phone) -> None:
    await shop.post(
        "/blackouts",
        {
            "start": "2026-11-20T00:00:00+09:00",
            "end": "2026-11-21T00:00:00+09:00",
            "reason": {"ko": "공사", "en": "Building works"},
        },
    )

    await alex.starts()
    await alex.says("consultation friday 15:00")

    assert alex.sees("Building works")


async def test_staff_by_the_code_of_the_chat_have_no_way_over_http(
    town: Town, shop: Program
) -> None:
    code = await town.store.people.invite(town.venue.id, Role.OWNER)

    told = await Program(shop.http, shop.root, code).get("")

    assert told.status == 401
