"""Several services in one visit, over HTTP: looked for, held, booked, shown, refused by name."""

import asyncio
from typing import Any

from tests.stories.town import ALEX, Town
from tests.web.calling import Program, Told

FRIDAY = "from=2026-11-20&to=2026-11-20"
SLOTS = f"/services/consultation/slots?{FRIDAY}&resource=vet-kim"
BOTH = {"service": "consultation", "additions": ["vaccination"], "resources": ["vet-kim"]}


def at(clock: str) -> str:
    return f"2026-11-20T{clock}:00+09:00"


async def book(shop: Program, start: str = "15:00", **more: Any) -> Told:
    customer = await shop.customer()
    body = {**BOTH, "start": at(start), "customer_id": customer, "subject": "Bori", **more}
    return await shop.post("/bookings", body)


async def test_a_consultation_is_booked_with_a_vaccination(shop: Program, town: Town) -> None:
    """S0-43: a type, and several services on one booking, priced by the line."""
    told = await book(shop)

    assert told.status == 201
    assert told.body["service"]["key"] == "consultation"
    assert [one["key"] for one in told.body["additions"]] == ["vaccination"]
    assert (told.body["start"], told.body["end"]) == (at("15:00"), at("16:00"))
    price = told.body["price"]
    assert price["total"]["minor"] == 65_000
    assert [(one["kind"], one["amount"]["minor"]) for one in price["lines"]] == [
        ("service", 25_000),
        ("service", 40_000),
    ]
    found = await shop.call("GET", told.headers["Location"].removeprefix("/api/v1"))
    assert found.body == told.body
    sora = await town.staff(ALEX, "Sora")
    await sora.says("/today friday")
    assert "Consultation + Vaccination" in sora.last()


async def test_times_and_prices_are_those_of_both(shop: Program) -> None:
    alone, both = await asyncio.gather(
        shop.get(f"{SLOTS}&free=true"), shop.get(f"{SLOTS}&addition=vaccination&free=true")
    )

    starts = [{one["start"] for one in each.body["items"]} for each in (alone, both)]
    assert starts[0] - starts[1] == {at("12:00"), at("17:30")}
    assert {one["price"]["minor"] for one in both.body["items"]} == {65_000}
    assert both.body["items"][0]["end"] == at("10:00")


async def test_a_lost_hold_is_told_what_is_free_for_both(shop: Program) -> None:
    await book(shop, "15:30", additions=[])
    asked = {**BOTH, "start": at("15:00"), "customer_id": await shop.customer()}

    told = await shop.post("/holds", asked)
    why = await shop.get(
        "/services/consultation/why?at=2026-11-20T15:00:00%2B09:00"
        "&resource=vet-kim&addition=vaccination"
    )

    assert told.code == "409 slot-taken"
    for near in (told.body["alternatives"], why.body["nearest"]):
        assert [one["additions"] for one in near] == [["vaccination"]] * 3
        assert at("14:00") in {one["start"] for one in near}


async def test_a_service_says_what_can_be_added_to_it(shop: Program) -> None:
    services = {one["key"]: one for one in (await shop.get("/services")).body["items"]}

    assert services["consultation"]["additions"] == ["vaccination"]
    assert services["vaccination"]["additions"] == []


async def test_what_cannot_be_added_is_refused_by_name(shop: Program) -> None:
    wrong = [
        await book(shop, additions=["grooming"]),
        await book(shop, additions=["massage"]),
        await book(shop, service="vaccination", additions=["consultation"]),
    ]
    asked = await shop.get(f"{SLOTS}&addition=grooming")
    many = await book(shop, additions=["vaccination"] * 4)
    twice = await book(shop, additions=["vaccination"] * 2)

    said = [one.body["errors"][0]["message"] for one in wrong]
    assert [one.status for one in (*wrong, asked, many)] == [422, 422, 422, 422, 400]
    assert said[0] == '"grooming" cannot be added; there are: vaccination'
    assert said[2] == '"consultation" cannot be added; nothing can be added to it'
    assert asked.body["errors"][0]["field"] == "query.addition"
    assert twice.body["end"] == at("16:00")
