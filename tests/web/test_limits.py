"""How often one may call, who may call from a browser, and what every answer carries."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer

from bot.app import House
from bot.web.api.plan import Policies, Policy
from bot.web.api.quotas import LocalQuotas
from bot.web.server import make_web
from bot.web.server import serving as serving_at
from tests.stories.town import SHOP, Town
from tests.web.calling import Http, Program, program

SMALL = Policies(
    Policy("caller", 6), Policy("route", 3), Policy("route", 2), Policy("stranger", 4)
)


@pytest.fixture
async def hurried(town: Town) -> AsyncIterator[Http]:
    """The same house, where programs may call only a few times a minute."""
    plan = replace(town.plan, api=replace(town.plan.api, policies=SMALL))
    house = House(plan, town.store, town.tasks)
    app = make_web(house, house.metrics, others=(house.api,))
    async with TestClient(TestServer(app)) as http:
        yield http


async def test_a_route_is_called_so_often_and_then_not_for_a_while(
    town: Town, hurried: Http
) -> None:
    """S2-22: per endpoint."""
    shop = await program(town, hurried)

    told = [await shop.get("/services") for _ in range(4)]

    assert [one.status for one in told] == [200, 200, 200, 429]
    assert told[-1].code == "429 too-many-requests"
    assert 0 < int(told[-1].headers["Retry-After"]) == told[-1].body["retry_after"] <= 20
    assert told[0].headers["RateLimit-Policy"] == '"caller";q=6;w=60, "route";q=3;w=60'
    assert told[0].headers["RateLimit"].startswith('"caller";r=5;t=10, "route";r=2;t=20')
    assert '"route";r=0' in told[-1].headers["RateLimit"]


async def test_other_routes_and_other_callers_are_counted_by_themselves(
    town: Town, hurried: Http
) -> None:
    shop, other = await program(town, hurried), await program(town, hurried)
    for _ in range(4):
        await shop.get("/services")

    another_route = await shop.get("/resources")
    another_caller = await other.get("/services")

    assert (another_route.status, another_caller.status) == (200, 200)


async def test_all_routes_of_a_caller_are_counted_together(town: Town, hurried: Http) -> None:
    """S2-22: per client."""
    shop = await program(town, hurried)
    paths = ("", "/services", "/resources", "/blackouts", "/bookings", "/customers")

    told = [await shop.get(path) for path in paths]
    seventh = await shop.call("GET", "/venues")

    assert [one.status for one in told] == [200] * 6
    assert seventh.status == 429


async def test_changes_are_counted_apart_and_what_waits_has_no_effect(
    town: Town, hurried: Http
) -> None:
    shop = await program(town, hurried)

    told = [
        await shop.post("/customers", {"name": "Ann", "phone": f"+8210123456{number}8"})
        for number in range(3)
    ]

    assert [one.status for one in told] == [201, 201, 429]
    assert (await shop.get("/customers")).body["total"] == 2


async def test_who_guesses_credentials_is_slowed_down_and_who_has_one_is_not(
    town: Town, hurried: Http
) -> None:
    shop = await program(town, hurried)
    guessing = Program(hurried, shop.root, "hf_AAAAAAAA_BBBBBBBBBBBBBBBBBBBBBBBBBBB")

    told = [(await guessing.get("")).status for _ in range(6)]

    assert told == [401, 401, 401, 401, 429, 429]
    assert (await shop.get("")).status == 200


async def test_processes_with_one_redis_count_together(town: Town, hurried: Http) -> None:
    shop = await program(town, hurried)
    plan = replace(town.plan, api=replace(town.plan.api, policies=SMALL))
    second = House(plan, town.store, town.tasks)
    async with TestClient(
        TestServer(make_web(second, second.metrics, others=(second.api,)))
    ) as http:
        elsewhere = Program(http, shop.root, shop.credential)

        told = [(await one.get("/services")).status for one in (shop, elsewhere) * 2]

    shared = town.store.quotas is not None
    assert told == ([200, 200, 200, 429] if shared else [200] * 4)


def test_a_quota_fills_up_again_as_time_goes_by() -> None:
    now = 1000.0
    quotas = LocalQuotas(lambda: now)
    allowance = [Policy("x", 2, 10).of("me")]
    spent = [quotas.spend(allowance) for _ in range(3)]
    now += 5.0

    again = quotas.spend(allowance)

    assert spent == [[0, 1, 5000], [0, 0, 10000], [5000, 0, 10000]]
    assert again == [0, 0, 10000]


async def test_scripts_of_a_named_site_may_call(shop: Program) -> None:
    """S3-22: origins by setting."""
    told = await shop.get("", Origin=SHOP)
    asked = await shop.call(
        "OPTIONS",
        f"{shop.root}/holds",
        headers={"Origin": SHOP, "Access-Control-Request-Method": "POST"},
    )

    assert told.headers["Access-Control-Allow-Origin"] == SHOP
    assert "ETag" in told.headers["Access-Control-Expose-Headers"]
    assert asked.status == 204
    assert asked.headers["Access-Control-Allow-Origin"] == SHOP
    assert "POST" in asked.headers["Access-Control-Allow-Methods"]
    assert "Idempotency-Key" in asked.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked.headers


async def test_scripts_of_another_site_may_not(shop: Program) -> None:
    for origin in ("https://evil.example", "https://shop.example.evil.example", "null"):
        told = await shop.get("", Origin=origin)

        assert "Access-Control-Allow-Origin" not in told.headers
        assert "Origin" in told.headers["Vary"]


async def test_every_answer_is_guarded(shop: Program) -> None:
    paths = ("/venues", "/nowhere", "/health", "/docs", "/openapi.json", "/venues/x", "")

    for path in paths:
        told = await shop.call("GET", path)

        assert told.headers["X-Content-Type-Options"] == "nosniff"
        assert told.headers["Cache-Control"] == "no-store"
        assert told.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in told.headers["Content-Security-Policy"]
        assert "Server" not in told.headers


async def test_an_address_that_asks_for_far_too_much_is_refused_by_field(
    town: Town, shop: Program
) -> None:
    app = make_web(town.house, town.house.metrics, others=(town.house.api,))
    dates = "&".join(["date=2026-11-20"] * 1000)
    path = f"/api/v1{shop.root}/services/consultation/why?{dates}"
    headers = {"Authorization": f"Bearer {shop.credential}"}

    async with serving_at(app, "127.0.0.1", 0) as port, ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{port}{path}", headers=headers)
        told = await answer.json(content_type="application/problem+json")

    assert answer.status == 400
    assert told["errors"][0]["field"] == "query.date"


async def test_what_is_no_json_or_too_much_of_it_is_refused(shop: Program, http: Http) -> None:
    headers = {"Authorization": f"Bearer {shop.credential}", "Idempotency-Key": "x"}
    path = f"/api/v1{shop.root}/customers"
    json = {"Content-Type": "application/json"}

    async def sent(content: bytes, more: dict[str, str]) -> tuple[int, str]:
        answer = await http.post(path, data=content, headers=headers | more)
        return answer.status, (await answer.json(content_type=None))["code"]

    assert await sent(b"name=Ann", {"Content-Type": "text/plain"}) == (415, "not-json")
    assert await sent(b"{", json) == (400, "invalid-request")
    assert await sent(b"\xff", json) == (400, "invalid-request")
    assert await sent(b"[" * 5000, json) == (400, "invalid-request")
    assert await sent(b'"\\ud800"', json) == (400, "invalid-request")
    assert await sent(b" " * 200_000, json) == (413, "too-large")
