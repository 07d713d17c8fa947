"""The composition root: the one place that names concrete stores, locks and gateways.

`House` is one bot with its store, put together and started; `run` keeps one until it is told to
stop. The demo (`bot.sandbox.demo`) and the tests build the same house over other doors.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from telegram.ext import Application, ContextTypes
from telegram.request import BaseRequest
from telegram.warnings import PTBUserWarning

from bot.clocks import SystemClock
from bot.flows.doors import Doors
from bot.flows.flows import Flows
from bot.flows.table import handlers, taps_of
from bot.flows.turn import Desk
from bot.ids import RandomIds
from bot.introducing import introduce
from bot.notices import KINDS, Notices, Office
from bot.runtime.context import App, BotContext
from bot.runtime.http import AiohttpRequest
from bot.runtime.incoming import IncomingLimit
from bot.runtime.limits import FloodLimits, Limits
from bot.runtime.panel import Panel
from bot.runtime.ports import World
from bot.runtime.process import Runtime, end_on_signals
from bot.runtime.sender import Sender
from bot.runtime.tasks import Tasks
from bot.telling import Apologies
from bot.venue_file import load
from bot.web.metrics import BREAKER, FLOODS, JOBS, UPDATES, Metrics
from bot.web.ports import Hook, Readiness
from bot.web.server import make_web, serving
from bot.words.catalogue import Catalogues
from bot.words.when import WhenReader
from domain.availability import Availability
from domain.bookings import Bookings
from domain.errors import StoreBusy
from domain.holds import Holds
from domain.ports import Clock, Gate
from storage.adviser import Adviser, connect_redis
from storage.bookings import BookingStore
from storage.engine import Database
from storage.inbox import Inbox
from storage.jobs import Jobs
from storage.leases import Leases
from storage.locks import LocalGate, RedisGate
from storage.migrate import current, head, upgrade_database
from storage.pacing import RedisBuckets
from storage.people import PeopleStore
from storage.placement import HoldWriter
from storage.sessions import Sessions
from storage.usage import KeptUsage
from storage.venue_document import read_document
from storage.venues import Applied, VenueStore

if TYPE_CHECKING:
    from bot.settings import Settings

SEAL_SECONDS = 5.0
CLOCK_SECONDS = 60.0
MOST_SKEW = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where a house stands: its database, its Redis, and how it speaks to Telegram.

    `clock` overrides the database's own (the demo, tests); `requests` makes PTB's transport.
    """

    token: str
    database_url: str
    redis_url: str = ""
    api_url: str = "https://api.telegram.org"
    clock: Clock | None = None
    requests: Callable[[], BaseRequest] = AiohttpRequest
    limits: Callable[[Clock], Limits] | None = None


class Store:
    """The database with everything kept in it, and the locks before it."""

    def __init__(self, plan: Plan, tasks: Tasks) -> None:
        self.system = SystemClock()
        self.clock: Clock = plan.clock or self.system
        sqlite = plan.database_url.startswith("sqlite")
        self.database = Database(plan.database_url, self.clock if sqlite else plan.clock)
        self.adviser: Adviser | None = None
        gate: Gate = LocalGate(self.clock)
        if plan.redis_url:
            self.adviser = Adviser(connect_redis(plan.redis_url), tasks.spawn)
            gate = RedisGate(self.adviser)
        self.ids = RandomIds(self.system)
        self.writer = HoldWriter(self.database, gate, self.ids, tasks.spawn)
        self.kept = BookingStore(self.database, self.writer, self.ids)
        self.venues = VenueStore(self.database, self.clock)
        self.people = PeopleStore(self.database, self.ids)
        self.availability = Availability(KeptUsage(self.database, self.clock), self.clock)
        self.holds = Holds(self.kept, self.availability, self.clock, self.ids)
        self.bookings = Bookings(self.kept, self.clock)
        self.world = World(
            Inbox(self.database, tasks.spawn),
            Sessions(self.database, tasks.spawn),
            Jobs(self.database, tasks.spawn),
            Leases(self.database),
            self.clock,
            self.ids,
        )

    async def follow_clock(self) -> None:
        """Let this machine's clock follow the database's, which decides."""
        if self.database.moved_now() is None:
            now = await self.database.read_clock()
            self.system.ahead += now - self.system.now()

    async def close(self) -> None:
        """Give everything back."""
        await self.writer.close()
        if self.adviser is not None:
            await self.adviser.close()
        await self.database.close()


