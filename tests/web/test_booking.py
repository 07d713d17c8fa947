"""Bookings over HTTP: in one step, looked through, cancelled, decided by staff."""

from datetime import timedelta
from typing import Any

import pytest

from tests.stories.town import Town
from tests.web.calling import Program, Told

FRIDAY_3 = "2026-11-20T15:00:00+09:00"


async def book(
    shop: Program, start: str = FRIDAY_3, service: str = "consultation", **more: Any
) -> Told:
    body = {"service": service, "start": start, "subject": "Bori", **more}
    if "customer" not in body:
        body["customer_id"] = await shop.customer()
    return await shop.post("/bookings", body)


async def test_a_booking_is_made_in_one_step(shop: Program) -> None:
    """S0-24 S0-25 S0-30 S2-10: one call, with what it comes to."""
    told = await book(shop, resources=["vet-kim"], note="limps")

    assert told.status == 201
    assert told.body["status"] == "confirmed"
    assert (told.body["subject"], told.body["note"]) == ("Bori", "limps")
    assert [one["key"] for one in told.body["resources"]] == ["vet-kim", "room-1"]
    assert told.body["reference"].startswith("BOK-20261120-")
    assert told.body["venue"]["phone"] == "+82 2 555 0112"
    found = await shop.call("GET", told.headers["Location"].removeprefix("/api/v1"))
    assert found.body == told.body
    assert found.headers["ETag"] == told.headers["ETag"] == '"2"'


async def test_what_cannot_be_confirmed_holds_nothing(shop: Program) -> None:
    told = await shop.post(
        "/bookings",
        {
            "service": "consultation",
            "start": FRIDAY_3,
            "resources": ["vet-kim"],
            "customer_id": await shop.customer(),
        },
    )

    assert told.code == "422 detail-missing"
    assert (await book(shop, resources=["vet-kim"])).status == 201


async def test_a_service_with_approval_makes_a_request(shop: Program) -> None:
    told = await book(shop, service="grooming")

    assert told.body["status"] == "requested"


async def test_staff_approve_a_request_once(shop: Program) -> None:
    """S0-33: staff of the venue alone."""
    number = (await book(shop, service="grooming")).body["id"]

    first = await shop.post(f"/bookings/{number}/approve")
    again = await shop.post(f"/bookings/{number}/approve")

    assert first.body["status"] == "confirmed"
    assert again.code == "409 wrong-state"
    assert again.body["state"] == "confirmed"


async def test_staff_reject_a_request_and_its_slot_is_free_again(shop: Program) -> None:
    number = (await book(shop, service="grooming")).body["id"]

    told = await shop.post(f"/bookings/{number}/reject", {"reason": "Nobody is there"})

    assert (told.body["status"], told.body["reason"]) == ("rejected", "Nobody is there")
    assert (await book(shop, service="grooming")).status == 201


async def test_cancelling_says_when_and_what_comes_back(shop: Program) -> None:
    """S0-31 S4-09 S4-13: with the reason, and what comes back."""
    number = (await book(shop, resources=["vet-kim"])).body["id"]

    told = await shop.post(f"/bookings/{number}/cancel", {"reason": "rain"})

    assert (told.body["status"], told.body["reason"]) == ("cancelled", "rain")
    assert told.body["refund_percent"] == 100
    assert told.body["history"][-1] == {
        "status": "cancelled",
        "at": "2026-11-18T10:00:00+09:00",
    }
    assert (await book(shop, resources=["vet-kim"])).status == 201


async def test_the_reason_may_be_left_out(shop: Program) -> None:
    number = (await book(shop)).body["id"]

    told = await shop.post(f"/bookings/{number}/cancel")

    assert (told.status, told.body["reason"]) == (200, "")


async def test_too_late_to_cancel_says_until_when_it_could_be(
    town: Town, shop: Program
) -> None:
    """S0-32: not late, and not afterwards."""
    number = (await book(shop)).body["id"]
    town.clock.move(timedelta(days=2, hours=4))

    told = await shop.post(f"/bookings/{number}/cancel", {"reason": "rain"})

    assert told.code == "409 too-late"
    assert told.body["closed_at"] == "2026-11-20T13:00:00+09:00"


async def test_a_visit_goes_its_way(town: Town, shop: Program) -> None:
    """S0-14: confirmed, in progress, completed."""
    number = (await book(shop)).body["id"]

    early = await shop.post(f"/bookings/{number}/no-show")
    far = await shop.post(f"/bookings/{number}/check-in")
    town.clock.move(timedelta(days=2, hours=4))
    here = await shop.post(f"/bookings/{number}/check-in")
    done = await shop.post(f"/bookings/{number}/complete")

    assert (early.code, far.code) == ("409 wrong-state", "409 wrong-state")
    assert (here.body["status"], done.body["status"]) == ("in_progress", "completed")
    assert [step["status"] for step in done.body["history"]] == [
        "held",
        "confirmed",
        "in_progress",
        "completed",
    ]


