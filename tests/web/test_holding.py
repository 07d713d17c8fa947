"""Holding over HTTP: put aside, once, for whom, until when, and what is said when it cannot be."""

import asyncio
from datetime import timedelta
from typing import Any

from tests.stories.town import Town
from tests.web.calling import Program, Told

FRIDAY_3 = "2026-11-20T15:00:00+09:00"


async def hold(shop: Program, start: str = FRIDAY_3, **more: Any) -> Told:
    body = {"service": "consultation", "start": start, "resources": ["vet-kim"], **more}
    if "customer" not in body:
        body["customer_id"] = await shop.customer()
    return await shop.post("/holds", body)


async def test_a_hold_says_until_when_and_where_it_is(shop: Program) -> None:
    """S1-20: a hold for as long as the service says."""
    told = await hold(shop)

    assert told.status == 201
    assert told.body["status"] == "held"
    assert told.body["expires_at"] == "2026-11-18T10:15:00+09:00"
    assert told.headers["ETag"] == '"1"'
    found = await shop.call("GET", told.headers["Location"].removeprefix("/api/v1"))
    assert found.body == told.body


async def test_the_price_is_the_venues_and_snapshotted(shop: Program) -> None:
    told = await hold(shop)

    won = {"minor": 25000, "currency": "KRW", "exponent": 0}
    assert told.body["price"] == {"total": won, "deposit": None, "rest": won, "lines": []}


DECIDED_HERE = (
    "price", "status", "venue", "owner", "venue_id", "id", "reference", "expires_at"
)  # fmt: skip


async def test_what_only_the_venue_decides_is_refused_by_name(shop: Program) -> None:
    body = {"service": "consultation", "start": FRIDAY_3, "customer_id": await shop.customer()}

    told = [await shop.post("/holds", {**body, name: 1}) for name in DECIDED_HERE]

    assert [one.code for one in told] == ["400 invalid-request"] * len(DECIDED_HERE)
    assert [one.body["errors"] for one in told] == [
        [{"field": f"body.{name}", "message": "there is no such field"}]
        for name in DECIDED_HERE
    ]


async def test_a_taken_slot_is_refused_with_what_is_free_instead(shop: Program) -> None:
    await hold(shop)

    told = await hold(shop, customer={"name": "Bob", "phone": "+821012345679"})

    assert told.code == "409 slot-taken"
    assert told.headers["Content-Type"] == "application/problem+json"
    assert (told.body["rule"], told.body["may_return"]) == ("held", True)
    near = [one["start"] for one in told.body["alternatives"]]
    assert len(near) == 3
    assert FRIDAY_3 not in near


async def test_of_twenty_programs_that_want_one_slot_one_gets_it(shop: Program) -> None:
    """S0-26 S2-12: taken, or being taken right now."""
    asked = (
        hold(shop, customer={"name": "Ann", "phone": f"+8210123456{number:02}"})
        for number in range(20)
    )

    statuses = sorted(told.status for told in await asyncio.gather(*asked))

    assert statuses == [201] + [409] * 19


REFUSED = {
    "2026-11-22T15:00:00+09:00": ("409 closed-day", "date"),
    "2026-11-20T20:00:00+09:00": ("409 outside-opening-hours", "openings"),
    "2026-11-20T15:10:00+09:00": ("409 not-on-grid", "nearest"),
    "2026-11-18T10:00:00+09:00": ("409 too-soon", "earliest"),
    "2027-11-19T15:00:00+09:00": ("409 too-far", "latest"),
}


async def test_a_refusal_has_the_facts_that_the_chat_has(shop: Program) -> None:
    """S0-26: each with its status and its facts."""
    told = {start: await hold(shop, start) for start in REFUSED}

    for start, (code, fact) in REFUSED.items():
        found = told[start]
        assert found.code == code
        assert found.body[fact]
        assert found.body["detail"]
        assert found.body["type"] == f"/api/v1/docs#{found.body['code']}"


async def test_a_blackout_gives_its_reason_in_the_readers_language(shop: Program) -> None:
    start = "2026-12-03T14:00:00+09:00"
    body = {"service": "consultation", "start": start, "resources": ["vet-lee"]}
    body["customer_id"] = await shop.customer()

    told = await shop.post("/holds", body, Accept_Language="en")

    assert told.code == "409 blacked-out"
    assert told.body["reason"] in told.body["detail"]


