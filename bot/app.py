"""The composition root: the one place that names concrete stores, locks and gateways.

`House` is one bot with its store, put together and started; `run` keeps one until it is told to
stop. The demo (`bot.sandbox.demo`) and the tests build the same house over other doors.
"""

from __future__ import annotations

import asyncio
import gc
import os
import warnings
from typing import TYPE_CHECKING

import structlog
from telegram.ext import Application, ContextTypes
from telegram.warnings import PTBUserWarning

from bot.flows.doors import Doors
from bot.flows.flows import Flows
from bot.flows.table import handlers, taps_of
from bot.flows.turn import Desk
from bot.introducing import introduce
from bot.notices import KINDS, Notices, Office
from bot.runtime.context import App, BotContext
from bot.runtime.incoming import IncomingLimit
from bot.runtime.limits import FloodLimits, Limits
from bot.runtime.panel import Panel
from bot.runtime.process import Runtime, end_on_signals
from bot.runtime.sender import Sender
from bot.runtime.tasks import Tasks
from bot.store import Plan, Store, open_store
from bot.telling import Apologies
from bot.web.api.api import Api, ApiPlan
from bot.web.api.ports import Desk as ApiDesk
from bot.web.metrics import BREAKER, CALLS, FLOODS, JOBS, UPDATES, VIOLATIONS, Metrics
from bot.web.ports import Hook, Readiness
from bot.web.server import make_web, serving
from bot.words.catalogue import Catalogues
from bot.words.when import warm
from bot.words.when.reader import reader_for
from domain.errors import StoreBusy
from storage.audit import seal_audit
from storage.migrate import current, head
from storage.pacing import RedisBuckets
from storage.verify import count, verify

if TYPE_CHECKING:
    from bot.settings import Settings

_log = structlog.get_logger(__name__)

SEAL_SECONDS, CLOCK_SECONDS, VERIFY_SECONDS, SWEEP_SECONDS = 5.0, 60.0, 300.0, 3600.0


class House:
    """One bot in this process, built and not yet started."""

    def __init__(self, plan: Plan, store: Store, tasks: Tasks) -> None:
        self.store = store
        self.draining = False
        self._violations, self.metrics = dict[str, float](), Metrics()
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
            reader_for,
            lambda: app.bot.username,
            lambda: self.runtime.jobs.kick(),  # noqa: PLW0108 - it is made further down
        )
        flows = Flows(desk)
        doors = Doors(desk, flows, taps_of(flows), IncomingLimit())
        app.add_handlers(handlers(doors))
        self.runtime = _runtime(app, doors, store, tasks)
        self._add_jobs(sender, catalogues)
        self._watch(limits)
        self.api = self._api(plan.api)

    def _api(self, plan: ApiPlan) -> Api:
        store = self.store
        desk = ApiDesk(
            store.venues,
            store.people,
            store.contacts,
            store.kept,
            store.lists,
            store.holds,
            store.bookings,
            store.availability,
            store.keys,
            store.tokens,
            store.replies,
            store.clock,
            self.catalogues,
            self,
            self.runtime.jobs.kick,
            store.quotas,
        )
        return Api(desk, plan, self._count_call)

    def _count_call(self, _name: str, status: int, seconds: float) -> None:
        self.metrics.count(CALLS, str(status))
        self.metrics.call_seconds.observe(seconds)

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
        ticks = runtime.ticks
        ticks.add("clock", CLOCK_SECONDS, store.follow_clock)
        ticks.add_periodic("seal", SEAL_SECONDS, lambda: seal_audit(store.database))
        ticks.add_periodic("sweep", SWEEP_SECONDS, store.sweep)
        ticks.add_periodic("verify", VERIFY_SECONDS, self._verify)

    async def _verify(self) -> None:
        """Check the promises now and then; the gauge shows what broke."""
        self._violations = count(await verify(self.store.database))

    def _watch(self, limits: Limits) -> None:
        self.metrics.watch(VIOLATIONS, lambda: self._violations)
        self.metrics.watch(UPDATES, lambda: dict(self.runtime.lanes.counts))
        self.metrics.watch(JOBS, lambda: dict(self.runtime.jobs.counts))
        if isinstance(limits, FloodLimits):
            self.metrics.watch(FLOODS, lambda: limits.floods)
        adviser = self.store.adviser
        if adviser is not None:
            self.metrics.watch(BREAKER, lambda: float(adviser.silent))

    async def warm(self) -> None:
        """Load in a thread what the first line of text would otherwise wait for.

        What is loaded by then stays: the garbage collector need not look through it again.
        """
        await asyncio.to_thread(_read_ahead, self.catalogues)
        gc.collect()
        gc.freeze()

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


def _runtime(app: App, doors: Doors, store: Store, tasks: Tasks) -> Runtime:
    apologies = Apologies(doors, store.clock)
    runtime = Runtime(app, store.world, tasks, apologies.tell)
    runtime.ingest.on_unkept(lambda one: tasks.spawn(apologies.unkept(one)))
    return runtime


def _read_ahead(catalogues: Catalogues) -> None:
    for language in catalogues.languages:
        catalogues.for_(language)
    warm(catalogues.languages)


def build_application(plan: Plan) -> App:
    """PTB's application: our transport, our context, no updater, nothing kept in memory."""
    # Durations as such, as the library will have them by itself one day.
    os.environ.setdefault("PTB_TIMEDELTA", "1")  # noqa: TID251 - the library's own switch
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
        api=ApiPlan(settings.signing_key, settings.origins),
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
        web = make_web(
            house, house.metrics, hook=hook, ingest=house.runtime.ingest, api=house.api
        )
        end_on_signals(tasks.end)
        try:
            await house.runtime.start(polling=hook is None)
            tasks.spawn(house.warm())
            async with serving(web, *address) as port:
                _log.info(
                    "running", mode="webhook" if hook else "polling", host=address[0], port=port
                )
                await tasks.until_over()
                house.draining = True
        finally:
            await house.runtime.stop()
            _log.info("stopped")
