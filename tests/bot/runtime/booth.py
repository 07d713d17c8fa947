"""One process of the counting bot, with Ann and Bob in front of it, all in the test's own loop."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from telegram.ext import BaseHandler

from bot.ids import RandomIds
from bot.runtime.context import App, BotContext
from bot.runtime.ports import World
from bot.runtime.process import Runtime
from bot.runtime.session import Session
from bot.runtime.tasks import Tasks
from bot.sandbox.clock import MovableClock
from bot.sandbox.request import SandboxRequest
from storage.engine import Database
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.schema import metadata
from storage.sessions import Sessions
from tests.bot.sandbox.stage import ANN, BOB, Stage
from tests.counting import BOT_ID, OneVenue, build

Handler = BaseHandler[Any, BotContext, Any]


@dataclass
class Booth:
    """The clock stands still: leases, waits and jobs change only when a test moves it."""

    stage: Stage
    database: Database
    world: World
    app: App
    runtime: Runtime
    told: list[tuple[object, Exception]] = field(default_factory=list)

    @property
    def clock(self) -> MovableClock:
        return self.stage.clock

    def add(self, *handlers: Handler) -> None:
        self.app.add_handlers(handlers)

    async def say(self, person: int, *texts: str) -> None:
        """Have a person write, and the updates come in."""
        for text in texts:
            self.stage.telegram.say(person, text)
        await self.deliver()

    async def deliver(self, *updates: Mapping[str, object]) -> None:
        """Bring updates in as a webhook does: those given, or all that wait."""
        for update in updates or self.stage.updates():
            await self.runtime.ingest.receive(BOT_ID, orjson.dumps(update))

    async def rest(self) -> None:
        """Wait until no lane and no job is worked at."""
        await until(lambda: not self.runtime.lanes.busy and self.runtime.jobs._idle.is_set())

    async def session(self, person: int) -> Session:
        """What the person's lane remembers."""
        found = await self.database.read(
            lambda c: c.exec_driver_sql(
                f"SELECT state FROM sessions WHERE lane = '{BOT_ID}:u:{person}'"
            ).scalar()
        )
        return Session.load(found or "")

    async def inbox(self) -> list[tuple[int, bool, str | None, int]]:
        """Each update: number, whether it is done, what it died of, attempts."""
        rows = await self.database.read(
            lambda c: c.exec_driver_sql(
                "SELECT update_id, done_at, error, attempts FROM inbox ORDER BY update_id"
            ).all()
        )
        return [(number, done is not None, error, n) for number, done, error, n in rows]

    def said_to(self, person: int) -> list[str]:
        """What the bot has written to a person."""
        messages = self.stage.telegram.transcript(person)
        return [message["text"] for message in messages if message["from"]["is_bot"]]


@asynccontextmanager
async def booth(url: str) -> AsyncIterator[Booth]:
    """Open for business. More than one on the same database are as many processes."""
    tasks, stage = Tasks(), Stage(ANN, BOB)
    database = Database(url, stage.clock)
    if database.dialect == "sqlite":
        await database.run(metadata.create_all)
    world = World(
        Inbox(database, tasks.spawn),
        Sessions(database, tasks.spawn),
        Jobs(database, tasks.spawn),
        Leases(database),
        OneVenue(),
        stage.clock,
        RandomIds(stage.clock),
    )
    app = build(SandboxRequest(stage.telegram))
    told: list[tuple[object, Exception]] = []

    async def tell(update: object, _context: BotContext, error: Exception) -> None:
        told.append((update, error))

    runtime = Runtime({BOT_ID: app}, world, tasks, tell)
    await runtime.start(polling=False)
    yield Booth(stage, database, world, app, runtime, told)
    await runtime.stop()
    await tasks.close()
    await database.close()


async def until(check: Callable[[], bool | Awaitable[bool]], patience: float = 10) -> None:
    """Return as soon as it is so."""
    async with asyncio.timeout(patience):
        while True:
            found = check()
            if await found if inspect.isawaitable(found) else found:
                return
            await asyncio.sleep(0.001)
