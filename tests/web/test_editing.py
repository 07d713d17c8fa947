"""Blackouts and resources over HTTP: part of the venue's file, and seen in `export`."""

import tomllib
from typing import Any

import pytest

from bot.commands.toml_text import to_toml
from bot.sandbox.demo import VENUES
from storage.venue_document import read_document, to_plain
from tests.stories.town import Town, town_at
from tests.web.calling import Program, Told, program, serving
from tests.web.conftest import Where

WORKS = {
    "start": "2026-11-20T14:00:00+09:00",
    "end": "2026-11-20T18:00:00+09:00",
    "reason": {"ko": "공사", "en": "Works"},
    "resources": ["vet-kim"],
}
FRIDAY = "/services/consultation/slots?from=2026-11-20&to=2026-11-20&resource=vet-kim"


async def exported(town: Town) -> dict[str, Any]:
    document = await town.store.venues.document(town.venue.key)
    return tomllib.loads(to_toml(to_plain(document)))


async def rules(shop: Program) -> set[str]:
    told = await shop.get(FRIDAY)
    return {one["rule"] for one in told.body["items"] if one["rule"]}


async def add(shop: Program, **changes: Any) -> Told:
    return await shop.post("/blackouts", {**WORKS, **changes})


async def test_a_blackout_closes_a_time_and_stands_in_the_file(
    town: Town, shop: Program
) -> None:
    """S1-25: made."""
    before = await rules(shop)

    told = await add(shop)

    assert (told.status, told.body["reason"]) == (201, "공사")
    assert before == set()
    assert await rules(shop) == {"blackout"}
    assert (await exported(town))["blackout"][-1] == {
        "from": "2026-11-20 14:00",
        "to": "2026-11-20 18:00",
        "reason": {"ko": "공사", "en": "Works"},
        "resources": ["vet-kim"],
    }


async def test_a_blackout_is_listed_and_taken_back(shop: Program) -> None:
    """S1-25: listed, and taken back."""
    made = await add(shop)
    listed = await shop.get("/blackouts", Accept_Language="en")

    told = await shop.change("DELETE", f"/blackouts/{made.body['id']}")
    again = await shop.change("DELETE", f"/blackouts/{made.body['id']}")

    assert made.body.pop("affected") == []
    assert listed.body["items"][-1] == {**made.body, "reason": "Works"}
    assert (told.status, again.code) == (204, "404 not-found")
    assert await rules(shop) == set()
    assert made.body not in (await shop.get("/blackouts")).body["items"]


async def test_the_same_blackout_is_there_once(shop: Program) -> None:
    await add(shop)

    assert (await add(shop)).code == "409 already-there"


async def test_a_blackout_of_the_whole_venue_needs_no_resources(shop: Program) -> None:
    body = {name: WORKS[name] for name in ("start", "end")}

    told = await shop.post("/blackouts", {**body, "reason": "Holiday"})

    assert (told.status, told.body["resources"]) == (201, [])
    assert await rules(shop) == {"blackout"}


SENSELESS: dict[str, dict[str, Any]] = {
    "body.end": {"end": WORKS["start"]},
    "body.start": {"start": "2026-11-20T14:00:01+09:00"},
    "body.resources.0": {"resources": ["vet-who"]},
    "body.reason": {"reason": {"fr": "Travaux"}},
}


async def test_a_blackout_that_cannot_be_meant_changes_nothing(
    town: Town, shop: Program
) -> None:
    before = await exported(town)

    told = [await add(shop, **change) for change in SENSELESS.values()]

    assert [one.code for one in told] == ["422 senseless-request"] * len(told)
    assert [one.body["errors"][0]["field"] for one in told] == [*SENSELESS]
    assert await exported(town) == before


async def test_a_change_starts_from_the_version_that_was_seen(shop: Program) -> None:
    seen = (await shop.get("")).headers["ETag"]

    first = await shop.post("/blackouts", WORKS, If_Match=seen)
    stale = await shop.change("DELETE", f"/blackouts/{first.body['id']}", If_Match=seen)

    assert first.status == 201
    assert stale.code == "412 version-changed"
    assert f'"{stale.body["version"]}"' == first.headers["ETag"] != seen


async def test_a_resource_is_added_changed_and_taken_out(town: Town, shop: Program) -> None:
    """S1-16 S1-23 S4-14: resources over HTTP."""
    made = await shop.post(
        "/resources", {"key": "vet-new", "group": "vet", "name": {"ko": "신", "en": "New"}}
    )
    wider = await shop.change(
        "PATCH", "/resources/vet-new", {"capacity": 3}, Accept_Language="en"
    )
    found = await shop.get("/resources/vet-new", Accept_Language="en")
    gone = await shop.change("DELETE", "/resources/vet-new")

    assert (made.status, made.body["name"]) == (201, "신")
    assert (wider.body["capacity"], wider.body["name"]) == (3, "New")
    assert found.body == wider.body
    assert gone.status == 204
    assert (await shop.get("/resources/vet-new")).code == "404 not-found"
    assert "vet-new" not in {one["key"] for one in (await exported(town))["resource"]}


async def test_two_resources_do_not_have_one_key(shop: Program) -> None:
    told = await shop.post("/resources", {"key": "vet-kim", "group": "vet", "name": "Kim"})

    assert told.code == "409 already-there"
    assert told.body["field"] == "body.key"


