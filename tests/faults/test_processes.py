"""Three processes behind round robin, duplicated deliveries, and what happens to processes."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.clocks import SystemClock
from bot.runtime.tasks import Tasks
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from tests.bot.runtime.booth import until
from tests.counting import TOKEN, Effects
from tests.processes import free_port
from tests.stores import KINDS, Stores, opened, url_of
from tests.worker import Terms, Worker

pytestmark = pytest.mark.fault

PEOPLE = range(1001, 1041)
NUMBERS = tuple(str(number) for number in range(1, 6))
PATIENCE = 60


@dataclass
class Town:
    """Everybody, their Telegram, three workers and one database."""

    telegram: Telegram
    workers: list[Worker]
    stores: Stores
    effects: Effects

    def everybody_counts(self) -> None:
        for person in PEOPLE:
            for text in ("/start", *NUMBERS, "/done"):
                self.telegram.say(person, text)

    async def settle(self) -> None:
        """Wait until everything anybody has said is done."""
        await until(self._is_settled, PATIENCE)

    async def _is_settled(self) -> bool:
        count, _ = await self.stores.inbox.count_pending()
        return not count and not self.telegram.updates(TOKEN).count()

    async def failures(self) -> dict[int, list[str]]:
        """Whose dialogue did not end right, and how."""
        right = ["begin", *NUMBERS, " ".join(NUMBERS)]
        found = await self.effects.of_everybody()
        return {who: found.get(who, []) for who in PEOPLE if found.get(who) != right}

    def repeated_messages(self) -> int:
        sent = [call for call in self.telegram.calls() if call["method"] == "sendMessage"]
        return max(0, len(sent) - len(PEOPLE) * (len(NUMBERS) + 2))


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return url_of(request.param, request, tmp_path)


@pytest.fixture
def seed() -> random.Random:
    number = random.randrange(10**6)
    print(f"seed {number}")
    return random.Random(number)


@pytest.fixture
async def town(url: str) -> AsyncIterator[Town]:
    async with (
        sandbox() as (telegram, root, deliveries),
        opened(url, SystemClock()) as stores,
    ):
        effects = Effects(stores.database)
        await effects.prepare()
        workers = [Worker(Terms(url, root, free_port())) for _ in range(3)]
        deliveries.targets = [worker.url for worker in workers]
        webhook = {"url": workers[0].url, "max_connections": "40"}
        assert telegram.call(TOKEN, "setWebhook", webhook).ok
        yield Town(telegram, workers, stores, effects)
        for worker in workers:
            worker.kill()


@asynccontextmanager
async def sandbox() -> AsyncIterator[tuple[Telegram, str, Deliveries]]:
    """Serve a Telegram that tries a webhook again after 50 ms."""
    tasks, clock = Tasks(), SystemClock()
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, username="counting_bot", name="Counting")
    for person in PEOPLE:
        telegram.add_person(person, f"Person {person}")
    deliveries = Deliveries(
        telegram, clock, tasks.spawn, backoff=lambda _failures, _asked: 0.05
    )
    async with TestServer(make_app(telegram, deliveries)) as server:
        yield telegram, str(server.make_url("")).rstrip("/"), deliveries
    await tasks.close()


async def test_every_dialogue_ends_right_while_processes_are_killed(
    town: Town, seed: random.Random
) -> None:
    town.telegram.duplicate_updates(len(PEOPLE))
    town.everybody_counts()

    kills = 0
    settling = asyncio.create_task(town.settle())
    while not settling.done():
        await asyncio.wait([settling], timeout=seed.uniform(0.05, 0.4))
        seed.choice(town.workers).restart()
        kills += 1
    await settling

    print(f"{kills} kills, {await town.effects.tries()}, {town.repeated_messages()} repeated")
    assert await town.failures() == {}
    assert town.repeated_messages() <= kills * 64


async def test_a_process_frozen_for_longer_than_its_lease_is_fenced(
    town: Town, seed: random.Random
) -> None:
    town.everybody_counts()

    settling = asyncio.create_task(town.settle())
    while not settling.done():
        await asyncio.wait([settling], timeout=seed.uniform(0.2, 0.6))
        frozen = seed.choice(town.workers)
        frozen.signal(signal.SIGSTOP)
        await asyncio.wait([settling], timeout=2.5)
        frozen.signal(signal.SIGCONT)
    await settling

    print(f"{await town.effects.tries()}, {town.repeated_messages()} repeated")
    assert await town.failures() == {}


async def test_a_process_told_to_stop_under_load_ends_well_and_loses_nothing(
    town: Town,
) -> None:
    town.everybody_counts()
    await asyncio.sleep(0.5)

    town.workers[0].signal(signal.SIGTERM)
    async with asyncio.timeout(20):
        code = await town.workers[0].ended()
    await town.settle()

    assert code == 0
    assert await town.failures() == {}
    assert (await town.effects.tries()).keys() == {1}