async def test_a_hold_is_extended_once(shop: Program) -> None:
    number = (await hold(shop)).body["id"]

    first = await shop.post(f"/holds/{number}/extend")
    again = await shop.post(f"/holds/{number}/extend")

    assert first.body["expires_at"] == "2026-11-18T10:25:00+09:00"
    assert again.code == "409 already-extended"
    assert again.body["expires_at"] == "2026-11-18T10:25:00+09:00"


async def test_a_hold_is_over_at_its_second(town: Town, shop: Program) -> None:
    number = (await hold(shop)).body["id"]
    town.clock.move(timedelta(minutes=15))

    told = await shop.post(f"/holds/{number}/confirm", {"subject": "Bori"})
    found = await shop.get(f"/holds/{number}")

    assert told.code == "410 hold-expired"
    assert told.body["expired_at"] == "2026-11-18T10:15:00+09:00"
    assert found.body["status"] == "expired"
    assert (await hold(shop)).status == 201


async def test_a_confirmed_hold_is_a_booking_with_the_same_id(shop: Program) -> None:
    """S1-21: confirmed."""
    number = (await hold(shop)).body["id"]

    told = await shop.post(f"/holds/{number}/confirm", {"subject": "Bori", "note": "limps"})

    assert (told.status, told.body["id"], told.body["status"]) == (200, number, "confirmed")
    assert (await shop.get(f"/bookings/{number}")).body == told.body
    assert [step["status"] for step in told.body["history"]] == ["held", "confirmed"]


async def test_what_the_service_asks_for_is_asked_for(shop: Program) -> None:
    number = (await hold(shop)).body["id"]

    told = await shop.post(f"/holds/{number}/confirm", {"note": "limps"})

    assert told.code == "422 detail-missing"
    assert told.body["field"] == "body.subject"


async def test_a_released_hold_is_free_again(shop: Program) -> None:
    """S1-22: released."""
    number = (await hold(shop)).body["id"]

    told = await shop.change("DELETE", f"/holds/{number}")
    again = await shop.change("DELETE", f"/holds/{number}")

    assert (told.status, told.raw, again.status) == (204, b"", 204)
    assert (await hold(shop)).status == 201
    assert (await shop.get(f"/holds/{number}")).body["status"] == "released"


async def test_a_booking_is_not_released_but_cancelled(shop: Program) -> None:
    number = (await hold(shop)).body["id"]
    await shop.post(f"/holds/{number}/confirm", {"subject": "Bori"})

    told = await shop.change("DELETE", f"/holds/{number}")

    assert told.code == "409 wrong-state"
    assert told.body["state"] == "confirmed"


async def test_one_customer_keeps_only_so_many_slots_at_once(shop: Program) -> None:
    starts = ("10:00", "11:00", "14:00", "15:00")
    told = [await hold(shop, f"2026-11-20T{start}:00+09:00") for start in starts]

    assert [one.status for one in told] == [201, 201, 201, 409]
    assert told[-1].code == "409 too-many-holds"
    assert told[-1].body["limit"] == 3


FOR_WHOM: tuple[dict[str, object], ...] = (
    {},
    {"customer_id": "1", "customer": {"name": "Ann", "phone": "+821012345678"}},
    {"customer": {"name": "Ann"}},
)


async def test_a_server_says_for_whom_in_one_way(shop: Program) -> None:
    body = {"service": "consultation", "start": FRIDAY_3}

    told = [await shop.post("/holds", {**body, **whose}) for whose in FOR_WHOM]

    assert [one.code for one in told] == ["422 senseless-request"] * len(FOR_WHOM)
    assert all(one.body["errors"][0]["field"].startswith("body.customer") for one in told)


async def test_a_version_that_was_not_seen_changes_nothing(shop: Program) -> None:
    number = (await hold(shop)).body["id"]

    stale = await shop.post(f"/holds/{number}/extend", If_Match='"7"')
    seen = await shop.post(f"/holds/{number}/extend", If_Match='"1"')

    assert stale.code == "412 version-changed"
    assert stale.body["version"] == 1
    assert (seen.status, seen.headers["ETag"]) == (200, '"2"')


async def test_a_hold_that_is_not_there_is_not_found(shop: Program) -> None:
    numbers = ("0", "1", "99999999999999999999", "x", "%00", "%E2%82", "1/extend/1")

    told = [await shop.get(f"/holds/{number}") for number in numbers]

    assert [one.status for one in told] == [404] * len(numbers)
