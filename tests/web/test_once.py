"""An Idempotency-Key: the same key and body, the same answer; and never a second effect."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.web.api.routes import CHANGING, read_route
from bot.web.api.table import CALLS
from domain.errors import KeyReused, StoreBusy
from domain.replies import Call, Claim, InProgress, Reply
from domain.resources import VenueId
from storage import schema
from storage.replies import Replies
from tests.stories.town import Town
from tests.web.calling import Http, Program, program

ROUTES = tuple(map(read_route, CALLS))
FRIDAY_3 = "2026-11-20T15:00:00+09:00"


@pytest.fixture
async def body(shop: Program) -> dict[str, Any]:
    """A wish for one vet at one time."""
    return {
        "service": "consultation",
        "start": FRIDAY_3,
        "resources": ["vet-kim"],
        "subject": "Bori",
        "customer_id": await shop.customer(),
    }


async def bookings(town: Town) -> int:
    count = sa.select(sa.func.count()).select_from(schema.bookings)
    return await town.store.database.read(lambda c: c.execute(count).scalar_one())


async def test_the_same_again_gets_the_same_bytes(
    town: Town, shop: Program, body: dict[str, Any]
) -> None:
    """S1-35 S2-16 S3-02: the same for a day."""
    first = await shop.post("/bookings", body, key="one")
    town.clock.move(timedelta(hours=23))
    await shop.post(f"/bookings/{first.body['id']}/cancel")

    again = await shop.post("/bookings", body, key="one")

    assert (again.status, again.raw) == (first.status, first.raw)
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert await bookings(town) == 1


async def test_without_its_key_the_same_wish_is_granted_twice(
    town: Town, shop: Program, body: dict[str, Any]
) -> None:
    """Or what these tests count would be one whatever the key."""
    anybody = {**body, "resources": []}

    told = [await shop.post("/bookings", anybody) for _ in range(2)]

    assert [one.status for one in told] == [201, 201]
    assert await bookings(town) == 2


async def test_a_refusal_is_an_answer_too(shop: Program, body: dict[str, Any]) -> None:
    await shop.post("/bookings", body)
    first = await shop.post("/bookings", body, key="two")
    page = await shop.get("/bookings")
    await shop.post(f"/bookings/{page.body['items'][0]['id']}/cancel")

    again = await shop.post("/bookings", body, key="two")

    assert first.code == "409 slot-taken"
    assert (again.status, again.raw) == (first.status, first.raw)
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert (await shop.post("/bookings", body, key="three")).status == 201


async def test_another_body_under_the_key_is_refused(
    shop: Program, body: dict[str, Any]
) -> None:
    """S2-07: a key stands for one request."""
    await shop.post("/bookings", body, key="one")

    told = await shop.post("/bookings", {**body, "note": "limps"}, key="one")

    assert told.code == "422 key-reused"


async def test_a_key_stands_for_one_path(shop: Program, body: dict[str, Any]) -> None:
    one = (await shop.post("/bookings", body)).body["id"]
    other = (await shop.post("/bookings", {**body, "start": "2026-11-20T16:00:00+09:00"})).body[
        "id"
    ]
    await shop.post(f"/bookings/{one}/cancel", key="same")

    told = await shop.post(f"/bookings/{other}/cancel", key="same")

    assert told.code == "422 key-reused"
    assert (await shop.get(f"/bookings/{other}")).body["status"] == "confirmed"


async def test_a_key_of_one_caller_is_nothing_to_another(
    town: Town, http: Http, shop: Program, body: dict[str, Any]
) -> None:
    other = await program(town, http)
    await shop.post("/bookings", body, key="one")

    told = await other.post("/bookings", body, key="one")

    assert told.code == "409 slot-taken"


async def test_a_key_of_one_route_is_nothing_to_another(
    shop: Program, body: dict[str, Any]
) -> None:
    made = await shop.post("/bookings", body, key="one")

    told = await shop.post(f"/bookings/{made.body['id']}/cancel", key="one")

    assert told.body["status"] == "cancelled"


async def test_after_a_day_a_key_is_fresh_again(
    town: Town, shop: Program, body: dict[str, Any]
) -> None:
    made = await shop.post("/bookings", body, key="one")
    await shop.post(f"/bookings/{made.body['id']}/cancel")
    town.clock.move(timedelta(hours=24))

    told = await shop.post("/bookings", body, key="one")

    assert told.status == 201
    assert told.body["id"] != made.body["id"]


async def test_of_ten_that_are_sent_at_once_one_is_done(
    town: Town, shop: Program, body: dict[str, Any]
) -> None:
    told = await asyncio.gather(*(shop.post("/bookings", body, key="one") for _ in range(10)))

    done = {one.raw for one in told if one.status == 201}
    waiting = [one for one in told if one.status == 409]
    assert len(done) == 1
    assert all(one.code == "409 in-progress" for one in waiting)
    assert all(one.headers["Retry-After"] == "1" for one in waiting)
    assert await bookings(town) == 1


async def test_every_change_wants_a_key(shop: Program) -> None:
    without = [one.name for one in ROUTES if one.method in CHANGING and not one.is_once]

    told = await shop.call("POST", f"{shop.root}/customers", {"name": "Ann"})
    odd = await shop.post("/customers", {"name": "Ann"}, key="with space")

    assert without == ["open_session", "refresh_session", "close_session"]
    assert told.code == "400 idempotency-key-missing"
    assert odd.body["errors"][0]["field"] == "header.Idempotency-Key"


class Dying(Exception):
    """The process is gone."""


async def test_a_caller_that_died_after_the_hold_is_taken_over_and_nothing_is_doubled(
    town: Town, shop: Program, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = town.store.kept

    def died(*_: object) -> None:
        raise Dying

    with monkeypatch.context() as patch:
        patch.setattr(store, "noting", died)
        broken = await shop.post("/bookings", body, key="one")
    early = await shop.post("/bookings", body, key="one")
    town.clock.move(timedelta(seconds=46))
    late = await shop.post("/bookings", body, key="one")
    again = await shop.post("/bookings", body, key="one")

    assert broken.code == "500 internal-error"
    assert early.code == "409 in-progress"
    assert late.status == 201
    assert again.raw == late.raw
    assert await bookings(town) == 1


async def test_a_caller_that_died_after_the_change_finds_its_answer(
    town: Town, shop: Program, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await shop.post("/bookings", body)
    path = f"/bookings/{made.body['id']}/cancel"

    async def died(*_: object) -> None:
        raise Dying

    with monkeypatch.context() as patch:
        patch.setattr(town.store.kept, "tell", died)
        broken = await shop.post(path, {"reason": "rain"}, key="one")
    told = await shop.post(path, {"reason": "rain"}, key="one")

    assert broken.code == "500 internal-error"
    assert (told.status, told.body["status"]) == (200, "cancelled")
    assert told.headers["Idempotency-Replayed"] == "true"


async def test_when_the_store_is_busy_the_next_try_goes_on(
    town: Town, shop: Program, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object, **__: object) -> None:
        raise StoreBusy

    with monkeypatch.context() as patch:
        patch.setattr(town.store.holds, "place", busy)
        told = await shop.post("/bookings", body, key="one")
    again = await shop.post("/bookings", body, key="one")

    assert told.code == "503 store-busy"
    assert told.headers["Retry-After"] == "1"
    assert again.status == 201


CALL = Call(VenueId(1), "key:1", "POST /x", "k", "f")


async def test_a_claim_is_given_to_one_until_its_lease_is_over(town: Town) -> None:
    replies = Replies(town.store.database, town.store.ids)
    first = await replies.claim(CALL)
    waiting = await replies.claim(CALL)
    town.clock.move(timedelta(seconds=46))
    second = await replies.claim(CALL)

    assert isinstance(first, Claim)
    assert isinstance(waiting, InProgress)
    assert isinstance(second, Claim)
    assert second.number == first.number
    with pytest.raises(StoreBusy):
        await replies.finish(first, Reply(200, "late"))
    await replies.finish(second, Reply(200, "done"))
    assert await replies.claim(CALL) == Reply(200, "done")
    with pytest.raises(KeyReused):
        await replies.claim(Call(CALL.venue_id, "key:1", "POST /x", "k", "other"))


async def test_what_is_older_than_two_days_is_swept(town: Town) -> None:
    """S2-16: and what is old goes."""
    replies = Replies(town.store.database, town.store.ids)
    claim = await replies.claim(CALL)
    assert isinstance(claim, Claim)
    await replies.finish(claim, Reply(200, "done"))
    town.clock.move(timedelta(hours=49))

    await town.store.sweep()

    count = sa.select(sa.func.count()).select_from(schema.replies)
    assert await town.store.database.read(lambda c: c.execute(count).scalar_one()) == 0
