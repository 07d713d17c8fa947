"""Three processes of the whole bot behind round robin, while they are killed at random.

Every customer finishes the booking, once; nothing is lost and nothing happens twice.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.clocks import SystemClock
from bot.runtime.tasks import Tasks
from bot.sandbox.events import Event
from bot.sandbox.server import make_app
from bot.sandbox.telegram import Telegram
from bot.sandbox.webhooks import Deliveries
from bot.store import Plan, Store, apply_venue, open_store
from domain.states import Status
from storage import schema
from tests.faults.branches import SECRET, TOKEN, Branch, Terms
from tests.processes import free_port
from tests.serving import serving

pytestmark = pytest.mark.fault

CUSTOMERS = range(1001, 1025)
PATIENCE = 200
KILLS = 10
BOOKED = -1
VENUE = Path(__file__).parent / "venues" / "desk.toml"


@dataclass
class Crowd:
    """Everybody in front of the bot, its processes, and its store."""

    telegram: Telegram
    branches: list[Branch]
    store: Store

    async def customer(self, person_id: int) -> None:
        """Begin, and do what the screen asks until the booking card is there."""
        changed = asyncio.Event()
        stop = self.telegram.listen(lambda event: _wake(changed, event, person_id))
        answered: set[int] = set()
        self.telegram.say(person_id, "/start")
        try:
            async with asyncio.timeout(PATIENCE):
                while not self.act(person_id, answered):
                    await changed.wait()
                    changed.clear()
        finally:
            stop()

    def act(self, person_id: int, answered: set[int]) -> bool:
        """Do once what the newest screen asks for; True when the card has come."""
        said = [one for one in self.telegram.transcript(person_id) if one["from"]["is_bot"]]
        if any("Booked" in _text(message) for message in said):
            return True
        if not said or hash(str(said[-1])) in answered or BOOKED in answered:
            return False
        answered.add(hash(str(said[-1])))
        labels = " ".join(_labels(said[-1]))
        if "Who is it for?" in _text(said[-1]) and "Confirm" not in labels:
            self.telegram.say(person_id, f"Pet {person_id}")
        elif "Next:" in _text(said[-1]):
            # It is booked, the card is on its way.
            answered.add(BOOKED)
        else:
            for label in ("Confirm", "All times", "Soonest"):
                if label in labels:
                    self.press(person_id, label)
                    break
        return False

    def press(self, person_id: int, label: str) -> None:
        """The newest button that says so."""
        for message in reversed(self.telegram.transcript(person_id)):
            for one in _labels(message):
                if label in one:
                    self.telegram.tap_text(person_id, one)
                    return

    async def booked(self) -> Counter[int]:
        """How many firm bookings each customer has."""
        bookings, customers = schema.bookings, schema.customers
        statement = (
            sa.select(customers.c.user_id)
            .join(bookings, bookings.c.customer_id == customers.c.id)
            .where(bookings.c.status == str(Status.CONFIRMED))
        )
        found = await self.store.database.read(lambda c: c.scalars(statement).all())
        return Counter(found)


def _wake(changed: asyncio.Event, event: Event, person_id: int) -> None:
    if person_id in event.people:
        changed.set()


def _text(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _labels(message: dict[str, Any]) -> list[str]:
    markup = message.get("reply_markup") or {}
    return [one["text"] for row in markup.get("inline_keyboard") or () for one in row]


@pytest.fixture
async def crowd(fresh_database: str, redis_url: str) -> AsyncIterator[Crowd]:
    """Three branches on PostgreSQL and Redis, with a Telegram that tries again at once."""
    async with (
        _sandbox() as (telegram, root, deliveries),
        open_store(Plan((TOKEN,), fresh_database, redis_url)) as (store, _tasks),
    ):
        await apply_venue(store, VENUE)
        terms = [Terms(fresh_database, redis_url, root, free_port()) for _ in range(3)]
        branches = [Branch(one) for one in terms]
        deliveries.targets = [branch.url for branch in branches]
        telegram.call(TOKEN, "setWebhook", {"url": branches[0].url, "secret_token": SECRET})
        yield Crowd(telegram, branches, store)
        for branch in branches:
            branch.kill()


@asynccontextmanager
async def _sandbox() -> AsyncIterator[tuple[Telegram, str, Deliveries]]:
    tasks, clock = Tasks(), SystemClock()
    telegram = Telegram(clock)
    telegram.add_bot(TOKEN, username="branch_bot", name="Branch")
    for person in CUSTOMERS:
        telegram.add_person(person, f"Person {person}")
    deliveries = Deliveries(telegram, clock, tasks.spawn, backoff=lambda *_: 0.05)
    async with serving(make_app(telegram, deliveries)) as url:
        yield telegram, url, deliveries
    await tasks.close()


@pytest.mark.timeout(PATIENCE + 60)
async def test_every_customer_books_once_while_processes_are_killed(crowd: Crowd) -> None:
    number = random.randrange(10**6)
    print(f"seed {number}")
    seed = random.Random(number)
    crowd.telegram.duplicate_updates(len(CUSTOMERS))

    everybody = asyncio.gather(*(crowd.customer(one) for one in CUSTOMERS))
    kills = 0
    while not everybody.done() and kills < KILLS:
        await asyncio.wait([everybody], timeout=seed.uniform(1.0, 4.0))
        if not everybody.done():
            seed.choice(crowd.branches).restart()
            kills += 1
    await everybody

    print(f"{kills} kills")
    assert await crowd.booked() == Counter(CUSTOMERS)
