"""What the process answers over HTTP, to Telegram, to whoever watches it and to strangers."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.metrics import (
    BREAKER,
    FLOODS,
    HOLDS_ENDED,
    TURNED_AWAY,
    UPDATES,
    VIOLATIONS,
    Metrics,
)
from bot.web.ports import Hook, Readiness
from bot.web.server import make_web, serving
from bot.web.webhook import SECRET_HEADER
from domain.errors import StoreBusy
from tests.processes import free_port

Client = TestClient[web.Request, web.Application]
UPDATE = b'{"update_id":1,"message":{}}'
ALL_WELL = Readiness(database=True, migrated=True, redis=True, draining=False)
HOOK = Hook("pets", 7000001, ("new-secret", "old-secret"))


@dataclass
class Kept:
    """An inbox: keeps, refuses, or takes its time."""

    bodies: list[bytes] = field(default_factory=list)
    bots: list[int] = field(default_factory=list)
    trouble: Exception | None = None
    may_go_on: asyncio.Event | None = None
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, bot_id: int, raw: bytes) -> None:
        self.bots.append(bot_id)
        self.asked.set()
        if self.may_go_on is not None:
            await self.may_go_on.wait()
        if self.trouble is not None:
            raise self.trouble
        self.bodies.append(raw)


@dataclass
class How:
    """A process: how it is."""

    found: Readiness = ALL_WELL
    stuck: bool = False

    async def readiness(self) -> Readiness:
        if self.stuck:
            await asyncio.Event().wait()
        return self.found


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def how() -> How:
    return How()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
async def client(kept: Kept, how: How, metrics: Metrics) -> AsyncIterator[Client]:
    async with TestClient(
        TestServer(make_web(how, metrics, hooks=[HOOK], ingest=kept))
    ) as client:
        yield client


async def deliver(
    client: Client, secret: str | None = "new-secret", *, to: str = "pets", body: bytes = UPDATE
) -> ClientResponse:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    return await client.post(f"/tg/{to}", data=body, headers=headers)


@pytest.mark.parametrize("secret", HOOK.secrets)
async def test_an_update_with_either_secret_is_kept(
    client: Client, kept: Kept, secret: str
) -> None:
    response = await deliver(client, secret)

    assert response.status == 200
    assert (kept.bots, kept.bodies) == ([HOOK.bot_id], [UPDATE])


@pytest.mark.parametrize("secret", [None, "", "wrong", "new-secre", "new-secret2", "ünïcode"])
async def test_who_does_not_know_the_secret_is_turned_away(
    client: Client, kept: Kept, secret: str | None
) -> None:
    response = await deliver(client, secret)

    assert response.status == 403
    assert kept.bodies == []


async def test_who_does_not_know_the_name_finds_nothing(client: Client, kept: Kept) -> None:
    response = await deliver(client, to="cats")

    assert response.status == 404
    assert kept.bodies == []


async def test_every_bot_has_a_door_of_its_own(how: How, metrics: Metrics, kept: Kept) -> None:
    hooks = [HOOK, Hook("cats", 7000002, ("their-secret",))]
    app = make_web(how, metrics, hooks=hooks, ingest=kept)
    async with TestClient(TestServer(app)) as client:
        theirs = await deliver(client, "their-secret", to="cats")
        crossed = await deliver(client, "their-secret", to="pets")

    assert (theirs.status, crossed.status) == (200, 403)
    assert kept.bots == [7000002]


async def test_a_body_no_update_can_have_is_not_read_to_its_end(
    client: Client, kept: Kept
) -> None:
    most, more = (
        await deliver(client, body=b" " * 131_072),
        await deliver(client, body=b" " * 131_073),
    )

    assert (most.status, more.status) == (200, 413)
    assert len(kept.bodies) == 1


async def test_nothing_is_acknowledged_before_it_is_kept(client: Client, kept: Kept) -> None:
    kept.may_go_on = asyncio.Event()
    delivery = asyncio.ensure_future(deliver(client))
    await kept.asked.wait()

    early = delivery.done()
    kept.may_go_on.set()

    assert not early
    assert (await delivery).status == 200


async def test_what_could_not_be_kept_is_delivered_again(client: Client, kept: Kept) -> None:
    kept.trouble = StoreBusy()

    response = await deliver(client)

    assert response.status == 500
    assert "StoreBusy" not in await response.text()


async def test_a_bug_is_no_acknowledgement(client: Client, kept: Kept) -> None:
    kept.trouble = RuntimeError("Secret Canary")

    response = await deliver(client)

    assert response.status == 500
    assert "Canary" not in await response.text()


async def test_what_is_no_update_is_refused(client: Client, kept: Kept) -> None:
    kept.trouble = ValueError("no update")

    assert (await deliver(client)).status == 400


async def test_a_poller_has_no_door_for_telegram(how: How, metrics: Metrics) -> None:
    async with TestClient(TestServer(make_web(how, metrics))) as client:
        response = await client.post("/tg/pets", data=UPDATE)

    assert response.status == 404


@pytest.mark.parametrize(
    "hook", [Hook("pets", 7, ()), Hook("pets", 7, ("",)), Hook("", 7, ("secret",))]
)
def test_a_door_without_a_lock_is_not_built(how: How, kept: Kept, hook: Hook) -> None:
    with pytest.raises(ValueError, match="a name and a secret"):
        make_web(how, Metrics(), hooks=[hook], ingest=kept)


async def test_a_process_that_turns_is_alive_whatever_else(client: Client, how: How) -> None:
    how.stuck = True

    response = await client.get("/healthz")

    assert response.status == 200
    assert await response.json() == {"alive": True}


async def test_a_process_that_has_all_it_needs_is_ready(client: Client) -> None:
    response = await client.get("/readyz")

    assert response.status == 200
    assert await response.json() == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
        "redis": "ok",
        "draining": False,
    }


@pytest.mark.parametrize(
    ("found", "status", "redis"),
    [
        (Readiness(database=True, migrated=True, redis=False, draining=False), 200, "degraded"),
        (Readiness(database=True, migrated=True, redis=None, draining=False), 200, "not used"),
        (Readiness(database=False, migrated=True, redis=True, draining=False), 503, "ok"),
        (Readiness(database=True, migrated=False, redis=True, draining=False), 503, "ok"),
        (Readiness(database=True, migrated=True, redis=True, draining=True), 503, "ok"),
    ],
)
async def test_without_redis_a_process_is_ready_and_without_anything_else_it_is_not(
    client: Client, how: How, found: Readiness, status: int, redis: str
) -> None:
    how.found = found

    response = await client.get("/readyz")

    assert response.status == status
    told = await response.json()
    assert told["ready"] is (status == 200)
    assert told["redis"] == redis


async def test_a_database_that_does_not_answer_in_time_is_not_there(
    client: Client, how: How, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.health.PATIENCE_SECONDS", 0.02)
    how.stuck = True

    response = await client.get("/readyz")

    assert response.status == 503
    assert (await response.json())["database"] == "failing"


async def test_what_was_counted_can_be_read(client: Client, metrics: Metrics) -> None:
    metrics.watch(UPDATES, lambda: {"done": 3, "failed": 1})
    metrics.update_lag.observe(0.05)
    metrics.update_lag.observe(2)
    metrics.count(HOLDS_ENDED, "expired")
    metrics.count(HOLDS_ENDED, "expired")
    metrics.count(TURNED_AWAY)
    metrics.job_lateness.observe(0.05)
    metrics.watch(VIOLATIONS, lambda: {"I1": 0, "I3": 2})
    metrics.watch(BREAKER, lambda: True)
    metrics.watch(FLOODS, lambda: 7)

    response = await client.get("/metrics")

    assert response.headers["Content-Type"].startswith("text/plain; version=")
    text = await response.text()
    for line in (
        'holdfast_updates_total{outcome="done"} 3.0',
        'holdfast_updates_total{outcome="failed"} 1.0',
        'holdfast_update_lag_seconds_bucket{le="0.1"} 1.0',
        "holdfast_update_lag_seconds_count 2.0",
        'holdfast_holds_ended_total{state="expired"} 2.0',
        "holdfast_gate_refusals_total 1.0",
        'holdfast_job_lateness_seconds_bucket{le="0.1"} 1.0',
        'holdfast_invariant_violations{id="I1"} 0.0',
        'holdfast_invariant_violations{id="I3"} 2.0',
        "# TYPE holdfast_gate_breaker_open gauge",
        "holdfast_gate_breaker_open 1.0",
        "holdfast_telegram_floods_total 7.0",
    ):
        assert line in text.splitlines()


def test_processes_in_one_program_count_for_themselves() -> None:
    first, second = Metrics(), Metrics()

    first.count(TURNED_AWAY)

    assert first.registry.get_sample_value("holdfast_gate_refusals_total") == 1
    assert second.registry.get_sample_value("holdfast_gate_refusals_total") is None


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
async def test_the_public_sees_no_metrics(client: Client, header: str) -> None:
    response = await client.get("/metrics", headers={header: "203.0.113.9"})

    assert response.status == 404


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/nowhere", "/tg/pets"])
async def test_every_answer_is_guarded_and_names_no_software(client: Client, path: str) -> None:
    response = await client.get(path)

    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Server" not in response.headers


async def test_a_refusal_is_guarded_too(client: Client) -> None:
    response = await deliver(client, "wrong")

    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in response.headers


async def test_a_port_that_is_taken_is_an_error(how: How, metrics: Metrics) -> None:
    async with serving(make_web(how, metrics), "127.0.0.1", 0) as port:
        with pytest.raises(OSError, match="in use"):
            async with serving(make_web(how, Metrics()), "127.0.0.1", port):
                pass


async def test_what_is_being_delivered_at_the_end_is_still_kept(
    how: How, metrics: Metrics, kept: Kept
) -> None:
    kept.may_go_on = asyncio.Event()
    app = make_web(how, metrics, hooks=[HOOK], ingest=kept)
    async with TestClient(TestServer(web.Application())) as client:
        async with serving(app, "127.0.0.1", free_port()) as port:
            delivery = asyncio.ensure_future(
                client.session.post(
                    f"http://127.0.0.1:{port}/tg/pets",
                    data=UPDATE,
                    headers={SECRET_HEADER: "new-secret"},
                )
            )
            await kept.asked.wait()
            asyncio.get_running_loop().call_later(0.05, kept.may_go_on.set)
        response = await delivery

    assert response.status == 200
    assert kept.bodies == [UPDATE]
