"""What is not time or place is changed over HTTP, from the version that was seen."""

import asyncio

import pytest

from storage.verify import verify
from tests.stories.town import SORA, Town
from tests.web.calling import Program, Told
from tests.web.test_holding import FRIDAY_3


async def booked(shop: Program) -> Told:
    return await shop.post(
        "/bookings",
        {
            "service": "consultation",
            "start": FRIDAY_3,
            "subject": "Bori",
            "note": "limps",
            "customer_id": await shop.customer(),
        },
    )


async def test_details_are_changed_and_staff_are_told(town: Town, shop: Program) -> None:
    """S0-41: what is not said stays; the version rises."""
    sora = await town.staff(SORA, "Sora")
    first = await booked(shop)
    place = f"/bookings/{first.body['id']}"
    # What staff are told at the same time may come in any sequence.
    await town.settle()

    told = await shop.change("PATCH", place, {"subject": "Nabi"}, If_Match='"2"')
    await town.settle()

    assert (told.status, told.headers["ETag"]) == (200, '"3"')
    assert told.body == first.body | {"subject": "Nabi", "version": 3}
    assert (await shop.get(place)).body == told.body
    assert sora.shows().startswith("✎ Details changed")
    assert await verify(town.store.database) == ()


async def test_a_detail_is_changed_once_and_only_from_what_was_seen(shop: Program) -> None:
    """S0-41: If-Match and Idempotency-Key, as for every other change."""
    place = f"/bookings/{(await booked(shop)).body['id']}"

    first = await shop.change("PATCH", place, {"note": ""}, key="k", If_Match='"2"')
    again = await shop.change("PATCH", place, {"note": ""}, key="k", If_Match='"2"')
    stale = await shop.change("PATCH", place, {"note": "runs"}, If_Match='"2"')
    nothing = await shop.change("PATCH", place, {"note": ""})

    assert (again.raw, again.status) == (first.raw, 200)
    assert first.body["note"] == ""
    assert stale.code == "412 version-changed"
    assert (nothing.status, nothing.body) == (200, first.body)


async def test_two_who_change_different_details_both_succeed(shop: Program) -> None:
    place = f"/bookings/{(await booked(shop)).body['id']}"

    await asyncio.gather(
        shop.change("PATCH", place, {"subject": "Nabi"}),
        shop.change("PATCH", place, {"note": "runs"}),
    )

    found = (await shop.get(place)).body
    assert (found["subject"], found["note"], found["version"]) == ("Nabi", "runs", 4)


AGREED = {
    "start": FRIDAY_3,
    "end": FRIDAY_3,
    "dates": [],
    "service": "grooming",
    "additions": ["grooming"],
    "resources": ["vet-kim"],
    "units": 2,
    "party": 2,
    "place": None,
}


@pytest.mark.parametrize("field", AGREED)
async def test_what_was_agreed_is_booked_anew(shop: Program, field: str) -> None:
    """S0-41: no other time this way, and what to do instead."""
    place = f"/bookings/{(await booked(shop)).body['id']}"

    told = await shop.change("PATCH", place, {field: AGREED[field]})

    assert told.code == "422 senseless-request"
    [error] = told.body["errors"]
    assert error["field"] == f"body.{field}"
    assert "then cancel this one" in error["message"]


async def test_a_required_detail_stays_and_what_is_over_does_too(shop: Program) -> None:
    place = f"/bookings/{(await booked(shop)).body['id']}"

    empty = await shop.change("PATCH", place, {"subject": ""})
    await shop.post(f"{place}/cancel", {"reason": "ill"})
    late = await shop.change("PATCH", place, {"subject": "Nabi"})

    assert (empty.code, empty.body["field"]) == ("422 detail-missing", "body.subject")
    assert (late.code, late.body["state"]) == ("409 wrong-state", "cancelled")
