"""The composition root: the one place that names concrete stores, locks and gateways.

`House` is the bots of a process with their store, put together; `run` keeps them until it is told
to stop. The demo (`bot.sandbox.demo`) and the tests build the same house over other doors.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING

import structlog

from bot import garbage
from bot.alerts import KINDS as ALERTS
from bot.alerts import Alerts
from bot.aside import aside
from bot.collecting import KINDS as OF_MONEY
from bot.collecting import Collecting
from bot.counter import Counter
from bot.forgeries import Watchman
from bot.introducing import introduce
from bot.notices import KINDS, Notices, Office
from bot.reception import Reception, build_applications, open_reception
from bot.runtime.limits import FloodLimits, Limits
from bot.runtime.process import Runtime, end_on_signals
from bot.runtime.tasks import Tasks
from bot.store import Plan, Store, bot_of, open_store
from bot.telling import Apologies
from bot.tills import VenueTills, home_of
from bot.web.api.plan import ApiPlan
from bot.web.ports import Hook, Readiness
from bot.words.catalogue import MEASURE, Catalogues
from bot.words.when.reader import reader_for
from domain.errors import StoreBusy
from domain.paying import Paying
from domain.resources import Venue
from storage.audit import seal_audit
from storage.migrate import current, head
from storage.money_figures import MoneyFigures, money_figures
from storage.pacing import RedisBuckets
from storage.verify import count, verify

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from telegram import Bot

    from bot.front import Programs
    from bot.settings import Settings
    from bot.web.metrics import Metrics

_log = structlog.get_logger(__name__)

# Who has written while nobody was here is answered first.
_FRONT_AFTER_SECONDS, _WARM_AFTER_SECONDS = 0.25, 1.0
# Loaded by whoever needs it first, and so that nobody has to wait for it.
_SOON = "phonenumbers"
SEAL_SECONDS, CLOCK_SECONDS, VERIFY_SECONDS, SWEEP_SECONDS = 5.0, 60.0, 300.0, 3600.0
MONEY_SECONDS = 60.0


class House:
    """The bots of this process over one store, built and not yet started."""

    def __init__(self, plan: Plan, store: Store, tasks: Tasks) -> None:
        self.plan = plan
        self.store = store
        self.draining = False
        self.violations = dict[str, float]()
        self.money = MoneyFigures()
        self.catalogues = Catalogues.load()
        self.tills = VenueTills(
            plan.payments, store.people, self.catalogues, self._bot, store.clock
        )
        self.paying = Paying(store.payments, store.kept, store.holds, self.tills, store.clock)
        self._receptions = {
            bot_id: open_reception(
                app,
                _limits(store, plan, tasks, bot_id),
                store,
                (self.catalogues, self.paying),
                lambda: self.runtime.jobs.kick(),  # noqa: PLW0108 - it is made further down
            )
            for bot_id, app in build_applications(plan).items()
        }
        self.runtime = _runtime(self._receptions, store, tasks)
        self._add_jobs()

    @cached_property
    def api(self) -> Programs:
        """The interface for programs."""
        from bot import front  # noqa: PLC0415 - heavy, and not what people wait for

        return front.Programs(partial(front.make_api, self))

    @cached_property
    def metrics(self) -> Metrics:
        """The numbers of this process, likewise."""
        from bot import front  # noqa: PLC0415 - heavy, and not what people wait for

        return front.make_metrics(self)

    @property
    def limits(self) -> tuple[Limits, ...]:
        """The pace of every bot."""
        return tuple(one.limits for one in self._receptions.values())

    def _make_office(self) -> Office:
        store, runtime = self.store, self.runtime
        return Office(
            store.venues,
            store.people,
            store.kept,
            store.holds,
            store.availability,
            store.clock,
            store.ids,
            self.catalogues,
            lambda venue: self._receptions[store.venues.bot_of(venue)].sender,
            lambda venue, nudge, number: runtime.ingest.nudge(
                store.venues.bot_of(venue), nudge, number
            ),
        )

    def _add_jobs(self) -> None:
        store, runtime = self.store, self.runtime
        office = self._make_office()
        counter = Counter(office, store.payments, self.paying, self._home, runtime.jobs.kick)
        self.counter = Watchman(counter, office, store.world.leases)
        notices = Notices(office)
        for kind, handle in KINDS.items():
            runtime.jobs.on(kind, handle.__get__(notices))
        collecting = Collecting(office, notices, self.paying, store.payments)
        for kind, collect in OF_MONEY.items():
            runtime.jobs.on(kind, collect.__get__(collecting))
        alerts = Alerts(office, notices, store.payments)
        for kind, tell in ALERTS.items():
            runtime.jobs.on(kind, tell.__get__(alerts))
        ticks = runtime.ticks
        ticks.add("clock", CLOCK_SECONDS, store.follow_clock)
        ticks.add_periodic("seal", SEAL_SECONDS, lambda: seal_audit(store.database))
        ticks.add_periodic("sweep", SWEEP_SECONDS, store.sweep)
        ticks.add_periodic("verify", VERIFY_SECONDS, self._verify)
        ticks.add("money", MONEY_SECONDS, self._count_money)

    async def _verify(self) -> None:
        """Check the promises now and then; the gauge shows what broke."""
        self.violations = count(await verify(self.store.database))

    async def _count_money(self) -> None:
        """How money stands, for the gauges. Every process asks: whoever reads asks any of them."""
        self.money = await money_figures(self.store.database)

    async def warm(self) -> None:
        """Load in a thread what somebody would otherwise be the first to wait for.

        Of the languages, those of the venues; others when somebody comes who speaks them.
        """
        await asyncio.sleep(_WARM_AFTER_SECONDS)
        venues: tuple[Venue, ...] = ()
        with suppress(StoreBusy):
            for bot_id in self.runtime.apps:
                venues += await self.store.venues.of_bot(bot_id)
        await aside(partial(_read_ahead, self.catalogues, venues))
        garbage.settle()

    async def stop(self) -> None:
        """End what is under way, and hang up."""
        await self.runtime.stop()
        await self.tills.close()

    def _home(self, venue: Venue) -> str:
        """The chat with the bot that serves a venue."""
        return home_of(self._bot(venue))

    def _bot(self, venue: Venue) -> Bot:
        """The bot that serves a venue."""
        return self.runtime.apps[self.store.venues.bot_of(venue)].bot

    async def introduce(self) -> None:
        """Put the commands of every bot into Telegram, in every language."""
        for one in self._receptions.values():
            await introduce(one.app.bot, self.catalogues)

    async def readiness(self) -> Readiness:
        """For /readyz; see `bot.web.ports.Health`."""
        adviser = self.store.adviser
        redis = await adviser.greet() if adviser is not None else None
        try:
            migrated = await current(self.store.database) == head()
        except (StoreBusy, OSError):
            return Readiness(database=False, migrated=False, redis=redis, draining=False)
        return Readiness(database=True, migrated=migrated, redis=redis, draining=self.draining)


def _runtime(receptions: Mapping[int, Reception], store: Store, tasks: Tasks) -> Runtime:
    doors = {bot_id: one.doors for bot_id, one in receptions.items()}
    apps = {bot_id: one.app for bot_id, one in receptions.items()}
    apologies = Apologies(doors, store.clock)
    runtime = Runtime(apps, store.world, tasks, apologies.tell)
    runtime.ingest.on_unkept(lambda bot_id, one: tasks.spawn(apologies.unkept(bot_id, one)))
    return runtime


def _read_ahead(catalogues: Catalogues, venues: Sequence[Venue]) -> None:
    import_module(_SOON)
    for venue in venues:
        for language in catalogues.spoken((*venue.languages, MEASURE)):
            words = catalogues.for_(language, venue.languages)
            reader_for(words.typed, venue.languages).load("")


def _front(
    house: House, hooks: Sequence[Hook], address: tuple[str, int]
) -> AbstractAsyncContextManager[int]:
    from bot import front  # noqa: PLC0415 - heavy, and not what people wait for

    return front.serving(house, hooks, *address)


def _limits(store: Store, plan: Plan, tasks: Tasks, bot_id: int) -> Limits:
    """The pace of one bot, in all processes."""
    if plan.limits is not None:
        return plan.limits(store.clock)
    if store.adviser is None:
        return FloodLimits(store.clock)
    return FloodLimits(store.clock, RedisBuckets(store.adviser, bot_id, tasks.spawn))


async def demo(port: int, venue: str = "clinic") -> None:
    """The demo, until a signal."""
    from bot.sandbox.demo import demo as play  # noqa: PLC0415 - it builds on this module

    await play(port, venue)


async def run(settings: Settings, mode: str) -> None:
    """Keep the bots until a signal: fetch updates, or wait for them at the webhook."""
    plan = Plan(
        settings.tokens,
        settings.database_url,
        settings.redis_url or "",
        settings.telegram_api_url,
        api=ApiPlan(settings.signing_key, settings.origins),
        payments=settings.payments,
    )
    hooks: list[Hook] = []
    if mode == "webhook":
        bots = map(bot_of, plan.tokens)
        hooks = [Hook(str(one), one, settings.webhook_secrets) for one in bots]
    await serve(plan, (settings.http_host, settings.http_port), hooks)


async def serve(plan: Plan, address: tuple[str, int], hooks: Sequence[Hook]) -> None:
    """Keep the bots until a signal; `hooks` say where Telegram delivers, none to fetch."""
    async with open_store(plan) as (store, tasks):
        house = House(plan, store, tasks)
        end_on_signals(tasks.end)
        try:
            await house.runtime.start(polling=not hooks)
            if not hooks:
                await asyncio.sleep(_FRONT_AFTER_SECONDS)
            front = await aside(partial(_front, house, hooks, address))
            async with front as port:
                tasks.spawn(house.warm())
                _log.info(
                    "running",
                    mode="webhook" if hooks else "polling",
                    host=address[0],
                    port=port,
                )
                await tasks.until_over()
                house.draining = True
        finally:
            await house.stop()
            _log.info("stopped")