class House:
    """One bot in this process, built and not yet started."""

    def __init__(self, plan: Plan, store: Store, tasks: Tasks) -> None:
        self.store = store
        self.draining = False
        self.metrics = Metrics()
        app = build_application(plan)
        limits = plan.limits(store.clock) if plan.limits else _limits(store, plan, tasks)
        sender = Sender(app.bot, limits)
        self.catalogues = catalogues = Catalogues.load()
        desk = Desk(
            store.venues,
            store.people,
            store.kept,
            store.holds,
            store.bookings,
            store.availability,
            store.clock,
            catalogues,
            sender,
            Panel(sender, store.clock),
            cache(WhenReader),
            lambda: app.bot.username,
            lambda: self.runtime.jobs.kick(),
        )
        flows = Flows(desk)
        doors = Doors(desk, flows, taps_of(flows), IncomingLimit())
        app.add_handlers(handlers(doors))
        self.runtime = Runtime(app, store.world, tasks, Apologies(doors).tell)
        self._add_jobs(sender, catalogues)
        self._watch(limits)

    def _add_jobs(self, sender: Sender, catalogues: Catalogues) -> None:
        store, runtime = self.store, self.runtime
        office = Office(
            store.venues,
            store.people,
            store.kept,
            store.holds,
            store.availability,
            store.clock,
            store.ids,
            catalogues,
            sender,
            lambda nudge, number: runtime.ingest.nudge(runtime.app.bot.id, nudge, number),
        )
        notices = Notices(office)
        for kind, handle in KINDS.items():
            runtime.jobs.on(kind, handle.__get__(notices))
        runtime.ticks.add("clock", CLOCK_SECONDS, store.follow_clock)

    def _watch(self, limits: Limits) -> None:
        self.metrics.watch(UPDATES, lambda: dict(self.runtime.lanes.counts))
        self.metrics.watch(JOBS, lambda: dict(self.runtime.jobs.counts))
        if isinstance(limits, FloodLimits):
            self.metrics.watch(FLOODS, lambda: limits.floods)
        adviser = self.store.adviser
        if adviser is not None:
            self.metrics.watch(BREAKER, lambda: float(adviser.silent))

    async def introduce(self) -> None:
        """Put the commands and the bot's description into Telegram, in every language."""
        await introduce(self.runtime.app.bot, self.catalogues)

    async def readiness(self) -> Readiness:
        """For /readyz; see `bot.web.ports.Health`."""
        adviser = self.store.adviser
        redis = await adviser.greet() if adviser is not None else None
        try:
            migrated = await current(self.store.database) == head()
        except (StoreBusy, OSError):
            return Readiness(database=False, migrated=False, redis=redis, draining=False)
        return Readiness(database=True, migrated=migrated, redis=redis, draining=self.draining)


def build_application(plan: Plan) -> App:
    """PTB's application: our transport, our context, no updater, nothing kept in memory."""
    # Durations as such, as the library will have them by itself one day.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    warnings.filterwarnings("ignore", message=".*per_message", category=PTBUserWarning)
    root = plan.api_url.rstrip("/")
    return (
        Application.builder()
        .token(plan.token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(plan.requests())
        .get_updates_request(plan.requests())
        .updater(None)
        .context_types(ContextTypes(context=BotContext))
        .build()
    )


def _limits(store: Store, plan: Plan, tasks: Tasks) -> Limits:
    if store.adviser is None:
        return FloodLimits(store.clock)
    bot_id = int(plan.token.partition(":")[0])
    return FloodLimits(store.clock, RedisBuckets(store.adviser, bot_id, tasks.spawn))


async def make_store(plan: Plan, tasks: Tasks) -> Store:
    """A store that is migrated and knows what time it is. DatabaseNewer, StoreBusy."""
    store = Store(plan, tasks)
    try:
        await upgrade_database(store.database)
        await store.follow_clock()
        if store.adviser is not None:
            await store.adviser.greet()
    except BaseException:
        await store.close()
        raise
    return store


async def apply_venue(store: Store, path: Path) -> Applied:
    """Make a venue what its file says. VenueFileError, StillBooked: nothing was changed."""
    return await store.venues.apply(load(path, read_document))


@asynccontextmanager
async def open_store(plan: Plan) -> AsyncIterator[tuple[Store, Tasks]]:
    """A store, migrated, for as long as the context lasts."""
    tasks = Tasks()
    try:
        store = await make_store(plan, tasks)
        try:
            yield store, tasks
        finally:
            await store.close()
    finally:
        await tasks.close()


async def demo(port: int, venue: str = "clinic") -> None:
    """The demo, until a signal."""
    from bot.sandbox.demo import demo as play  # noqa: PLC0415 - it builds on this module

    await play(port, venue)


async def run(settings: Settings, mode: str) -> None:
    """Keep a bot until a signal: fetch updates, or wait for them at the webhook."""
    plan = Plan(
        settings.token,
        settings.database_url,
        settings.redis_url or "",
        settings.telegram_api_url,
    )
    hook = None
    if mode == "webhook":
        bot_id = int(plan.token.partition(":")[0])
        hook = Hook(str(bot_id), bot_id, settings.webhook_secrets)
    await serve(plan, (settings.http_host, settings.http_port), hook)


async def serve(plan: Plan, address: tuple[str, int], hook: Hook | None) -> None:
    """Keep a bot until a signal; `hook` says where Telegram delivers, None to fetch."""
    async with open_store(plan) as (store, tasks):
        house = House(plan, store, tasks)
        web = make_web(house, house.metrics, hook=hook, ingest=house.runtime.ingest)
        await house.runtime.start(polling=hook is None)
        end_on_signals(tasks.end)
        try:
            async with serving(web, *address):
                await tasks.until_over()
                house.draining = True
        finally:
            await house.runtime.stop()