async def test_who_did_not_come_is_noted_after_the_start(town: Town, shop: Program) -> None:
    """S0-16: and not before."""
    number = (await book(shop)).body["id"]
    town.clock.move(timedelta(days=2, hours=6))

    told = await shop.post(f"/bookings/{number}/no-show")

    assert told.body["status"] == "no_show"


async def test_bookings_come_in_pages_the_newest_first(shop: Program) -> None:
    """S0-27 S4-13 S4-15: pages with a total."""
    starts = ("10:00", "11:00", "14:00", "15:00", "16:00")
    made = [(await book(shop, f"2026-11-20T{start}:00+09:00")).body["id"] for start in starts]

    first = await shop.get("/bookings?limit=2")
    last = await shop.get("/bookings?limit=2&page=3")
    beyond = await shop.get("/bookings?limit=2&page=4")

    assert [one["id"] for one in first.body["items"]] == [made[4], made[3]]
    assert [one["id"] for one in last.body["items"]] == [made[0]]
    assert beyond.body["items"] == []
    assert [first.body[name] for name in ("page", "limit", "total", "pages")] == [1, 2, 5, 3]


@pytest.fixture
async def some(shop: Program) -> dict[str, str]:
    """A hold, a cancelled and a confirmed consultation of Ann's, and a request of Bob's."""
    ann = await shop.customer()
    bob = await shop.customer("Bob", "+821012345679")
    body = {"service": "vaccination", "start": "2026-11-20T15:15:00+09:00"}
    held = await shop.post("/holds", {**body, "customer_id": ann})
    gone = await book(shop, "2026-11-20T16:00:00+09:00", resources=["vet-lee"])
    await shop.post(f"/bookings/{gone.body['id']}/cancel")
    firm = await book(shop, "2026-11-23T16:00:00+09:00", resources=["vet-kim"])
    asked = await shop.post(
        "/bookings",
        {"service": "grooming", "start": FRIDAY_3, "subject": "Mo", "customer_id": bob},
    )
    return {
        "held": held.body["id"],
        "gone": gone.body["id"],
        "firm": firm.body["id"],
        "asked": asked.body["id"],
        "reference": firm.body["reference"],
        "bob": bob,
    }


FOUND: dict[str, set[str]] = {
    "": {"gone", "firm", "asked"},
    "status=confirmed": {"firm"},
    "status=confirmed&status=requested": {"firm", "asked"},
    "status=held": {"held"},
    "status=expired": set(),
    "service=grooming": {"asked"},
    "resource=vet-kim": {"firm"},
    "customer={bob}": {"asked"},
    "reference={reference}": {"firm"},
    "from=2026-11-20T15:00:30%2B09:00": {"gone", "firm"},
    "to=2026-11-20T15:00:30%2B09:00": {"asked"},
    "from=2026-11-20T00:00:00%2B09:00&to=2026-11-20T16:00:00%2B09:00": {"asked"},
    "service=grooming&status=confirmed": set(),
}


async def test_bookings_are_found_by_whatever_is_said(
    shop: Program, some: dict[str, str]
) -> None:
    """S0-27: by every filter."""
    names = {number: name for name, number in some.items()}
    told = {query: await shop.get("/bookings?" + query.format(**some)) for query in FOUND}

    found = {
        query: {names[item["id"]] for item in one.body["items"]} for query, one in told.items()
    }
    assert found == FOUND
    assert all(one.body["total"] == len(FOUND[query]) for query, one in told.items())


async def test_a_hold_whose_time_is_over_is_found_as_expired(
    town: Town, shop: Program, some: dict[str, str]
) -> None:
    town.clock.move(timedelta(minutes=15))

    expired = await shop.get("/bookings?status=expired")
    held = await shop.get("/bookings?status=held")

    assert [one["id"] for one in expired.body["items"]] == [some["held"]]
    assert expired.body["items"][0]["status"] == "expired"
    assert held.body["items"] == []


NOT_RIGHT = {
    "status=lost": "400 invalid-request",
    "page=0": "400 invalid-request",
    "limit=101": "400 invalid-request",
    "page=one": "400 invalid-request",
    "from=yesterday": "400 invalid-request",
    "service=surgery": "404 not-found",
    "customer=99999999999999999999": "400 invalid-request",
}


async def test_a_filter_that_is_not_right_is_refused(shop: Program) -> None:
    told = {query: await shop.get(f"/bookings?{query}") for query in NOT_RIGHT}

    assert {query: one.code for query, one in told.items()} == NOT_RIGHT


async def test_a_booking_of_what_is_not_sold_any_more_can_still_be_read(
    town: Town, shop: Program
) -> None:
    number = (await book(shop)).body["id"]
    await shop.post(f"/bookings/{number}/cancel")

    def without_consultation(document: dict[str, Any]) -> dict[str, Any]:
        services = [one for one in document["service"] if one["key"] != "consultation"]
        return {**document, "service": services, "promo": []}

    await town.store.venues.edit(town.venue.id, without_consultation)

    told = await shop.get(f"/bookings/{number}")

    assert (told.status, told.body["service"]) == (200, None)