async def booked(shop: Program) -> dict[str, Any]:
    """A consultation by Dr Kim on Friday at three, as an edit that is in its way tells of it."""
    start = "2026-11-20T15:00:00+09:00"
    body = {"service": "consultation", "start": start, "resources": ["vet-kim"]}
    made = await shop.post(
        "/bookings", {**body, "subject": "Bori", "customer_id": await shop.customer()}
    )
    same = {name: made.body[name] for name in ("id", "reference", "status", "start", "end")}
    return {"service": "consultation", "about": "vet-kim", **same}


def affected(told: Told) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [dict(one) for one in told.body["affected"]]
    assert all("vet-kim" in one.pop("resources") for one in found)
    return found


async def test_what_has_bookings_ahead_is_not_taken_out(shop: Program) -> None:
    """S1-16: and past ones stay."""
    kept = await booked(shop)

    told = await shop.change("DELETE", "/resources/vet-kim")

    assert told.code == "409 still-booked"
    assert told.body["bookings"] == 1
    assert affected(told) == [{**kept, "cause": "resource-gone"}]


async def test_a_blackout_tells_which_bookings_are_in_it_and_leaves_them(shop: Program) -> None:
    kept = await booked(shop)

    told = await add(shop)
    beside = await add(shop, resources=["vet-lee"])

    assert (told.status, affected(told)) == (201, [{**kept, "cause": "blackout"}])
    assert (beside.status, affected(beside)) == (201, [])
    still = await shop.get(f"/bookings/{kept['id']}")
    assert still.body["status"] == "confirmed"


async def test_the_same_blackout_again_tells_the_same(shop: Program) -> None:
    await booked(shop)

    told, again = [await shop.post("/blackouts", WORKS, key="works") for _ in range(2)]

    assert (again.status, again.raw) == (201, told.raw)


ON = "2027-01-15"
FEWER: dict[str, dict[str, Any]] = {
    "units": {
        "capacities": [
            {"from": ON, "to": ON, "units": 4},
            {"from": "2027-01-16", "to": "2027-01-20", "units": 5},
        ]
    },
    "capacity": {"capacities": []},
    "seats": {"seats": 2},
}


async def hire(elsewhere: Program, units: int, party: int) -> str:
    """The number of a hold of landcruisers, of which there are five on that day."""
    body = {"service": "hire", "dates": [ON], "resources": ["landcruiser"]}
    customer = {"name": "Ann", "phone": "+61412345678"}
    more = {"units": units, "party": party, "customer": customer}
    made = await elsewhere.post("/holds", body | more)
    reference: str = made.body["reference"]
    return reference


@pytest.mark.parametrize("elsewhere", ["wheels"], indirect=True)
async def test_fewer_than_are_booked_are_refused_with_the_bookings(elsewhere: Program) -> None:
    three, two = await hire(elsewhere, 3, 8), await hire(elsewhere, 2, 2)
    path = "/resources/landcruiser"

    told = {why: await elsewhere.change("PATCH", path, body) for why, body in FEWER.items()}
    enough = await elsewhere.change(
        "PATCH", path, {"capacities": [{"from": ON, "to": ON, "units": 5}]}
    )

    assert {one.code for one in told.values()} == {"409 still-booked"}
    found = {
        why: {one["reference"] for one in told.body["affected"] if one["cause"] == why}
        for why, told in told.items()
    }
    assert found == {"units": {three, two}, "capacity": {two}, "seats": {three}}
    assert enough.status == 200


@pytest.mark.parametrize("name", ["hall", "wheels"])
async def test_what_is_set_over_http_is_exported_and_applied_again_changes_nothing(
    name: str, where: Where
) -> None:
    async with town_at(*where, venue=VENUES / f"{name}.toml") as town, serving(town) as http:
        shop, group = await program(town, http), town.venue.resources[0].group
        names = dict.fromkeys(town.venue.languages, "Works")
        period = {"from": "2027-02-01", "to": "2027-02-09", "units": 9}
        during = {"start": "2027-02-03T08:00:00Z", "end": "2027-02-03T10:30:00Z"}
        made = (
            await shop.post("/resources", {"key": "more", "group": group, "name": names}),
            await shop.post("/blackouts", {**during, "reason": names, "resources": ["more"]}),
            await shop.change("PATCH", "/resources/more", {"capacities": [period], "seats": 4}),
        )

        text = to_toml(await exported(town))
        applied = await town.store.venues.apply(read_document(tomllib.loads(text)))

        assert [one.status for one in made] == [201, 201, 200]
        assert not applied.changed
        assert to_toml(await exported(town)) == text
        assert all(part in text for part in ('resources = ["more"]', "units = 9", "seats = 4"))


async def test_hours_stay_where_a_resource_is_changed(town: Town, shop: Program) -> None:
    before = next(one for one in (await exported(town))["resource"] if one["key"] == "vet-park")

    told = await shop.change("PATCH", "/resources/vet-park", {"name": "Park"})

    after = next(one for one in (await exported(town))["resource"] if one["key"] == "vet-park")
    assert after == {**before, "name": "Park"}
    assert told.body["hours"] is not None
