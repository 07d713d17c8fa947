"""What this process answers over HTTP, put together from what the house has.

The web server and the interface for programs with its models are much of what a process loads,
and nobody who writes to the bot waits for them: `bot.app` loads this module once the bot has
begun to work, and the interface is loaded when a program calls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from aiohttp import web

from bot.aside import aside
from bot.runtime.limits import FloodLimits
from bot.web.api.plan import PATHS
from bot.web.callbacks import PaymentDoor
from bot.web.metrics import (
    BREAKER,
    BREAKER_OPENED,
    CALLBACKS,
    CALLS,
    CONTRADICTIONS,
    FLOODS,
    HOLDS_ENDED,
    HOLDS_PLACED,
    HOLDS_REFUSED,
    JOBS,
    PARKED,
    PARKED_OLDEST,
    PAYMENT_OLDEST,
    PAYMENTS,
    REFUND_OLDEST,
    REFUNDS,
    SILENCES,
    TURNED_AWAY,
    UPDATES,
    VIOLATIONS,
    Metrics,
)
from bot.web.ports import Hook
from bot.web.server import make_web
from bot.web.server import serving as serving_web

if TYPE_CHECKING:
    from bot.app import House
    from bot.store import Store
    from bot.web.api.api import Api
    from bot.web.api.ports import Desk


def serving(
    house: House, hooks: Sequence[Hook], host: str, port: int
) -> AbstractAsyncContextManager[int]:
    """Everything, for the world to ask; see `bot.web.server.serving`."""
    ingest = house.runtime.ingest
    door = PaymentDoor(lambda: house.counter)
    house.metrics.watch(CALLBACKS, lambda: dict(door.counts))
    others = (door, house.api)
    app = make_web(house, house.metrics, hooks=hooks, ingest=ingest, others=others)
    return serving_web(app, host, port)


class Programs:
    """The interface for programs, made when the first of them calls."""

    def __init__(self, make: Callable[[], Api]) -> None:
        self._make = make
        self._made: Api | None = None

    def join(self, app: web.Application) -> None:
        """Answer for everything below the root."""
        app.router.add_route("*", PATHS, self.answer)

    async def answer(self, request: web.Request) -> web.Response:
        """Whatever comes, a response comes of it."""
        if self._made is None:
            self._made = await aside(self._make)
        return await self._made.answer(request)


def make_api(house: House) -> Api:
    """The interface for programs."""
    from bot.web.api.api import Api  # noqa: PLC0415 - see the module

    metrics = house.metrics

    def count(_name: str, status: int, seconds: float) -> None:
        metrics.count(CALLS, str(status))
        metrics.call_seconds.observe(seconds)

    return Api(_desk(house), house.plan.api, count)


def _desk(house: House) -> Desk:
    from bot.web.api.ports import Desk  # noqa: PLC0415 - see the module

    store = house.store
    return Desk(
        store.venues,
        store.people,
        store.contacts,
        store.kept,
        store.lists,
        store.holds,
        store.bookings,
        store.availability,
        house.paying,
        store.payments,
        store.gifts,
        store.keys,
        store.tokens,
        store.replies,
        store.clock,
        house.catalogues,
        house,
        house.runtime.jobs.kick,
        store.quotas,
    )


def make_metrics(house: House) -> Metrics:
    """The numbers of a house, read where they are kept."""
    metrics, runtime = Metrics(), house.runtime
    metrics.watch(VIOLATIONS, lambda: house.violations)
    metrics.watch(UPDATES, lambda: dict(runtime.lanes.counts))
    metrics.watch(JOBS, lambda: dict(runtime.jobs.counts))
    runtime.lanes.on_end = metrics.update_lag.observe
    runtime.jobs.on_end = metrics.job_lateness.observe
    _watch_holds(metrics, house.store)
    _watch_money(metrics, house)
    floods = [one for one in house.limits if isinstance(one, FloodLimits)]
    if floods:
        metrics.watch(FLOODS, lambda: sum(one.floods for one in floods))
    adviser = house.store.adviser
    if adviser is not None:
        metrics.watch(BREAKER, lambda: float(adviser.silent))
        metrics.watch(BREAKER_OPENED, lambda: adviser.openings)
        metrics.watch(SILENCES, lambda: adviser.silences)
    return metrics


def _watch_money(metrics: Metrics, house: House) -> None:
    metrics.watch(PAYMENTS, lambda: house.money.payments)
    metrics.watch(PAYMENT_OLDEST, lambda: house.money.payment_ages)
    metrics.watch(REFUNDS, lambda: house.money.refunds)
    metrics.watch(REFUND_OLDEST, lambda: house.money.refund_ages)
    metrics.watch(PARKED, lambda: house.money.strays)
    metrics.watch(PARKED_OLDEST, lambda: house.money.stray_ages)
    metrics.watch(CONTRADICTIONS, lambda: house.money.contradictions)


def _watch_holds(metrics: Metrics, store: Store) -> None:
    metrics.watch(HOLDS_PLACED, lambda: store.tally.placed)
    metrics.watch(HOLDS_REFUSED, lambda: dict(store.holds.refused))
    metrics.watch(HOLDS_ENDED, lambda: dict(store.tally.ended))
    metrics.watch(TURNED_AWAY, lambda: store.tally.turned_away)
    store.tally.on_firm = metrics.hold_seconds.observe
