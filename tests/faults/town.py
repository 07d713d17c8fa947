"""Everybody, their Telegram, three workers and one database."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.clocks import SystemClock
from bot.runtime.tasks import Tasks
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from tests.bot.runtime.booth import until
from tests.counting import TOKEN, Effects
from tests.processes import free_port
from tests.serving import serving
from tests.stores import Stores, opened
from tests.worker import Terms, Worker

PEOPLE = range(1001, 1041)
NUMBERS = tuple(str(number) for number in range(1, 6))
MESSAGES = len(PEOPLE) * (len(NUMBERS) + 2)
PATIENCE = 60


@dataclass
class Town:
    """Where people count and processes die."""

    telegram: Telegram
    deliveries: Deliveries
    terms: Terms
    stores: Stores
    effects: Effects
    workers: list[Worker]

    async def hire(self, *, polling: bool = False, seconds_per_step: float = 0.0) -> None:
        """Start three workers that post or poll, and wait until all of them are at work."""
        for _ in range(3):
            terms = replace(
                self.terms,
                port=free_port(),
                polling=polling,
                seconds_per_step=seconds_per_step,
            )
            self.workers.append(Worker(terms))
        if not polling:
            self.deliveries.targets = [worker.url for worker in self.workers]
            webhook = {"url": self.workers[0].url, "max_connections": "40"}
            assert self.telegram.call(TOKEN, "setWebhook", webhook).ok
        for worker in self.workers:
            await until(worker.is_up, PATIENCE)

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
        return max(0, len(sent) - MESSAGES)


@asynccontextmanager
async def town_on(url: str) -> AsyncIterator[Town]:
    """A town without workers yet."""
    async with sandbox() as (telegram, root, deliveries), opened(url, SystemClock()) as stores:
        effects = Effects(stores.database)
        await effects.prepare()
        town = Town(telegram, deliveries, Terms(url, root, 0), stores, effects, [])
        try:
            yield town
        finally:
            for worker in town.workers:
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
    async with serving(make_app(telegram, deliveries)) as url:
        yield telegram, url, deliveries
    await tasks.close()


def new_seed() -> random.Random:
    """Chance that can be repeated: the number is in the output of a failed test."""
    number = random.randrange(10**6)
    print(f"seed {number}")
    return random.Random(number)
